// Short queries as readers type them over real news, with judgments of the stories that engines found. The
// pools are shallow, so only judged stories count: others are left out of an order before it is measured.
import { JUDGED } from '../places.ts'
import { type JudgedQuery, readQuestions } from './collection.ts'
import { mean, ndcgAt, PAGE_DEPTH } from './measures.ts'

/** What an engine gave for a query, best first. */
export interface ShortAnswer {
  readonly id: string
  readonly ids: readonly string[]
  /** Titles of the first three. */
  readonly titles: readonly string[]
  /** All that it found, where it counts them; else how many ids it gave. */
  readonly total: number
}

/** What an engine gave for all queries. */
export interface ShortAnswers {
  readonly answers: readonly ShortAnswer[]
  /** The same queries with one letter wrong in one word, a query for each word; Lede only. */
  readonly misspelt?: readonly ShortAnswer[]
}

/** What an engine is worth. */
export interface ShortScore {
  readonly ndcg: number
  /** Unjudged stories among the first ten, mean. */
  readonly unjudged: number
  /** Queries that found fewer than ten stories. */
  readonly few: number
  readonly queries: readonly (ShortAnswer & { readonly text: string; readonly ndcg: number })[]
}

/** Reads the queries. */
export async function readShortQueries(): Promise<readonly JudgedQuery[]> {
  return (await readQuestions(JUDGED)).queries
}

/** Scores what an engine gave; an answer for each query, or several for one. */
export function scoreShort(
  queries: readonly JudgedQuery[],
  answers: readonly ShortAnswer[],
): ShortScore {
  const byId = new Map(queries.map((query) => [query.id, query]))
  const scored = answers.flatMap((answer) => {
    const query = byId.get(answer.id)
    if (query === undefined) return []
    const judged = answer.ids.filter((id) => query.judgments.has(id))
    const ndcg = ndcgAt(PAGE_DEPTH, judged, query.judgments)
    const unjudged = answer.ids.slice(0, PAGE_DEPTH).filter((id) => !query.judgments.has(id)).length
    return [{ ...answer, text: query.text, ndcg, unjudged }]
  })
  return {
    ndcg: mean(scored.map(({ ndcg }) => ndcg)),
    unjudged: mean(scored.map(({ unjudged }) => unjudged)),
    few: scored.filter(({ total }) => total < PAGE_DEPTH).length,
    queries: scored,
  }
}
