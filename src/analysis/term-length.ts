// How long may a term be, and where is a longer one cut? Knows no words.
import { widthAt } from './character-class.ts'

/** Longest term in UTF-16 code units; the rest of a longer run of letters or digits is passed over. */
export const MAX_TERM_LENGTH = 64

/** Cuts a range down to the longest term, not through a surrogate pair. */
export function cappedEnd(text: string, start: number, end: number): number {
  if (end - start <= MAX_TERM_LENGTH) return end
  const cut = start + MAX_TERM_LENGTH
  return widthAt(text, cut - 1) === 2 ? cut - 1 : cut
}
