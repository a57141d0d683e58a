// Freshness and popularity: bounded factors on a score. They order what matches about equally well and never
// bury a story.

/** How freshness and views count where a request does not say otherwise. */
export interface RankingSettings {
  /** The most that age takes from a score, as a share, 0 to 1: 0 is nothing. @default 0.2 */
  readonly recency: number
  /** Age at which half of the freshness is gone, days, more than 0. @default 14 */
  readonly recencyHalfLifeDays: number
  /** The most that views add to a score, as a share, 0 to 1: 0 is nothing. @default 0.1 */
  readonly popularity: number
}

/** For news: what is two weeks old has lost half of its freshness, and that a tenth of its score. */
export const DEFAULT_RANKING: RankingSettings = {
  recency: 0.2,
  recencyHalfLifeDays: 14,
  popularity: 0.1,
}

/** How old a story is, and what that counts. */
export interface FreshnessOptions {
  readonly recency: number
  readonly nowMs: number
  /** @default DEFAULT_RANKING's */
  readonly recencyHalfLifeDays?: number
}

const DAY_MS = 86_400_000
/** Steps in which age is counted: an hour each where the half-life is 14 days. */
const STEPS_PER_HALF_LIFE = 336
/** Past so many half-lives freshness is gone: 2^-12 of it would be left. */
const HALF_LIVES = 12

/** steps of age -> 2^(-age / half-life). */
const FRESHNESS = Float64Array.from(
  { length: STEPS_PER_HALF_LIFE * HALF_LIVES },
  (_, steps) => 2 ** (-steps / STEPS_PER_HALF_LIFE),
)

/**
 * Gives the factor of a story's age: `1 - recency + recency x 2^(-age / half-life)`, between
 * `1 - recency` and 1. Ages are whole steps of 1/336 of a half-life; the future is age 0; a story
 * without a date (NaN) is as old as can be.
 */
export function freshnessFactor(
  publishedMs: number,
  { recency, nowMs, recencyHalfLifeDays = DEFAULT_RANKING.recencyHalfLifeDays }: FreshnessOptions,
): number {
  if (recency === 0) return 1
  // NaN fails both comparisons.
  const stepMs = (recencyHalfLifeDays * DAY_MS) / STEPS_PER_HALF_LIFE
  const steps = Math.floor((nowMs - publishedMs) / stepMs)
  let freshness = 0
  if (steps < 0) freshness = 1
  else if (steps < FRESHNESS.length) freshness = FRESHNESS[steps] as number
  return 1 - recency + recency * freshness
}
