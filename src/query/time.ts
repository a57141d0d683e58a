// The span of time that a reader means by `2025-10`, `7d` or a date-time.
import { type IsoDate, parseIsoDate } from '../story/iso-date.ts'
import { utcMs, zonedTimeToInstant, zoneOffsetMinutes } from '../story/zoned-time.ts'
import type { QueryContext } from './query.ts'

/** A bound on `publishedAt`: an instant, or an age before now. */
export interface TimeBound {
  /** As the caller wrote it, for canonical requests. */
  readonly text: string
  /** First instant that it covers, epoch milliseconds. */
  readonly startMs: number
  /** Last instant that it covers, inclusive, epoch milliseconds: a date covers its whole day. */
  readonly endMs: number
}

/** First instant that an age may reach back to: the start of year 1, as for dates. */
const EARLIEST_MS = utcMs({ year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 })

const MINUTE_MS = 60_000
const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['min', MINUTE_MS],
  ['h', 60 * MINUTE_MS],
  ['d', 1440 * MINUTE_MS],
  ['w', 7 * 1440 * MINUTE_MS],
])
const UNIT_MONTHS: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['months', 1],
  ['y', 12],
])

const RELATIVE = /^(\d{1,6})(min|[hdwy]|months?)$/i
/** The plus sign of an offset, as it arrives in an address: decoded to a space. */
const SPACE_FOR_PLUS = /(?<=:\d\d(?:[.,]\d{1,9})?) (?=\d\d(?::?\d\d)?$)/

/** How much a date-time covers, milliseconds. */
const COVERED_MS = { minute: MINUTE_MS, second: 1000, fraction: 1 } as const

/**
 * Tells whether a text has the form of an age (`24h`, `7d`, `3months`), whose meaning depends on the
 * present.
 */
export function isRelativeTime(text: string): boolean {
  return RELATIVE.test(text.trim())
}

/**
 * Parses a date, year-month, year, date-time (minutes, seconds or fractions, with or without an offset) or
 * age; undefined for anything else and for invalid days.
 *
 * A date covers its whole day in the context's zone, a bare minute its minute, and so on; an age (`30min`,
 * `24h`, `7d`, `2w`, `3months`, `1y`) is one instant, months and years counted by the zone's calendar.
 * Years are 1 to 9999.
 * @throws RangeError when the runtime does not know the context's time zone.
 */
export function parseTimeBound(text: string, context: QueryContext): TimeBound | undefined {
  const trimmed = text.trim()
  const relative = RELATIVE.exec(trimmed)
  if (relative !== null) {
    const [, amount = '', unit = ''] = relative
    const instantMs = ageToInstant(Number(amount), unit.toLowerCase(), context)
    if (instantMs < EARLIEST_MS) return undefined
    return { text, startMs: instantMs, endMs: instantMs }
  }
  const date = parseIsoDate(trimmed.replace(SPACE_FOR_PLUS, '+'))
  if (date === undefined || date.local.year < 1) return undefined
  return { text, ...toInstants(date, context.timeZone) }
}

function ageToInstant(amount: number, unit: string, context: QueryContext): number {
  const unitMs = UNIT_MS.get(unit)
  if (unitMs !== undefined) return context.nowMs - amount * unitMs
  return monthsBefore(amount * (UNIT_MONTHS.get(unit) ?? 1), context)
}

/** The same clock time `months` months earlier, on the month's last day if it has no such day. */
function monthsBefore(months: number, { nowMs, timeZone }: QueryContext): number {
  const wall = new Date(nowMs + zoneOffsetMinutes(nowMs, timeZone) * MINUTE_MS)
  const monthNumber = wall.getUTCFullYear() * 12 + wall.getUTCMonth() - months
  const year = Math.floor(monthNumber / 12)
  if (year < 1) return -Infinity
  const month = monthNumber - year * 12 + 1
  const midnight = { year, month, day: 1, hour: 0, minute: 0, second: 0 }
  const lastDay = new Date(utcMs({ ...midnight, month: month + 1, day: 0 })).getUTCDate()
  const local = {
    year,
    month,
    day: Math.min(wall.getUTCDate(), lastDay),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  }
  return zonedTimeToInstant(local, timeZone) + wall.getUTCMilliseconds()
}

function toInstants(
  { local, precision, millisecond, offsetMinutes }: IsoDate,
  timeZone: string,
): Pick<TimeBound, 'startMs' | 'endMs'> {
  if (precision === 'year' || precision === 'month' || precision === 'day') {
    const startMs = zonedTimeToInstant(local, timeZone)
    const next = { ...local, [precision]: local[precision] + 1 }
    return { startMs, endMs: zonedTimeToInstant(next, timeZone) - 1 }
  }
  const wholeMs =
    offsetMinutes === undefined
      ? zonedTimeToInstant(local, timeZone)
      : utcMs(local) - offsetMinutes * MINUTE_MS
  const startMs = wholeMs + millisecond
  return { startMs, endMs: startMs + COVERED_MS[precision] - 1 }
}
