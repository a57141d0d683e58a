// Boundaries of words, where a passage may begin or end: at white space, at dashes, and between the
// characters of scripts without spaces.
import {
  characterAt,
  characterBefore,
  isCharacterBoundary,
  isSpace,
  splitsPair,
} from './characters.ts'

/** Han, kana and bopomofo with their punctuation: written without spaces. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\u3001-\u303F\u30FC\uFF01-\uFF65]/u

/** Does not begin a line in scripts without spaces: closing marks, stops, repeat marks. */
const NOT_FIRST =
  /[\p{Pe}\p{Pf}\p{Po}\p{Lm}\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087]/u

/** Does not end a line in scripts without spaces: opening marks. */
const NOT_LAST = /[\p{Ps}\p{Pi}]/u

/** Katakana spells loanwords, which are kept whole. */
const KATAKANA = /[\p{sc=Kana}\u30FC]/u

const CURRENCY = /\p{Sc}/u
const DIGIT = /\p{Nd}/u
const EM_DASH = '\u2014'

/**
 * Tells whether a position lies between words: at an end of the text, next to white space or an em dash, or
 * between two characters of a script without spaces. A currency sign and its number (`€ 5`) are one word.
 */
export function isWordBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const after = text.charCodeAt(at)
  const before = text.charCodeAt(at - 1)
  const nextToSpace = isSpace(after) || isSpace(before)
  if (!nextToSpace && after < 0x300 && before < 0x300) return false
  if (!isCharacterBoundary(text, at)) return false
  if (nextToSpace) return !isWithinPrice(text, at)
  const next = characterAt(text, at)
  const previous = characterBefore(text, at)
  if (next === EM_DASH || previous === EM_DASH) return true
  if (!UNSPACED.test(next) || !UNSPACED.test(previous)) return false
  if (KATAKANA.test(next) && KATAKANA.test(previous)) return false
  return !NOT_FIRST.test(next) && !NOT_LAST.test(previous)
}

/** Tells whether the single space at this position is between a currency sign and its number. */
function isWithinPrice(text: string, at: number): boolean {
  const left = isSpace(text.charCodeAt(at - 1)) ? at - 1 : at
  const right = isSpace(text.charCodeAt(at)) ? at + 1 : at
  // The fast exit for nearly every space.
  if (text.charCodeAt(left - 1) < 0x80 && text.charAt(left - 1) !== '$') return false
  return CURRENCY.test(characterBefore(text, left)) && DIGIT.test(characterAt(text, right))
}

/**
 * Gives the last word boundary from `least` to `at`; if one word fills all of that, the last place that
 * splits no character; if one character does (a letter with very many marks), the last that splits no
 * surrogate pair, which may be one before `least`.
 */
export function wordBoundaryAtOrBefore(text: string, at: number, least: number): number {
  return (
    findBackward(text, at, least, isWordBoundary) ??
    findBackward(text, at, least, isCharacterBoundary) ??
    (splitsPair(text, at) ? at - 1 : at)
  )
}

/**
 * Gives the first word boundary from `at` to `most`; if one word fills all of that, the first place that
 * splits no character; else `most`.
 */
export function wordBoundaryAtOrAfter(text: string, at: number, most: number): number {
  return (
    findForward(text, at, most, isWordBoundary) ??
    findForward(text, at, most, isCharacterBoundary) ??
    most
  )
}

/** A test of a position in a text. */
export type PositionTest = (text: string, at: number) => boolean

/** Gives the last position from `least` to `at`, both inclusive, that passes the test. */
export function findBackward(
  text: string,
  at: number,
  least: number,
  passes: PositionTest,
): number | undefined {
  for (let position = at; position >= least; position -= 1) {
    if (passes(text, position)) return position
  }
  return undefined
}

/** Gives the first position from `at` to `most`, both inclusive, that passes the test. */
export function findForward(
  text: string,
  at: number,
  most: number,
  passes: PositionTest,
): number | undefined {
  for (let position = at; position <= most; position += 1) {
    if (passes(text, position)) return position
  }
  return undefined
}
