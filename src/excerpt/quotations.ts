// Quotations that a passage holds only in part. Only the quotation marks of English count.
import type { Range } from './excerpt.ts'

const OPENING = '\u201C'
const CLOSING = '\u201D'
const STRAIGHT = '"'

/** Characters before a straight mark that opens a quotation. */
const BEFORE_OPENING = /[\s([\u2014\u2013-]/u

/** 1 where a quotation opens, -1 where one closes, 0 for anything else. */
function turnAt(text: string, at: number): number {
  const sign = text.charAt(at)
  if (sign === OPENING) return 1
  if (sign === CLOSING) return -1
  if (sign !== STRAIGHT) return 0
  return at === 0 || BEFORE_OPENING.test(text.charAt(at - 1)) ? 1 : -1
}

/** Tells whether a stretch closes a quotation that it has not opened. */
export function closesUnopened(text: string, [start, end]: Range): boolean {
  for (let at = start; at < end; at += 1) {
    const turn = turnAt(text, at)
    if (turn !== 0) return turn < 0
  }
  return false
}

/** Gives the place of a mark that opens a quotation which a stretch does not close. */
export function lastUnclosed(text: string, [start, end]: Range): number | undefined {
  for (let at = end - 1; at >= start; at -= 1) {
    const turn = turnAt(text, at)
    if (turn !== 0) return turn > 0 ? at : undefined
  }
  return undefined
}
