// How much do freshness and popularity count? Bounded factors on a score: they order what matches about
// equally well and never bury a story. Knows numbers only.

/** Age in days at which half of the freshness is gone. News: about two weeks. */
export const FRESHNESS_HALF_LIFE_DAYS = 14
/** Most that popularity adds, as a share of the score: 0.1 is a tenth. */
export const POPULARITY_WEIGHT = 0.1

/** The factor of the most viewed story. */
export const MAX_POPULARITY_FACTOR = 1 + POPULARITY_WEIGHT

const HOUR_MS = 3_600_000
/** Past this age freshness is gone: 2^-12 of it would be left. */
const MAX_AGE_HOURS = FRESHNESS_HALF_LIFE_DAYS * 24 * 12

/** hours of age -> 2^(-age / half-life). */
const FRESHNESS = Float64Array.from(
  { length: MAX_AGE_HOURS },
  (_, hours) => 2 ** (-hours / (FRESHNESS_HALF_LIFE_DAYS * 24)),
)

/**
 * Gives the factor of a story's age: `1 - recency + recency x 2^(-age / half-life)`, between
 * `1 - recency` and 1. Ages are whole hours; the future is age 0; a story without a date (NaN) is old.
 */
export function freshnessFactor(publishedMs: number, nowMs: number, recency: number): number {
  if (recency === 0) return 1
  // NaN fails both comparisons: a story without a date is as old as can be.
  const ageHours = Math.floor((nowMs - publishedMs) / HOUR_MS)
  let freshness = 0
  if (ageHours < 0) freshness = 1
  else if (ageHours < MAX_AGE_HOURS) freshness = FRESHNESS[ageHours] as number
  return 1 - recency + recency * freshness
}

/**
 * Gives the factor of a story's views: `1 + 0.1 x log(1 + views) / log(1 + most views of any story)`,
 * between 1 and 1.1; 1 without a view count.
 */
export function popularityFactor(views: number, maxViews: number): number {
  if (views <= 0 || maxViews <= 0) return 1
  return 1 + (POPULARITY_WEIGHT * Math.log1p(views)) / Math.log1p(maxViews)
}

/** Views up to this are common enough to compute their factor once. */
const TABLED_VIEWS = 1 << 16

/** Gives `popularityFactor` of many stories. */
export function popularityFactors(views: Float64Array, maxViews: number): Float64Array {
  const factors = new Float64Array(views.length)
  // Zero stands for a factor that is not known yet: factors are 1 and more.
  const table = new Float64Array(Math.min(maxViews, TABLED_VIEWS) + 1)
  for (let story = 0; story < views.length; story++) {
    const count = views[story] ?? -1
    const isTabled = count >= 0 && count < table.length
    let factor = isTabled ? (table[count] ?? 0) : 0
    if (factor === 0) {
      factor = popularityFactor(count, maxViews)
      if (isTabled) table[count] = factor
    }
    factors[story] = factor
  }
  return factors
}
