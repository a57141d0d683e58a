// The longest term, and the cut of a longer one.
import { widthAt } from './character-class.ts'

/** Longest term in UTF-16 code units; the rest of a longer run of letters or digits is skipped. */
export const MAX_TERM_LENGTH = 64

/** Cuts a range to the longest term, never through a surrogate pair. */
export function cappedEnd(text: string, start: number, end: number): number {
  if (end - start <= MAX_TERM_LENGTH) return end
  const cut = start + MAX_TERM_LENGTH
  return widthAt(text, cut - 1) === 2 ? cut - 1 : cut
}
