// ISO 8601 dates and date-times, from a year to fractions of a second.
import { isLocalTime, type LocalTime } from './zoned-time.ts'

/** The smallest part that a date names. */
export type IsoPrecision = 'year' | 'month' | 'day' | 'minute' | 'second' | 'fraction'

/** What a date says. */
export interface IsoDate {
  /** What is not named is the first: of the year, the month, the day. */
  readonly local: LocalTime
  readonly precision: IsoPrecision
  /** Of the fraction, 0..999; what is smaller is cut off. */
  readonly millisecond: number
  /** Minutes ahead of UTC; undefined where the date has no offset. */
  readonly offsetMinutes: number | undefined
}

/** The extended form, with the liberties of RFC 3339: `t`, `z`, and a space in the place of the `T`. */
const ISO_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(z|[-+]\d\d(?::?\d\d)?)?)?)?)?$/i

/** Parses a date; undefined for anything else and for a day, time or offset that does not exist. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = ISO_DATE.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction, offset] = match
  const local = {
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  }
  const offsetMinutes = offset === undefined ? undefined : toMinutes(offset)
  if (!isLocalTime(local) || Number.isNaN(offsetMinutes)) return undefined
  const named = { month, day, minute, second, fraction }
  return {
    local,
    precision:
      (['fraction', 'second', 'minute', 'day', 'month'] as const).find(
        (part) => named[part] !== undefined,
      ) ?? 'year',
    millisecond: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')),
    offsetMinutes,
  }
}

/** NaN where the hours or minutes are none. */
function toMinutes(offset: string): number {
  if (offset.toLowerCase() === 'z') return 0
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(3).replace(':', ''))
  if (hours > 23 || minutes > 59) return NaN
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
