// Terms one or two edits from a mistyped word. Walks the sorted dictionary once and passes over every branch that
// is too far already.
import type { Dictionary, TermRange } from '../../index/dictionary.ts'

/** A term near a word. */
export interface NearTerm {
  readonly number: number
  /** Insertions, deletions, substitutions and swaps of neighbours, each one edit, from 1. */
  readonly edits: number
  /** It begins with another letter than the word. */
  readonly otherFirst: boolean
}

/**
 * Finds the terms of a range within `maxEdits` of a word, the word itself left out, in order of
 * number (optimal string alignment: a swap of neighbours is one edit, and swapped letters are not
 * edited again).
 *
 * The table of distances has a row a letter of the term. Rows of the letters that a term shares with
 * the one before it are kept; where every entry of a row is past the limit, all terms that share
 * those letters are passed over.
 */
export function findNearTerms(
  dictionary: Dictionary,
  word: string,
  maxEdits: number,
  range: TermRange,
): NearTerm[] {
  const { text, offsets, sharedLengths } = dictionary
  const near: NearTerm[] = []
  const width = word.length + 1
  const deepest = word.length + maxEdits
  const rows = new Uint8Array((deepest + 2) * width)
  for (let column = 0; column < width; column++) rows[column] = column
  /** Rows 0..valid belong to the letters of the term before; from `deadAt` letters on it was too far. */
  let valid = 0
  let deadAt = Infinity
  for (let number = range.from; number < range.to; number++) {
    const shared = number === range.from ? 0 : (sharedLengths[number] ?? 0)
    if (shared >= deadAt) continue
    const start = offsets[number] ?? 0
    const length = (offsets[number + 1] ?? 0) - start
    valid = Math.min(valid, shared)
    deadAt = Infinity
    while (valid < length) {
      valid++
      if (valid > deepest || fillRow(rows, valid, word, text, start) > maxEdits) {
        deadAt = valid
        break
      }
    }
    const edits = deadAt === Infinity ? (rows[length * width + word.length] ?? 0) : 0
    if (edits > 0 && edits <= maxEdits) {
      near.push({ number, edits, otherFirst: text.charCodeAt(start) !== word.charCodeAt(0) })
    }
  }
  return near
}

/** Fills the row of the term's letter `row` (from 1) from the two rows before; gives its least entry. */
function fillRow(rows: Uint8Array, row: number, word: string, text: string, start: number): number {
  const width = word.length + 1
  const here = row * width
  const above = here - width
  const letter = text.charCodeAt(start + row - 1)
  const letterBefore = row > 1 ? text.charCodeAt(start + row - 2) : -1
  let least = row
  rows[here] = row
  for (let column = 1; column < width; column++) {
    const wordLetter = word.charCodeAt(column - 1)
    // Every index lies inside the table: rows 0..deepest + 1, columns 0..word.length.
    let distance = (rows[above + column - 1] as number) + (letter === wordLetter ? 0 : 1)
    distance = Math.min(
      distance,
      (rows[above + column] as number) + 1,
      (rows[here + column - 1] as number) + 1,
    )
    if (column > 1 && letter === word.charCodeAt(column - 2) && letterBefore === wordLetter) {
      distance = Math.min(distance, (rows[above - width + column - 2] as number) + 1)
    }
    rows[here + column] = distance
    if (distance < least) least = distance
  }
  return least
}
