// What of a run of `npm run bench:relevance` is worth keeping in the repository.
import type { Conditions } from '../measure/conditions.ts'
import type { Judged } from './ask-collections.ts'
import type { ShortResult } from './ask-short-queries.ts'
import type { CollectionScore } from './judge.ts'
import type { RewordingFigures, TypoFigures } from './news-figures.ts'

export interface RelevanceRun {
  readonly conditions: Conditions
  /** key of an engine -> version */
  readonly versions: Readonly<Record<string, string>>
  /** Absent where there were no collections, or no news. */
  readonly judged?: Judged | undefined
  readonly short?: readonly ShortResult[] | undefined
  readonly typos?: readonly TypoFigures[] | undefined
  readonly rewordings?: readonly RewordingFigures[] | undefined
}

/** Sums up a run: means in place of the values of single queries. */
export function toRelevanceSummary({ judged, short, ...run }: RelevanceRun) {
  const engines = judged?.engines.map(({ key, scores }) => ({
    engine: key,
    scores: Object.fromEntries([...scores].map(([name, score]) => [name, kept(score)])),
  }))
  const shortQueries = short?.map(({ queries, ...figures }) => ({
    ...figures,
    queries: queries.length,
  }))
  return { ...run, collections: judged?.collections, engines, shortQueries }
}

function kept({ all, chosenOn, reportedOn, meanMs, p99Ms }: CollectionScore) {
  return { ...all, chosenOn, reportedOn, meanMs, p99Ms }
}
