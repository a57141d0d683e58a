// How much of a text was found, and how much else with it? Knows only two texts.

/** Shares from 0 to 1. */
export interface Overlap {
  /** Of what was found, what was expected. */
  readonly precision: number
  /** Of what was expected, what was found. */
  readonly recall: number
  /** Their harmonic mean. */
  readonly f1: number
}

/** Gives the words of a text: runs of letters and digits of any script, in lower case. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Gives all runs of `size` neighbouring words; a shorter text is one run. */
export function shinglesOf(words: readonly string[], size: number): readonly string[] {
  if (words.length === 0) return []
  const length = Math.min(size, words.length)
  return Array.from({ length: words.length - length + 1 }, (_, i) =>
    words.slice(i, i + length).join(' '),
  )
}

/** Compares two bags: what occurs twice has to be found twice. Of nothing, nothing is all. */
export function overlapOf(found: readonly string[], expected: readonly string[]): Overlap {
  const left = new Map<string, number>()
  for (const item of expected) left.set(item, (left.get(item) ?? 0) + 1)
  let shared = 0
  for (const item of found) {
    const count = left.get(item) ?? 0
    if (count === 0) continue
    shared++
    left.set(item, count - 1)
  }
  const precision = found.length === 0 ? Number(expected.length === 0) : shared / found.length
  const recall = expected.length === 0 ? 1 : shared / expected.length
  const sum = precision + recall
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum }
}

/** Gives the mean of each share. */
export function meanOverlap(overlaps: readonly Overlap[]): Overlap {
  const mean = (of: (overlap: Overlap) => number): number =>
    overlaps.reduce((sum, overlap) => sum + of(overlap), 0) / overlaps.length
  return {
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
  }
}
