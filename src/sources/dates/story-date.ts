// Dates from outside as instants. Each accepted form is listed; nothing is guessed (`Date.parse` would guess).
import { MAX_DATE_LENGTH, parseApDate } from './ap-date.ts'
import { FIRST_YEAR, parseMonth, resolveWrittenTime, toStoryTime } from './clock-time.ts'
import { parseIsoDate } from '../../story/iso-date.ts'
import { tidyLine } from '../../story/tidy-text.ts'
import { toIsoWithOffset } from '../../story/zoned-time.ts'

/** Epoch numbers from here on are milliseconds, below seconds: 1973 or the year 5138. */
const FIRST_MILLISECONDS = 1e11
const MIN_EPOCH_MS = Date.UTC(FIRST_YEAR, 0, 2)
const MAX_EPOCH_MS = Date.UTC(9999, 11, 30)

/** A time as people write it behind a day as ISO 8601 has it: `2025/10/25 17:49`, `2025-10-25, 5:49 p.m. EST`. */
const YEAR_FIRST = /^(\d{4})([-/])(\d{2})\2(\d{2})(?:(?: ?[t,] ?| )(\S.*))?$/i
/** `20251025T174900Z`, ISO 8601 without punctuation. */
const BASIC_ISO_DATE = /^(\d{4})(\d{2})(\d{2})(?:t(\d{2})(\d{2})(\d{2})?(.*))?$/i
/** RFC 822 and 2822, and wire style: `Sat, 25 Oct 2025 17:49:00 GMT`, `19-OCT-1987 11:03:22.12`. */
const DAY_FIRST =
  /^(?:\p{L}{2,9}\.?,? ?)?(\d{1,2})(?:st|nd|rd|th)?[ -](\p{L}{3,9}\.?),?[ -](\d{4}|\d{2})(?:,? (?:at )?(\S.*))?$/iu
/** Months as feeds in Portuguese, Spanish, French, German, Italian and Dutch shorten them. */
const OTHER_MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'ene gen jän janv',
    'fev fév févr',
    'mär mrz mrt mars',
    'abr avr',
    'mai mag mei',
    'juin giu',
    'juil lug',
    'ago aoû août',
    'set',
    'out okt ott',
    '',
    'dez dic déc',
  ].flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])),
)
const EPOCH_TEXT = /^(?:\d{10}|\d{13})$/

/**
 * Gives the ISO 8601 form of a date: ISO 8601, RFC 822/2822, day-month-year, AP style, or epoch
 * seconds or milliseconds (a number, or a text of 10 or 13 digits). A zone in the text stays the
 * result's offset; without one the date is on the clocks of `timeZone`, and so are epoch numbers.
 * Undefined for anything else, and for a day or time that does not exist.
 * @throws RangeError when the runtime does not know `timeZone`.
 */
export function parseStoryDate(value: string | number, timeZone: string): string | undefined {
  if (typeof value === 'number') return fromEpoch(value, timeZone)
  if (value.length > MAX_DATE_LENGTH) return undefined
  const text = tidyLine(value)
  if (EPOCH_TEXT.test(text)) return fromEpoch(Number(text), timeZone)
  return fromIso(text, timeZone) ?? fromDayFirst(text, timeZone) ?? parseApDate(text, timeZone)
}

function fromEpoch(value: number, timeZone: string): string | undefined {
  const epochMs = Math.abs(value) < FIRST_MILLISECONDS ? value * 1000 : value
  if (!(epochMs >= MIN_EPOCH_MS && epochMs <= MAX_EPOCH_MS)) return undefined
  return toIsoWithOffset(Math.floor(epochMs), timeZone)
}

function fromIso(given: string, timeZone: string): string | undefined {
  const text = withPunctuation(given)
  const date = parseIsoDate(text)
  if (date !== undefined && date.precision !== 'year' && date.precision !== 'month') {
    return toStoryTime(date.local, { timeZone, offsetMinutes: date.offsetMinutes })
  }
  const [, year, , month, day, time] = YEAR_FIRST.exec(text) ?? []
  if (year === undefined) return undefined
  const written = { year: Number(year), month: Number(month), day: Number(day) }
  return resolveWrittenTime(written, time, timeZone)
}

function withPunctuation(text: string): string {
  const [, year, month, day, hour, minute, second = '00', rest] = BASIC_ISO_DATE.exec(text) ?? []
  if (year === undefined) return text
  const time = hour === undefined ? '' : `T${hour}:${minute ?? ''}:${second}${rest ?? ''}`
  return `${year}-${month ?? ''}-${day ?? ''}${time}`
}

function fromDayFirst(text: string, timeZone: string): string | undefined {
  const [, day, monthName = '', yearText = '', time] = DAY_FIRST.exec(text) ?? []
  const month = parseMonth(monthName) ?? OTHER_MONTHS.get(monthName.toLowerCase().replace('.', ''))
  if (month === undefined) return undefined
  const year = Number(yearText) + (yearText.length === 2 ? centuryOf(Number(yearText)) : 0)
  return resolveWrittenTime({ year, month, day: Number(day) }, time, timeZone)
}

/** RFC 2822 section 4.3: two-digit years up to 49 are of this century. */
function centuryOf(twoDigitYear: number): number {
  return twoDigitYear < 50 ? 2000 : 1900
}
