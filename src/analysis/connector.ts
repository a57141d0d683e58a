// Signs that join the text before them to the text after them: hyphens, `&`, apostrophes.
import { APOSTROPHES } from './apostrophe.ts'
import { classAt, DIGIT, isWordClass, LETTER, MARK, runEnd } from './character-class.ts'

const HYPHENS = '-\u2010\u2011\u2012\u2013\u2212'
/** Signs of money, which belong to the number after them. */
export const CURRENCIES = '$\u20ac\u00a3\u00a5\u20b9'

/** Digits at `index`, exactly three, as in the groups of `1,234,567`. */
function isThousandsGroup(text: string, index: number): boolean {
  return classAt(text, index) === DIGIT && runEnd(text, index) === index + 3
}

/** Tells whether the character at `index` joins the piece before it to the piece after it. */
export function connects(text: string, index: number): boolean {
  const connector = text[index]
  if (connector === undefined) return false
  const next = classAt(text, index + 1)
  if (!isWordClass(next)) return false
  const before = classBefore(text, index)
  if (HYPHENS.includes(connector) || connector === '&' || connector === '_' || connector === '@')
    return true
  if (APOSTROPHES.includes(connector)) return isWordClass(before) && next === LETTER
  if (connector === '/') return true
  if (connector === '.') return before === next
  if (connector === ',') return before === DIGIT && isThousandsGroup(text, index + 1)
  if (connector === ':') return before === DIGIT && next === DIGIT
  return CURRENCIES.includes(connector) && before === LETTER && next === DIGIT
}

/** Class of the letter or digit that ends just before `index`; marks are skipped. */
function classBefore(text: string, index: number): number {
  let at = index - 1
  while (at > 0 && classAt(text, at) === MARK) at--
  const unit = text.charCodeAt(at)
  if (unit >= 0xdc00 && unit <= 0xdfff && at > 0) at--
  return text[at] === '.' ? LETTER : classAt(text, at)
}

/** Gives a connector as it is in a compound's whole term: empty for apostrophes and thousands commas. */
export function connectorTerm(connector: string): string {
  if (HYPHENS.includes(connector)) return '-'
  if (APOSTROPHES.includes(connector) || connector === ',') return ''
  return connector
}
