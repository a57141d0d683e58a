// Wall-clock time in an IANA zone, to and from instants, by Intl's zone data.

/** A wall-clock time without a zone. */
export interface LocalTime {
  readonly year: number
  /** 1..12 */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/** Tells whether the runtime knows an IANA time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * Gives how far the zone's clocks are ahead of UTC at an instant, in minutes.
 * @throws RangeError when the runtime does not know the zone.
 */
export function zoneOffsetMinutes(epochMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterOf(timeZone).formatToParts(epochMs)) {
    parts[type] = Number(value)
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const wallMs = utcMs({ year, month, day, hour, minute, second })
  return Math.round((wallMs - Math.floor(epochMs / 1000) * 1000) / 60_000)
}

/** Gives the instant of a wall-clock time taken as UTC, in epoch milliseconds. */
export function utcMs(local: LocalTime): number {
  const date = new Date(0)
  date.setUTCFullYear(local.year, local.month - 1, local.day)
  date.setUTCHours(local.hour, local.minute, local.second, 0)
  return date.getTime()
}

/**
 * Gives the instant at which the zone's clocks show this time, in epoch milliseconds. A time that occurs
 * twice (clocks put back) means the earlier instant; one that is skipped (clocks put forward) is read with
 * the offset from before the change.
 */
export function zonedTimeToInstant(local: LocalTime, timeZone: string): number {
  const wallMs = utcMs(local)
  const dayMs = 86_400_000
  const before = wallMs - zoneOffsetMinutes(wallMs - dayMs, timeZone) * 60_000
  const after = wallMs - zoneOffsetMinutes(wallMs + dayMs, timeZone) * 60_000
  const shows = (epochMs: number): boolean =>
    epochMs + zoneOffsetMinutes(epochMs, timeZone) * 60_000 === wallMs
  if (shows(before)) return before
  return shows(after) ? after : before
}

/** Tells whether the numbers are a valid day and clock time. */
export function isLocalTime(local: LocalTime): boolean {
  const date = new Date(utcMs(local))
  return (
    date.getUTCFullYear() === local.year &&
    date.getUTCMonth() + 1 === local.month &&
    date.getUTCDate() === local.day &&
    date.getUTCHours() === local.hour &&
    date.getUTCMinutes() === local.minute &&
    date.getUTCSeconds() === local.second
  )
}

/** Writes an instant as ISO 8601 with the zone's offset: `2024-10-19T16:25:00+04:00`. */
export function toIsoWithOffset(epochMs: number, timeZone: string): string {
  return toIsoAtOffset(epochMs, zoneOffsetMinutes(epochMs, timeZone))
}

/** Writes an instant as ISO 8601, whole seconds, with an offset of `offsetMinutes` ahead of UTC. */
export function toIsoAtOffset(epochMs: number, offsetMinutes: number): string {
  const wall = new Date(epochMs + offsetMinutes * 60_000).toISOString().replace(/\.\d+Z$/, '')
  const sign = offsetMinutes < 0 ? '-' : '+'
  const two = (value: number): string => String(value).padStart(2, '0')
  const size = Math.abs(offsetMinutes)
  return `${wall}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
