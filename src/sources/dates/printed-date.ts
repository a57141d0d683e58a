// Dates within a printed line: day and time in either order, in every form that news sites print; zones by name.
import { parseMonth, resolvePrintedTime, type WrittenDay } from './clock-time.ts'
import { readZone } from './zone-names.ts'

/**
 * Which number comes first where a date is all numbers, as in 04/05/2025. `auto` is the day, with a
 * doubt where the month is possible too.
 */
export const DATE_ORDERS = ['auto', 'day-first', 'month-first'] as const
/** One of them. */
export type DateOrder = (typeof DATE_ORDERS)[number]

/** What has to be known to read a printed date. */
export interface DateContext {
  /** IANA zone of dates that carry none. */
  readonly timeZone: string
  /** @default 'auto' */
  readonly dateOrder?: DateOrder | undefined
  /** When the text was read, in epoch milliseconds: what `3 hours ago` counts from. */
  readonly nowMs?: number | undefined
}

/** What a printed date says. */
export interface PrintedDate {
  /** ISO 8601 with offset; undefined where it names no real moment. */
  readonly publishedAt: string | undefined
  /** Why the date may be another than was meant. */
  readonly doubt?: string | undefined
}

/** A date within a line, [start, end). */
export interface FoundDate extends PrintedDate {
  readonly start: number
  readonly end: number
  readonly hasTime: boolean
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const ORDINAL = '(?:st|nd|rd|th)?'
/** Each form of a day, in named groups. */
const DAY_FORMS = [
  `(?<month>${MONTH}) ?(?<day>\\d{1,2})${ORDINAL} ?,? ?(?<year>\\d{4})`,
  `(?<day>\\d{1,2})${ORDINAL}(?: of)?[ -](?<month>${MONTH}),?[ -](?<year>\\d{4})`,
  '(?<year>\\d{4})(?<sign>[-/.])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})',
  '(?<first>\\d{1,2})(?<sign>[/.-])(?<second>\\d{1,2})\\k<sign>(?<year>\\d{4})',
  '(?<first>\\d{1,2})(?<sign>/)(?<second>\\d{1,2})/(?<year>\\d{2})',
  '(?<year>\\d{4}) ?[年년] ?(?<month>\\d{1,2}) ?[月월] ?(?<day>\\d{1,2}) ?[日일]',
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}/.-])${form}(?![\\p{N}/-])`, 'giu'))

const CLOCK =
  '\\d{1,2}(?:[:.]\\d{2}(?::\\d{2})?)? ?[ap]\\.? ?m\\b\\.?|\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?(?:h|hrs|hours|uhr)\\b)?|(?:noon|midnight)\\b'
/** An offset, or a few words that may be a zone's name. */
const ZONE =
  ' ?(?:utc|gmt)? ?[+−-]\\d{1,2}(?::?\\d{2})?| ?\\(?[a-z]{1,8}(?: standard| daylight)?(?: time)?\\)?'
const BETWEEN = 't|[ ,|/·•–—-]{1,3}(?:at |um )?'
const TIME_AFTER = new RegExp(`(?:${BETWEEN})(?<clock>${CLOCK})(?![\\d:])(?<zone>${ZONE})?`, 'iy')
const TIME_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<clock>${CLOCK})(?<zone>${ZONE})?[ ,|·•–—-]{1,3}(?:on )?(?:\\p{L}{3,9}\\.?,? )?$`,
  'iu',
)
/** A year of two digits is of this century. */
const CENTURY = 2000
/** A time that stands before its date is at most this long, in UTF-16 code units. */
const MAX_TIME_LENGTH = 40
const CAPITALS = /^\(?[A-Z]{2,5}\)?$/

/** Finds the first date in a line from `from` on. Its work grows with the line and no faster. */
export function findPrintedDate(
  line: string,
  context: DateContext,
  from = 0,
): FoundDate | undefined {
  let match: RegExpExecArray | undefined
  for (const form of DAY_FORMS) {
    form.lastIndex = from
    const found = form.exec(line)
    if (found !== null && (match === undefined || found.index < match.index)) match = found
  }
  if (match === undefined) return undefined
  const { day, doubt } = readDay(match.groups ?? {}, context)
  const dayEnd = match.index + match[0].length
  const after = timeAfter(line, dayEnd)
  const before = after === undefined ? timeBefore(line, from, match.index) : undefined
  const start = before?.start ?? match.index
  const end = after?.end ?? dayEnd
  const text = after?.text ?? before?.text
  const resolved = day && resolvePrintedTime(day, text, context.timeZone)
  const zone = resolved?.unclearZone
  return {
    start,
    end,
    hasTime: text !== undefined,
    publishedAt: resolved?.publishedAt,
    doubt:
      zone === undefined
        ? doubt
        : `unclear zone "${zone.replace(/[()]/g, '')}", read on the clocks of ${context.timeZone}`,
  }
}

function readDay(
  groups: Readonly<Record<string, string | undefined>>,
  { dateOrder = 'auto' }: DateContext,
): { day: WrittenDay | undefined; doubt?: string } {
  const written = groups['year'] ?? ''
  const year = Number(written) + (written.length === 2 ? CENTURY : 0)
  if (groups['first'] === undefined) {
    const name = groups['month'] ?? ''
    const month = /^\d/.test(name) ? Number(name) : parseMonth(name)
    return { day: month === undefined ? undefined : { year, month, day: Number(groups['day']) } }
  }
  const first = Number(groups['first'])
  const second = Number(groups['second'])
  // Points are written where the day comes first.
  const canBeMonth = first <= 12 && second <= 31 && groups['sign'] !== '.'
  const canBeDay = second <= 12
  const isMonthFirst = canBeMonth && (!canBeDay || dateOrder === 'month-first')
  const day = isMonthFirst
    ? { year, month: first, day: second }
    : { year, month: second, day: first }
  if (dateOrder !== 'auto' || !canBeMonth || !canBeDay || first === second) return { day }
  return { day, doubt: 'day or month may come first in dates of numbers alone, read as day first' }
}

function timeAfter(line: string, dayEnd: number): { text: string; end: number } | undefined {
  TIME_AFTER.lastIndex = dayEnd
  const { clock, zone = '' } = TIME_AFTER.exec(line)?.groups ?? {}
  if (clock === undefined) return undefined
  const end = TIME_AFTER.lastIndex
  if (isZone(zone, line.slice(end))) return { text: `${clock} ${zone.trim()}`, end }
  return { text: clock, end: end - zone.length }
}

function timeBefore(
  line: string,
  from: number,
  dayStart: number,
): { text: string; start: number } | undefined {
  const least = Math.max(from, dayStart - MAX_TIME_LENGTH)
  const match = TIME_BEFORE.exec(line.slice(least, dayStart))
  const { clock, zone = '' } = match?.groups ?? {}
  if (match === null || clock === undefined) return undefined
  const text = isZone(zone, '') ? `${clock} ${zone.trim()}` : clock
  return { text, start: least + match.index }
}

/** A name that is not known is a zone only where nothing but numbers follows. */
function isZone(text: string, rest: string): boolean {
  const zone = text.trim()
  if (zone === '') return false
  return readZone(zone) !== undefined || (CAPITALS.test(zone) && !/\p{L}/u.test(rest))
}
