// How much does a frequency earn? The formulas of the specification, for one story at a time. Takes only
// the constants from the engine.
import type { SearchField } from '../../../src/query/query.ts'
import { AUTHOR_WEIGHT, B, BODY_WEIGHT, K1, TITLE_WEIGHT } from '../../../src/ranking/bm25f.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../../../src/ranking/factors.ts'
import type { Story } from '../../../src/story/story.ts'
import { type Corpus, type CorpusStory, sum } from './corpus.ts'

const WEIGHTS: Readonly<Record<SearchField, number>> = {
  title: TITLE_WEIGHT,
  body: BODY_WEIGHT,
  author: AUTHOR_WEIGHT,
}

/** Gives how many times an occurrence in a field counts. */
export function weightOf(field: SearchField): number {
  return WEIGHTS[field]
}

/** Gives the inverse document frequency of what stands in `docFreq` stories of the corpus. */
export function idf({ stories }: Corpus, docFreq: number): number {
  const known = Math.min(docFreq, stories.length)
  return Math.log(1 + (stories.length - known + 0.5) / (known + 0.5))
}

/** Gives the saturated frequency in a story whose length is that of the fields asked for. */
export function saturate(
  corpus: Corpus,
  story: CorpusStory,
  fields: readonly SearchField[],
  freq: number,
): number {
  const length = sum(fields.map((field) => weightOf(field) * story.fields[field].length))
  const total = sum(fields.map((field) => weightOf(field) * corpus.lengths[field]))
  const average = total / corpus.stories.length
  // The engine keeps norms as 32-bit numbers.
  const norm = Math.fround(K1 * (1 - B + (total === 0 ? 0 : (B * length) / average)))
  return (freq * (K1 + 1)) / (freq + norm)
}

const DAY_MS = 86_400_000
/** Half-lives after which nothing is left of freshness. */
const LAST_HALF_LIFE = 12

/** Steps in which age is counted. */
const STEPS_PER_HALF_LIFE = 336

/** Gives the factor of a story's age, the future being no age; 1 where no story has a date. */
export function freshness(
  { publishedAt }: Story,
  { stories }: Corpus,
  nowMs: number,
  recency: number = DEFAULT_RANKING.recency,
  { recencyHalfLifeDays }: RankingSettings = DEFAULT_RANKING,
): number {
  if (stories.every(({ story }) => story.publishedAt === undefined)) return 1
  if (publishedAt === undefined) return 1 - recency
  const ageMs = Math.max(0, nowMs - Date.parse(publishedAt))
  // Divided as the engine does, since ages are often whole steps.
  const steps = Math.floor(ageMs / ((recencyHalfLifeDays * DAY_MS) / STEPS_PER_HALF_LIFE))
  const halfLives = steps / STEPS_PER_HALF_LIFE
  return 1 - recency + (halfLives < LAST_HALF_LIFE ? recency * 2 ** -halfLives : 0)
}

/** Gives the factor of a story's views. */
export function popularity(
  { views = 0 }: Story,
  { maxViews }: Corpus,
  weight: number = DEFAULT_RANKING.popularity,
): number {
  if (views === 0) return 1
  return 1 + (weight * Math.log(1 + views)) / Math.log(1 + maxViews)
}
