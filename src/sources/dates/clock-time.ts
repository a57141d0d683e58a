// The parts that written dates are made of: month names and times of day, in English and numbers.
import {
  isLocalTime,
  type LocalTime,
  toIsoAtOffset,
  toIsoWithOffset,
  utcMs,
  zonedTimeToInstant,
} from '../../story/zoned-time.ts'
import { MAX_OFFSET_MINUTES, readZone, type WrittenZone } from './zone-names.ts'

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

const TWELVE_HOUR = /^(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?)? ?([ap])\.? ?m\b\.?/
const TWENTY_FOUR_HOUR =
  /^(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d)(?: ?(?:h|hrs|hours|uhr)\b)?/
/** What can only be the name of a zone, where it stands behind a time. */
const UNKNOWN_ZONE = /^\(?[A-Z]{2,5}\)?$/
const NAMED_HOUR = /^(?:noon|midnight)\b/

/** A day and a time that exist. */
export interface ResolvedTime {
  /** ISO 8601 with offset. */
  readonly publishedAt: string
  /** A zone that the text names and that could be several: the clocks are those of the setting. */
  readonly unclearZone?: string
}

/** Gives 1..12 for an English month: full, of three letters, or AP's `Sept`; a full stop may follow. */
export function parseMonth(text: string): number | undefined {
  return MONTHS.get(text.toLowerCase().replace(/\.$/, ''))
}

/**
 * Gives the ISO 8601 form of a day and the time text after it (`6 p.m.`, `17:49:00 +0400`, `noon`;
 * undefined or empty: the first moment of the day). A zone in the text stays the result's offset;
 * without one the clock is that of `timeZone`. Undefined where the day, the time or the zone does
 * not exist or is unclear; `CST` is that of RFC 822.
 */
export function resolveWrittenTime(
  day: WrittenDay,
  timeText: string | undefined,
  timeZone: string,
): string | undefined {
  const written = parseTime(timeText ?? '')
  if (written === undefined) return undefined
  const { clock, zoneText } = written
  const zone = zoneText === '' ? { timeZone } : readZone(zoneText)
  return zone && toStoryTime({ ...day, ...clock }, zone)
}

/** Does so for a printed page, where a zone that is unclear or unknown means the setting's clocks. */
export function resolvePrintedTime(
  day: WrittenDay,
  timeText: string | undefined,
  timeZone: string,
): ResolvedTime | undefined {
  const written = parseTime(timeText ?? '')
  if (written === undefined) return undefined
  const { clock, zoneText } = written
  const known = zoneText === '' ? { timeZone } : readZone(zoneText)
  const zone = known ?? (UNKNOWN_ZONE.test(zoneText) ? { isUnclear: true } : undefined)
  if (zone === undefined) return undefined
  const isUnclear = zone.isUnclear === true
  const publishedAt = toStoryTime({ ...day, ...clock }, isUnclear ? { timeZone } : zone)
  if (publishedAt === undefined) return undefined
  return { publishedAt, ...(isUnclear && { unclearZone: zoneText }) }
}

/**
 * Gives the ISO 8601 form of a reading of the clock, at its own offset, else on the clocks of the zone;
 * undefined where the day or time does not exist or is out of range.
 */
export function toStoryTime(local: LocalTime, zone: WrittenZone): string | undefined {
  if (local.year < FIRST_YEAR || !isLocalTime(local)) return undefined
  const { offsetMinutes, timeZone } = zone
  if (offsetMinutes !== undefined && Math.abs(offsetMinutes) > MAX_OFFSET_MINUTES) return undefined
  if (offsetMinutes !== undefined)
    return toIsoAtOffset(utcMs(local) - offsetMinutes * 60_000, offsetMinutes)
  if (timeZone === undefined) return undefined
  return toIsoWithOffset(zonedTimeToInstant(local, timeZone), timeZone)
}

/** Splits a time text into the clock and the zone behind it. */
function parseTime(text: string): { clock: ClockTime; zoneText: string } | undefined {
  const time = text.trim().toLowerCase()
  const named = NAMED_HOUR.exec(time)
  const twelve = TWELVE_HOUR.exec(time)
  const match = named ?? twelve ?? TWENTY_FOUR_HOUR.exec(time)
  const clock = match === null ? MIDNIGHT : (readNamed(named) ?? readClock(match))
  if (clock === undefined) return undefined
  return {
    clock,
    zoneText: text
      .trim()
      .slice(match?.[0].length ?? 0)
      .trim(),
  }
}

const MIDNIGHT: ClockTime = { hour: 0, minute: 0, second: 0 }

function readNamed(named: RegExpExecArray | null): ClockTime | undefined {
  if (named === null) return undefined
  return named[0] === 'noon' ? { ...MIDNIGHT, hour: 12 } : MIDNIGHT
}

function readClock(match: RegExpExecArray): ClockTime | undefined {
  const [, hour, minute = '0', second = '0', half] = match
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second) }
  if (half === undefined) return clock
  if (clock.hour < 1 || clock.hour > 12) return undefined
  return { ...clock, hour: (clock.hour % 12) + (half === 'p' ? 12 : 0) }
}
