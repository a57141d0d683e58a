// The parts that written dates are made of: month names, times of day, zone suffixes. Knows only
// English and numbers; which forms of date exist is for ap-date.ts and story-date.ts to say.
import {
  isLocalTime,
  toIsoAtOffset,
  toIsoWithOffset,
  utcMs,
  zonedTimeToInstant,
} from '../../story/zoned-time.ts'

/** A calendar day as it was written, not yet known to exist. */
export interface WrittenDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

interface ClockTime {
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** First year that is read. Older dates are typing errors in news, and zone data is silent on them. */
export const FIRST_YEAR = 1600

const MONTHS = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, i): [string, number][] => [
      [name, i + 1],
      [name.slice(0, 3), i + 1],
    ]),
).set('sept', 9)

/** Minutes ahead of UTC of the zone names that RFC 822 allows. */
const NAMED_ZONES = new Map([
  ['z', 0],
  ['ut', 0],
  ['utc', 0],
  ['gmt', 0],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
])

/** The clocks farthest from UTC are 14 hours ahead. */
const MAX_OFFSET_MINUTES = 14 * 60

const ZONE_SUFFIX =
  / ?(z|utc?|gmt|[ecmp][sd]t|(?:utc|gmt)?[+-]\d{2}(?::?\d{2})?)(?: \([\w ]*\)| utc)?$/i
const TWELVE_HOUR = /^(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?)? ?([ap])\.? ?m\.?$/
const TWENTY_FOUR_HOUR = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?$/

/** Gives 1..12 for an English month: full, of three letters, or AP's `Sept`; a full stop may follow. */
export function parseMonth(text: string): number | undefined {
  return MONTHS.get(text.toLowerCase().replace(/\.$/, ''))
}

/**
 * Gives the ISO 8601 form of a day and the time text after it (`6 p.m.`, `17:49:00 +0400`, `noon`;
 * undefined or empty: the first moment of the day). A zone in the text stays the result's offset;
 * without one the clock is that of `timeZone`. Undefined where the day or the time does not exist.
 * @throws RangeError when the runtime does not know `timeZone`.
 */
export function resolveWrittenTime(
  { year, month, day }: WrittenDay,
  timeText: string | undefined,
  timeZone: string,
): string | undefined {
  const zone = ZONE_SUFFIX.exec(timeText ?? '')
  const clock = parseClockTime((timeText ?? '').slice(0, zone?.index))
  if (clock === undefined) return undefined
  const local = { year, month, day, ...clock }
  if (year < FIRST_YEAR || !isLocalTime(local)) return undefined
  if (zone === null) return toIsoWithOffset(zonedTimeToInstant(local, timeZone), timeZone)
  const offset = parseOffset(zone[1] ?? '')
  return offset === undefined ? undefined : toIsoAtOffset(utcMs(local) - offset * 60_000, offset)
}

function parseClockTime(text: string): ClockTime | undefined {
  const time = text.trim().toLowerCase()
  if (time === '' || time === 'midnight') return { hour: 0, minute: 0, second: 0 }
  if (time === 'noon') return { hour: 12, minute: 0, second: 0 }
  const [, hour = '', minute = '0', second = '0', half] =
    TWELVE_HOUR.exec(time) ?? TWENTY_FOUR_HOUR.exec(time) ?? []
  if (hour === '') return undefined
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second) }
  if (half === undefined) return clock
  if (clock.hour < 1 || clock.hour > 12) return undefined
  return { ...clock, hour: (clock.hour % 12) + (half === 'p' ? 12 : 0) }
}

function parseOffset(text: string): number | undefined {
  const named = NAMED_ZONES.get(text.toLowerCase())
  if (named !== undefined) return named
  const [, sign, hours, minutes = '0'] = /([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? []
  const size = Number(hours) * 60 + Number(minutes)
  if (!(size <= MAX_OFFSET_MINUTES) || Number(minutes) > 59) return undefined
  return sign === '-' ? -size : size
}
