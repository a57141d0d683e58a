// Occurrences widened to whole words. Each position is read at most once, however many occurrences there
// are.
import { isCharacterBoundary } from './characters.ts'
import type { Occurrence } from './excerpt.ts'
import { findBackward, findForward, isWordBoundary } from './word-boundaries.ts'

/**
 * Widens each occurrence to whole words. A word longer than `length` may be cut, so an occurrence in it is
 * widened to whole characters only. Occurrences that no passage of this length can show are left out. Both
 * lists are in order of start.
 */
export function toWholeWords(
  text: string,
  occurrences: readonly Occurrence[],
  length: number,
): Occurrence[] {
  const startOf = wordStartFinder(text, length)
  const endOf = wordEndFinder(text, length)
  const widened: Occurrence[] = []
  for (const { start: from, end: to, clause } of occurrences) {
    let start = startOf(from)
    let end = endOf(to)
    if (start === undefined || end === undefined || end - start > length) {
      start = wordStartUnlessLong(text, start, length) ?? characterStart(text, from, length)
      end = wordEndUnlessLong(text, end, length) ?? characterEnd(text, to, length)
    }
    if (end - start <= length) widened.push({ start, end, clause })
  }
  return widened
}

type BoundaryFinder = (at: number) => number | undefined

/** Finds the word boundary at or before positions that never decrease, at most `reach` away. */
function wordStartFinder(text: string, reach: number): BoundaryFinder {
  // There is no boundary in (found, seen], as far as it is within reach of seen.
  let found = 0
  let seen = 0
  return (at) => {
    const boundary = findBackward(text, at, Math.max(seen + 1, at - reach), isWordBoundary)
    if (boundary !== undefined) found = boundary
    seen = at
    return found >= Math.max(0, at - reach) ? found : undefined
  }
}

/** Finds the word boundary at or after positions that mostly increase, at most `reach` away. */
function wordEndFinder(text: string, reach: number): BoundaryFinder {
  // There is no boundary in [from, clear).
  let from = 0
  let clear = 0
  return (at) => {
    const known = at >= from && at <= clear
    const most = Math.min(text.length, at + reach)
    const boundary = findForward(text, known ? clear : at, most, isWordBoundary)
    if (!known) from = at
    clear = boundary ?? Math.max(known ? clear : at, most + 1)
    return boundary
  }
}

/** Gives the word's start; undefined if the word is longer than `length`. */
function wordStartUnlessLong(
  text: string,
  start: number | undefined,
  length: number,
): number | undefined {
  if (start === undefined) return undefined
  const most = Math.min(text.length, start + length)
  return findForward(text, start + 1, most, isWordBoundary) === undefined ? undefined : start
}

/** Gives the word's end; undefined if the word is longer than `length`. */
function wordEndUnlessLong(
  text: string,
  end: number | undefined,
  length: number,
): number | undefined {
  if (end === undefined) return undefined
  const least = Math.max(0, end - length)
  return findBackward(text, end - 1, least, isWordBoundary) === undefined ? undefined : end
}

function characterStart(text: string, at: number, reach: number): number {
  return findBackward(text, at, Math.max(0, at - reach), isCharacterBoundary) ?? at
}

function characterEnd(text: string, at: number, reach: number): number {
  return findForward(text, at, Math.min(text.length, at + reach), isCharacterBoundary) ?? at
}
