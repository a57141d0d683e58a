// What the stories of a segment say for each surface term, as sums from which a snapshot makes weights: how
// fresh and how much viewed a story is depends on the newest and the most viewed story of all.
import type { Columns } from './columns.ts'
import { bodyFreqOf, docFreqOf, type Postings, titleFreqOf, visitPostings } from './postings.ts'

/**
 * Sums over the stories that hold a term, a story that has it in its title counting more (`termShare`).
 * Freshness is measured from the newest story of the segment, which is its first.
 */
export interface SuggestionSums {
  /** term -> sum of shares. */
  readonly shares: Float64Array
  /** term -> sum of share x freshness. */
  readonly fresh: Float64Array
  /** term -> sum of share x log(1 + views). */
  readonly viewed: Float64Array
  /** term -> sum of share x freshness x log(1 + views). */
  readonly freshViewed: Float64Array
}

/** Age at which half of the freshness is gone, milliseconds: two weeks, as in ranking (factors.ts). */
export const SUGGESTION_HALF_LIFE_MS = 14 * 86_400_000

/** A story that has a term in its title counts for it so many times as one that has it in its body. */
const TITLE_SHARE = 2

/** Gives how many times a story counts for a term that it has in its title or its body. */
export function termShare(inTitle: boolean, inBody: boolean): number {
  return (inTitle ? TITLE_SHARE : 0) + (inBody ? 1 : 0)
}

/** Gives the freshness of a story, 0..1, measured from `newestMs`; 0 without a date. */
export function suggestionFreshness(publishedMs: number, newestMs: number): number {
  return Number.isNaN(publishedMs) ? 0 : 2 ** ((publishedMs - newestMs) / SUGGESTION_HALF_LIFE_MS)
}

/** Sums up a segment's stories by term. */
export function sumSuggestions(
  content: Postings,
  { publishedMs, views }: Columns,
  termCount: number,
): SuggestionSums {
  const newestMs = publishedMs[0] ?? NaN
  const freshness = Float64Array.from(publishedMs, (ms) => suggestionFreshness(ms, newestMs))
  const logViews = Float64Array.from(views, (count) => Math.log1p(Math.max(0, count)))
  const sums = {
    shares: new Float64Array(termCount),
    fresh: new Float64Array(termCount),
    viewed: new Float64Array(termCount),
    freshViewed: new Float64Array(termCount),
  }
  for (let term = 0; term < termCount; term++) {
    const from = content.offsets[term] as number
    const to = from + docFreqOf(content, term)
    let [shares, fresh, viewed, freshViewed] = [0, 0, 0, 0]
    visitPostings(content, from, to, (story, packed) => {
      const share = termShare(titleFreqOf(packed) > 0, bodyFreqOf(packed) > 0)
      const shareOfFresh = share * (freshness[story] as number)
      shares += share
      fresh += shareOfFresh
      viewed += share * (logViews[story] as number)
      freshViewed += shareOfFresh * (logViews[story] as number)
    })
    sums.shares[term] = shares
    sums.fresh[term] = fresh
    sums.viewed[term] = viewed
    sums.freshViewed[term] = freshViewed
  }
  return sums
}
