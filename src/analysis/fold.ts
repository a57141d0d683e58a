// Folding: one spelling for case, accents, width, quotes and dashes.
import { APOSTROPHES } from './apostrophe.ts'

/** Combining marks that make no difference: Latin, Greek, Cyrillic accents; Hebrew points; Arabic vowel signs. */
const IGNORED_MARKS =
  // eslint-disable-next-line no-misleading-character-class -- single marks are what is meant
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu
/** Cyrillic short i is a letter of its own, not an accented i. */
const SHORT_I = /\u0438\u0306/gu
/** Invisible characters and white space that a compatibility form can bring in. */
const INVISIBLE = /[\p{Cf}\p{Cc}\s]/gu

/** Letters without a decomposition in Unicode, and the plain letters that readers type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '⁄': '/',
  ...Object.fromEntries(Array.from(APOSTROPHES, (sign) => [sign, "'"])),
}
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu')
const NON_ASCII_DIGIT = /(?!\d)\p{Nd}/gu

/** Gives the value of a decimal digit of any script; the ten of a script are in a row in Unicode. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

/**
 * Folds a stretch of text: lower case, compatibility forms (NFKD), no accents or vowel points, letters such
 * as `ß`, `ø`, `æ` spelt out, digits of every script as 0-9, plain quotes and hyphens. Signs that carry the
 * vowels of a script (Devanagari) stay.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(SHORT_I, 'й')
    .replace(IGNORED_MARKS, '')
    .replace(INVISIBLE, '')
    .replace(NON_ASCII_DIGIT, digitValue)
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
}
