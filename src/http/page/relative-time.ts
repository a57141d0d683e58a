// How long ago an instant was, in words; on the server, and again in the browser as time goes by.

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Unit -> its length, milliseconds (months and years by their mean), and the least age told in it. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['year', 365.2425 * DAY_MS, 365 * DAY_MS],
  ['month', 30.436875 * DAY_MS, 31 * DAY_MS],
  ['week', 7 * DAY_MS, 14 * DAY_MS],
  ['day', DAY_MS, DAY_MS],
  ['hour', HOUR_MS, HOUR_MS],
  ['minute', MINUTE_MS, MINUTE_MS],
]

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/**
 * Says how far an instant is from the present: `3 hours ago`, `in 2 days`, `just now` within a
 * minute. Ages are rounded down, so that nothing is older than it is.
 * @param thenMs Epoch milliseconds, as is `nowMs`.
 */
export function relativeTime(thenMs: number, nowMs: number): string {
  const distanceMs = Math.abs(nowMs - thenMs)
  const unit = UNITS.find(([, , leastMs]) => distanceMs >= leastMs)
  if (unit === undefined) return 'just now'
  const [name, lengthMs] = unit
  const count = Math.max(1, Math.floor(distanceMs / lengthMs))
  return format.format(thenMs <= nowMs ? -count : count, name)
}
