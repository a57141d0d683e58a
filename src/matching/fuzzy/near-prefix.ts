// Terms that begin with a mistyped prefix except for one edit. Walks the terms of one first letter, and looks up
// the few that an edit in the first letter leads to.
import { type Dictionary, prefixRange } from '../../index/dictionary.ts'

/** A term whose beginning is one edit from what was typed. */
export interface NearBeginning {
  readonly number: number
  /** It begins with another letter than what was typed. */
  readonly otherFirst: boolean
}

/** From so many letters on, the last one typed may be wrong, too; before, it says too much. */
const MIN_LENGTH_LAST_LETTER = 5

/** Which other letters may have been meant; where there are thousands of them, none is tried. */
const LATIN = /^[a-z]+$/
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

/**
 * Finds the terms that begin with `typed` but for one edit: a letter left out, put in, changed, or
 * swapped with its neighbour. Those that begin with it as it is are left out.
 */
export function findNearBeginnings(dictionary: Dictionary, typed: string): NearBeginning[] {
  if (typed.length < 2) return []
  return [
    ...walkFirstLetter(dictionary, typed),
    ...otherFirstLetters(dictionary, typed).map((number) => ({ number, otherFirst: true })),
  ]
}

function walkFirstLetter(dictionary: Dictionary, typed: string): NearBeginning[] {
  const { text, offsets, sharedLengths } = dictionary
  const { from, to } = prefixRange(dictionary, typed.slice(0, 1))
  const near: NearBeginning[] = []
  const most = typed.length < MIN_LENGTH_LAST_LETTER ? typed.length - 2 : typed.length - 1
  /** How many letters the term before shares with what was typed. */
  let common = 1
  for (let number = from; number < to; number++) {
    const start = offsets[number] ?? 0
    const length = (offsets[number + 1] ?? 0) - start
    const shared = number === from ? 0 : (sharedLengths[number] ?? 0)
    // With more letters of the term before than that shares with the typed, it differs at the same.
    if (shared <= common) {
      common = Math.max(1, Math.min(shared, length))
      while (
        common < length &&
        common < typed.length &&
        text.charCodeAt(start + common) === typed.charCodeAt(common)
      ) {
        common++
      }
    }
    if (common > most) continue
    if (isNear(text, start, start + length, typed, common)) near.push({ number, otherFirst: false })
  }
  return near
}

/** Tells whether one edit at the first letter that differs makes the rest of the typed a beginning. */
function isNear(text: string, start: number, end: number, typed: string, at: number): boolean {
  const here = start + at
  // Each needs as much of the term as is left of the typed.
  return (
    continues(text, here + 1, end, typed, at + 1) ||
    continues(text, here + 1, end, typed, at) ||
    continues(text, here, end, typed, at + 1) ||
    (at + 1 < typed.length &&
      here + 1 < end &&
      text.charCodeAt(here) === typed.charCodeAt(at + 1) &&
      text.charCodeAt(here + 1) === typed.charCodeAt(at) &&
      continues(text, here + 2, end, typed, at + 2))
  )
}

/** Tells whether the term goes on from `here` as the typed does from `at` to its end. */
function continues(text: string, here: number, end: number, typed: string, at: number): boolean {
  if (here > end || end - here < typed.length - at) return false
  for (let i = at; i < typed.length; i++) {
    if (text.charCodeAt(here + i - at) !== typed.charCodeAt(i)) return false
  }
  return true
}

function otherFirstLetters(dictionary: Dictionary, typed: string): number[] {
  const first = typed.charAt(0)
  const rest = typed.slice(1)
  const beginnings = new Set([rest, typed.charAt(1) + first + typed.slice(2)])
  if (LATIN.test(typed)) {
    for (const letter of ALPHABET) beginnings.add(letter + rest).add(letter + typed)
  }
  const found = new Set<number>()
  for (const beginning of beginnings) {
    if (beginning.startsWith(first)) continue
    const { from, to } = prefixRange(dictionary, beginning)
    for (let number = from; number < to; number++) found.add(number)
  }
  return [...found]
}
