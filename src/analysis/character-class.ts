// The class of a character for the tokenizer: separator, letter, digit, mark.
import { APOSTROPHES } from './apostrophe.ts'

/** Ends words: white space, apostrophes and most punctuation, symbols, lone surrogates. */
export const SEPARATOR = 0
export const LETTER = 1
export const DIGIT = 2
/** Belongs to the character before it: combining marks, joiners, soft hyphens. */
export const MARK = 3
/** A letter of a script written without spaces between words. */
export const UNSPACED = 4

export type CharacterClass =
  typeof SEPARATOR | typeof LETTER | typeof DIGIT | typeof MARK | typeof UNSPACED

const UNSPACED_LETTER = /[\p{L}\p{Nl}]/u
const UNSPACED_SCRIPT =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u30fc\uff70]/u

function classify(character: string): CharacterClass {
  if (APOSTROPHES.includes(character)) return SEPARATOR
  if (UNSPACED_SCRIPT.test(character) && UNSPACED_LETTER.test(character)) return UNSPACED
  if (/\p{L}/u.test(character)) return LETTER
  if (/\p{N}/u.test(character)) return DIGIT
  // Soft hyphen, zero-width (non-)joiner, word joiner: invisible inside a word.
  if (/\p{M}/u.test(character) || '\u00ad\u200c\u200d\u2060'.includes(character)) return MARK
  return SEPARATOR
}

/** code unit -> class, for the Basic Multilingual Plane; surrogates are separators by themselves. */
const TABLE = new Uint8Array(0x10000)
/** Blocks of 256 code units that have been classified, since most texts use a handful. */
const KNOWN = new Uint8Array(0x100)

function learn(block: number): void {
  for (let code = block << 8; code < (block + 1) << 8; code++) {
    TABLE[code] = classify(String.fromCharCode(code))
  }
  KNOWN[block] = 1
}

/** Gives the class of the character that starts at `index`; past the end is a separator. */
export function classAt(text: string, index: number): CharacterClass {
  if (index >= text.length) return SEPARATOR
  const unit = text.charCodeAt(index)
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const code = text.codePointAt(index) ?? unit
    return code > 0xffff ? classify(String.fromCodePoint(code)) : SEPARATOR
  }
  const block = unit >> 8
  if (KNOWN[block] === 0) learn(block)
  // The table only ever holds what `classify` gave.
  return TABLE[unit] as CharacterClass
}

/** Gives how many code units the character at `index` takes: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  if (unit < 0xd800 || unit > 0xdbff) return 1
  const next = text.charCodeAt(index + 1)
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}

/** Tells whether a class makes words in scripts with spaces: letters and digits. */
export function isWordClass(found: number): boolean {
  return found === LETTER || found === DIGIT
}

/** Gives the end of the run of letters or digits that starts at `start`, with the marks that belong to it. */
export function runEnd(text: string, start: number): number {
  const wanted = classAt(text, start)
  let end = start + widthAt(text, start)
  for (;;) {
    const found = classAt(text, end)
    if (found !== wanted && found !== MARK) return end
    end += widthAt(text, end)
  }
}
