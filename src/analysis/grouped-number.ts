// Numbers whose digits are in groups (`1,299.99`), with the signs of several countries. Only forms with one
// possible reading are numbers here: `1.299` may be a decimal.
import { APOSTROPHES } from './apostrophe.ts'

/** Most groups after the first, so that the search is bounded; far more than real numbers have. */
const MOST_GROUPS = 9
/** Spaces that hold a number together: no-break, figure, thin and narrow no-break. */
const SPACES = '\u00a0\u2007\u2009\u202f'
/** What may follow the first group; a quick test before the expression. */
const GROUPING = `,.\u066c${SPACES}${APOSTROPHES}`

/** Groups of three after a sign, at least `least` of them, then decimals after another sign. */
function form(sign: string, decimals: string, least = 1): string {
  return String.raw`(?<whole>\p{Nd}{1,3}(?:${sign}\p{Nd}{3}){${least},${MOST_GROUPS}})(?:${decimals})?(?!\p{Nd})`
}

const FORMS = [
  // 1,299.99 and 1٬299٫99
  form(String.raw`[,\u066c]`, String.raw`[.\u066b](?<part>\p{Nd}+)`),
  // Indian: 12,34,567.89
  String.raw`(?<whole>\p{Nd}{1,2}(?:,\p{Nd}{2}){1,${MOST_GROUPS}},\p{Nd}{3})(?:\.(?<part>\p{Nd}+))?(?!\p{Nd})`,
  // 1.234.567,89; and 1.299,99, where only the decimals exclude the reading 1.299
  form(String.raw`\.`, String.raw`,(?<part>\p{Nd}{1,2})`, 2),
  String.raw`(?<whole>\p{Nd}{1,3}\.\p{Nd}{3}),(?<part>\p{Nd}{1,2})(?!\p{Nd})`,
  // 1 299,99 and 1’299.99
  form(`[${SPACES}]`, String.raw`[.,](?<part>\p{Nd}{1,3})`),
  form(`[${APOSTROPHES}]`, String.raw`[.,](?<part>\p{Nd}{1,3})`),
].map((source) => new RegExp(source, 'uy'))

/** Digits from `start` to `end` (exclusive). */
export interface DigitGroup {
  readonly start: number
  readonly end: number
}

/** A number in groups; `decimals` are its digits after the decimal sign, if any. */
export interface GroupedNumber {
  readonly groups: readonly DigitGroup[]
  readonly decimals: DigitGroup | undefined
  readonly end: number
}

/** Reads the grouped number whose first group is the digits from `start` to `end`; undefined for others. */
export function groupedNumber(text: string, start: number, end: number): GroupedNumber | undefined {
  if (end - start > 3 * DIGIT_WIDTH || !GROUPING.includes(text[end] ?? ' ')) return undefined
  // `0,250` is a decimal, and so are digits after a decimal sign.
  if (text[start] === '0' || '.,'.includes(text[start - 1] ?? ' ')) return undefined
  for (const expression of FORMS) {
    expression.lastIndex = start
    const { whole = '', part } = expression.exec(text)?.groups ?? {}
    if (whole === '') continue
    const numberEnd = expression.lastIndex
    const groups = Array.from(whole.matchAll(/\p{Nd}+/gu), (group) => ({
      start: start + group.index,
      end: start + group.index + group[0].length,
    }))
    const decimals =
      part === undefined ? undefined : { start: numberEnd - part.length, end: numberEnd }
    return { groups, decimals, end: numberEnd }
  }
  return undefined
}

/** Most UTF-16 code units of a digit. */
const DIGIT_WIDTH = 2
