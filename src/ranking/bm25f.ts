// BM25F: frequencies are weighted by field and summed before they saturate, against one length for the whole
// story. Robertson, Zaragoza, Taylor: Simple BM25 Extension to Multiple Weighted Fields (CIKM 2004).

/** How soon repeats of a term stop counting: 0 at once, 2 late. Measured best over six collections. */
export const K1 = 1.3
/** How much a long story is held back: 0 not at all, 1 in full proportion. */
export const B = 0.6
/** How many times an occurrence counts by its field. */
export const TITLE_WEIGHT = 2
export const BODY_WEIGHT = 1
export const AUTHOR_WEIGHT = 1
/**
 * What an occurrence in the very form that was asked for adds, as a share of the score of the
 * word's forms together: so that among equals the exact form stands first.
 */
export const EXACT_FORM_BONUS = 0.1

/** Bits of a set of fields. */
export const TITLE = 1
export const BODY = 2
export const AUTHOR = 4

/**
 * Inverse document frequency: `ln(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5))`, always above 0.
 * `docFreq` is that of a group of terms that count as one; where it is a sum it may pass `docCount`.
 */
export function idf(docFreq: number, docCount: number): number {
  const bounded = Math.min(docFreq, docCount)
  return Math.log(1 + (docCount - bounded + 0.5) / (bounded + 0.5))
}

/** What the frequency is measured against: `k1 (1 - b + b length / avgLength)`. */
export function lengthNorm(length: number, avgLength: number): number {
  return K1 * (1 - B + (avgLength > 0 ? (B * length) / avgLength : 0))
}

/** Saturated frequency, 0..k1 + 1. `termFreq` is weighted by field. */
export function saturate(termFreq: number, norm: number): number {
  return (termFreq * (K1 + 1)) / (termFreq + norm)
}
