// White space and the boundaries of characters as a reader sees them. Only the two characters next to a
// position are read, so the cost does not depend on the length of the text.

import type { Range } from './excerpt.ts'

/** Extends the character before it: marks, skin tones, Thai and Lao am, conjoining jamo, tags. */
const EXTENDS =
  /[\p{M}\p{Emoji_Modifier}\u0E33\u0EB3\u1160-\u11FF\u200C\uD7B0-\uD7FB\uFF9E\uFF9F\u{E0020}-\u{E007F}]/u

/** Joins the characters on both sides into one: families and professions among the emoji. */
const ZERO_WIDTH_JOINER = '\u200D'

/**
 * Code points that bind the character after them: viramas, which make conjuncts, Thai and Lao
 * vowels that are written before their consonant, and number signs before their digits.
 */
const BINDS_NEXT = new Set(
  [
    [0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd4d, 0xdca, 0x1039, 0x17d2],
    [0xe40, 0xe41, 0xe42, 0xe43, 0xe44, 0xec0, 0xec1, 0xec2, 0xec3, 0xec4],
    [0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2],
  ].flat(),
)

/** Leading jamo bind the vowel after them. */
const LEADING_JAMO = /[\u1100-\u115F\uA960-\uA97C]/u

const REGIONAL_INDICATOR = /\p{Regional_Indicator}/u

/** Below it every character stands alone; marks begin here. */
const FIRST_COMBINING = 0x300

/** Tells whether a UTF-16 code unit is white space, the zero-width space included. */
export function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** Gives the range without white space at its ends; an empty range where there is nothing else. */
export function trimSpace(text: string, [from, to]: Range): Range {
  let end = to
  while (end > from && isSpace(text.charCodeAt(end - 1))) end -= 1
  let start = from
  while (start < end && isSpace(text.charCodeAt(start))) start += 1
  return [start, end]
}

/** Tells whether a position stands between the two halves of a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** Gives the character that starts at a position, or '' at the end of the text. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/** Gives the character that ends at a position, or '' at the start of the text. */
export function characterBefore(text: string, at: number): string {
  return at <= 0 ? '' : characterAt(text, splitsPair(text, at - 1) ? at - 2 : at - 1)
}

/**
 * Tells whether a text can be cut here without splitting what a reader sees as one character. In doubt it
 * keeps characters together: a row of flags counts as one.
 */
export function isCharacterBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const after = text.charCodeAt(at)
  if (after === 0x0a) return text.charCodeAt(at - 1) !== 0x0d
  if (after < FIRST_COMBINING && text.charCodeAt(at - 1) < FIRST_COMBINING) return true
  if (splitsPair(text, at)) return false
  const next = characterAt(text, at)
  const previous = characterBefore(text, at)
  if (EXTENDS.test(next) || BINDS_NEXT.has(previous.codePointAt(0) ?? 0)) return false
  if (next === ZERO_WIDTH_JOINER || previous === ZERO_WIDTH_JOINER) return false
  if (LEADING_JAMO.test(previous)) return false
  return !(REGIONAL_INDICATOR.test(next) && REGIONAL_INDICATOR.test(previous))
}
