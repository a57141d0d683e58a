// What is the answer to a query? The whole of it by brute force, in order, with everything that its page
// and its facets are cut from.
import { parseQuery } from '../../../src/query/parse-query.ts'
import type { Clause, QueryContext } from '../../../src/query/query.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../../../src/retrieval/factors.ts'
import type { SearchRequest, SortBy } from '../../../src/search/request.ts'
import type { Story } from '../../../src/story/story.ts'
import { earn, type Mark, marksOf } from './asked.ts'
import { findOutcome } from './attempts.ts'
import { freshness, popularity } from './bm25f.ts'
import type { Corpus } from './corpus.ts'
import { compareCosts, type Cost } from './tiers.ts'

export interface OracleHit {
  readonly story: Story
  readonly cost: Cost
  readonly score: number
  /** What is to be marked in title, body and author. */
  readonly marks: () => readonly Mark[]
}

export interface OracleAnswer {
  readonly order: SortBy
  /** All of them, in order. */
  readonly hits: readonly OracleHit[]
  readonly dropped: (best: Pick<Story, 'id'> | undefined) => readonly Clause[]
  /** Scores and order are known but for what looking closer adds. */
  readonly describes: boolean
}

/** Answers a complete request. */
export function searchByBruteForce(
  corpus: Corpus,
  request: SearchRequest,
  context: QueryContext,
  ranking: RankingSettings = DEFAULT_RANKING,
): OracleAnswer {
  const query = parseQuery(request.q, context)
  const { asked, matches, dropped, describes } = findOutcome(corpus, query, request)
  const hits = matches.map(({ story: found, score, cost }): OracleHit => {
    const { story } = found
    const { recency = ranking.recency } = request
    const factor =
      freshness(story, corpus, context.nowMs, recency, ranking) *
      popularity(story, corpus, ranking.popularity)
    return {
      story,
      cost,
      score: score * factor,
      marks: () => asked.flatMap((one) => marksOf(found, one)),
    }
  })
  const isUnscored = query.required.length === 0 && request.sortBy === 'relevance'
  const order = isUnscored ? 'newest' : request.sortBy
  return {
    order,
    hits: hits.sort(COMPARISONS[order]),
    describes: describes !== undefined,
    dropped: (best) => {
      const found = corpus.stories.find(({ story }) => story.id === best?.id)
      if (describes === undefined || found === undefined) return dropped
      return describes
        .filter((one) => earn(corpus, found, one.asked) === undefined)
        .map(({ clause }) => clause)
    },
  }
}

/** Stories come in the order of the index, which decides among equals. */
const COMPARISONS: Readonly<Record<SortBy, (a: OracleHit, b: OracleHit) => number>> = {
  relevance: (a, b) => compareCosts(a.cost, b.cost) || b.score - a.score,
  newest: (a, b) => descending(dateOf(a) ?? -Infinity, dateOf(b) ?? -Infinity),
  oldest: (a, b) => descending(dateOf(b) ?? Infinity, dateOf(a) ?? Infinity),
  popularity: (a, b) => descending(a.story.views ?? -Infinity, b.story.views ?? -Infinity),
}

function descending(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1
}

function dateOf({ story: { publishedAt } }: OracleHit): number | undefined {
  return publishedAt === undefined ? undefined : Date.parse(publishedAt)
}
