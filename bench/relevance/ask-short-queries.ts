// Asks engines the short judged queries, each in a fresh process, and prints what came of it.
import { existsSync } from 'node:fs'

import { runTask, TaskError } from '../measure/task.ts'
import { JUDGED, NEWS } from '../places.ts'
import { formatTable } from '../report/table.ts'
import { mean } from './measures.ts'
import { ENGINES } from './options.ts'
import {
  readShortQueries,
  scoreShort,
  type ShortAnswers,
  type ShortScore,
} from './short-queries.ts'
import type { AskShortInput } from './tasks/ask-short.ts'

/** Engines that are asked where none is named: those that readers of short queries would compare. */
export const SHORT_ENGINES: readonly string[] = ['lede', 'minisearch', 'minisearch-tuned', 'sqlite']
/** Queries that are shown with what they found. */
const WORST = 8
/** Longest time for one engine, milliseconds. */
const LIMIT_MS = 20 * 60_000

/** What an engine is worth on short queries, misspelt ones among them. */
export interface ShortResult extends ShortScore {
  readonly key: string
  /** nDCG@10 with one letter wrong, and of the same queries without; Lede only. */
  readonly misspelt?: { readonly queries: number; readonly ndcg: number; readonly clean: number }
}

/** Asks everyone; undefined where the stories or the queries are not here. */
export async function askShortQueries(
  engines: readonly string[],
  print: (text: string) => void,
): Promise<readonly ShortResult[] | undefined> {
  if (!existsSync(JUDGED) || !existsSync(NEWS)) {
    print('Short queries: skipped, since ../shared/data/judged or ../shared/data/news is not here')
    return undefined
  }
  const queries = await readShortQueries()
  const results: ShortResult[] = []
  for (const key of engines) {
    try {
      const { answers, misspelt } = await runTask<ShortAnswers>(
        'relevance/tasks/ask-short.js',
        { engine: key } satisfies AskShortInput,
        { timeoutMs: LIMIT_MS },
      )
      const score = scoreShort(queries, answers)
      const wrong = misspelt && scoreShort(queries, misspelt)
      results.push({ key, ...score, ...(wrong && { misspelt: compare(score, wrong) }) })
    } catch (error) {
      if (!(error instanceof TaskError)) throw error
      print(`Short queries: ${key} gave nothing: ${error.message}`)
    }
  }
  return results
}

function compare(clean: ShortScore, wrong: ShortScore): NonNullable<ShortResult['misspelt']> {
  const cleanOf = new Map(clean.queries.map(({ id, ndcg }) => [id, ndcg]))
  return {
    queries: wrong.queries.length,
    ndcg: wrong.ndcg,
    clean: mean(wrong.queries.map(({ id }) => cleanOf.get(id) ?? 0)),
  }
}

/** Writes the scores, and of Lede the queries that fare worst with what they found. */
export function formatShort(results: readonly ShortResult[]): string {
  const labelOf = (key: string): string => ENGINES.find((one) => one.key === key)?.label ?? key
  const table = formatTable(
    ['short judged queries', 'nDCG@10, judged', 'unjudged in ten', 'under ten hits', 'queries'],
    results.map(({ key, ndcg, unjudged, few, queries }) => [
      labelOf(key),
      ndcg.toFixed(3),
      unjudged.toFixed(1),
      String(few),
      String(queries.length),
    ]),
  )
  const lede = results.find(({ key }) => key === 'lede')
  if (lede === undefined) return table
  const worst = [...lede.queries].sort((a, b) => a.ndcg - b.ndcg).slice(0, WORST)
  const lines = worst.flatMap(({ text, ndcg, total, titles }) => [
    `${ndcg.toFixed(3)}  ${text}  (${total.toLocaleString('en')} hits)`,
    ...titles.map((title) => `         ${title}`),
  ])
  return [table, ...misspeltLines(lede), 'Lede, the lowest:', lines.join('\n')].join('\n\n')
}

function misspeltLines({ misspelt }: ShortResult): string[] {
  if (misspelt === undefined) return []
  const { queries, ndcg, clean } = misspelt
  const share = ((100 * ndcg) / clean).toFixed(1)
  return [
    `One letter wrong in one word, ${queries} queries: nDCG@10 ${ndcg.toFixed(3)}, without ${clean.toFixed(3)} (${share}%)`,
  ]
}
