// Starts and ends of sentences in news text, by the punctuation of many scripts. Only the text near a
// position is read.
import { isAbbreviationStop } from './abbreviations.ts'
import { characterAt, isSpace } from './characters.ts'
import { endsDateline } from './dateline.ts'
import { findBackward, findForward, isWordBoundary } from './word-boundaries.ts'

/** Ends a sentence where white space follows: Latin, Arabic, Urdu, Devanagari, Armenian, Ethiopic. */
const STOPS = '.!?\u2026\u203D\u061F\u06D4\u0964\u0965\u0589\u1362'

/** Ends a sentence with or without white space after it: full-width stops. */
const WIDE_STOPS = '\u3002\uFF01\uFF1F\uFF61'

/** Closing quotes and brackets, allowed between a stop and the white space. */
const CLOSERS = '"\'\u201D\u2019\u00BB\u203A)]}\u300D\u300F\uFF09\u3011\u201C\u2018'

/** Opens a sentence: upper case, a letter without case, a digit, a quote or bracket, a price. */
const OPENS_SENTENCE = /[\p{Lu}\p{Lt}\p{Lo}\p{Nd}\p{Ps}\p{Pi}\p{Pf}\p{Sc}"'\u00BF\u00A1]/u

/** White space this wide (UTF-16 code units) separates sentences after any character. */
const WIDEST_SPACE = 32

/** Most closing quotes and brackets skipped after a stop. */
const MOST_CLOSERS = 4

/**
 * Tells whether a sentence starts at a position: at the start of the text, after a blank line, after a stop
 * that ends no abbreviation, with its closing quotes and white space, if the next character can open a
 * sentence; and after the dateline of the text.
 */
export function isSentenceStart(text: string, at: number): boolean {
  if (at >= text.length || isSpace(text.charCodeAt(at)) || !isWordBoundary(text, at)) return false
  let space = at
  let lineBreaks = 0
  while (space > 0 && isSpace(text.charCodeAt(space - 1))) {
    space -= 1
    const code = text.charCodeAt(space)
    if (code === 0x2029) lineBreaks += 2
    else if (code === 0x0a) lineBreaks += 1
    if (lineBreaks >= 2 || at - space >= WIDEST_SPACE) return true
  }
  if (space === 0) return true
  const stop = stopBefore(text, space)
  if (stop === undefined) return endsDateline(text, at)
  const character = text.charAt(stop)
  if (WIDE_STOPS.includes(character)) return true
  if (space === at || !OPENS_SENTENCE.test(characterAt(text, at))) return false
  return character !== '.' || !isAbbreviationStop(text, stop, at)
}

/**
 * Tells whether a sentence that has its stop ends at a position (exclusive) and another, or nothing,
 * follows. A heading ends without a stop, so a passage does not end there.
 */
export function isSentenceEnd(text: string, at: number): boolean {
  if (at <= 0 || isSpace(text.charCodeAt(at - 1)) || stopBefore(text, at) === undefined) {
    return false
  }
  let next = at
  while (next < text.length && isSpace(text.charCodeAt(next)) && next - at < WIDEST_SPACE) next += 1
  return next === text.length || next - at >= WIDEST_SPACE || isSentenceStart(text, next)
}

/** Gives the position of the stop that ends, with its closing quotes, at `end`. */
function stopBefore(text: string, end: number): number | undefined {
  let at = end - 1
  while (at > 0 && end - 1 - at < MOST_CLOSERS && CLOSERS.includes(text.charAt(at))) at -= 1
  const character = at < 0 ? '' : text.charAt(at)
  return character !== '' && (STOPS.includes(character) || WIDE_STOPS.includes(character))
    ? at
    : undefined
}

/** Gives the last sentence start from `least` to `at`, both inclusive. */
export function sentenceStartAtOrBefore(
  text: string,
  at: number,
  least: number,
): number | undefined {
  return findBackward(text, at, least, isSentenceStart)
}

/** Gives the first sentence start from `at` to `most`, both inclusive. */
export function sentenceStartAtOrAfter(text: string, at: number, most: number): number | undefined {
  return findForward(text, at, most, isSentenceStart)
}

/** Gives the last sentence end from `least` to `at`, both inclusive. */
export function sentenceEndAtOrBefore(text: string, at: number, least: number): number | undefined {
  return findBackward(text, at, least, isSentenceEnd)
}

/** Gives the first sentence end from `at` to `most`, both inclusive. */
export function sentenceEndAtOrAfter(text: string, at: number, most: number): number | undefined {
  return findForward(text, at, most, isSentenceEnd)
}
