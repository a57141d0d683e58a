// Dates, date-times and ages (`2025-10`, `7d`) as bounds on time.
import { isLocalTime, utcMs, zonedTimeToInstant, zoneOffsetMinutes } from '../story/zoned-time.ts'
import type { LocalTime } from '../story/zoned-time.ts'
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
/**
 * ISO 8601 from a year to fractions of a second. A space may stand for the `T`, and for the plus sign of an
 * offset, since a plus sign in an address is decoded to a space.
 */
const ABSOLUTE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(z|[-+ ]\d\d(?::?\d\d)?)?)?)?)?$/i

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
  const absolute = ABSOLUTE.exec(trimmed)
  return absolute === null ? undefined : toBound(text, absolute, context.timeZone)
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

function toBound(
  text: string,
  [, ...groups]: readonly (string | undefined)[],
  timeZone: string,
): TimeBound | undefined {
  const [year, month, day, hour, minute, second, fraction, offset] = groups
  const local: LocalTime = {
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  }
  if (local.year < 1 || !isLocalTime(local)) return undefined
  if (hour === undefined) {
    const next =
      month === undefined
        ? { ...local, year: local.year + 1 }
        : day === undefined
          ? { ...local, month: local.month + 1 }
          : { ...local, day: local.day + 1 }
    const startMs = zonedTimeToInstant(local, timeZone)
    return { text, startMs, endMs: zonedTimeToInstant(next, timeZone) - 1 }
  }
  const offsetMs = offset === undefined ? undefined : parseOffset(offset)
  if (Number.isNaN(offsetMs)) return undefined
  const wholeMs =
    offsetMs === undefined ? zonedTimeToInstant(local, timeZone) : utcMs(local) - offsetMs
  const startMs = wholeMs + Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
  const coveredMs = fraction !== undefined ? 1 : second !== undefined ? 1000 : MINUTE_MS
  return { text, startMs, endMs: startMs + coveredMs - 1 }
}

/** Milliseconds ahead of UTC; NaN for invalid hours or minutes. */
function parseOffset(offset: string): number {
  if (offset.toLowerCase() === 'z') return 0
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(3).replace(':', ''))
  if (hours > 23 || minutes > 59) return NaN
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS
}
