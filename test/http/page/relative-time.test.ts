import { describe, expect, it } from 'vitest'
import { relativeTime } from '../../../src/http/page/relative-time.ts'

const now = Date.UTC(2025, 9, 26, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('relativeTime', () => {
  it.each([
    [0, 'just now'],
    [MINUTE - 1, 'just now'],
    [MINUTE, '1 minute ago'],
    [HOUR - 1, '59 minutes ago'],
    [3 * HOUR, '3 hours ago'],
    [DAY - 1, '23 hours ago'],
    [DAY, '1 day ago'],
    [13 * DAY, '13 days ago'],
    [14 * DAY, '2 weeks ago'],
    [30 * DAY, '4 weeks ago'],
    [31 * DAY, '1 month ago'],
    [364 * DAY, '11 months ago'],
    [365 * DAY, '1 year ago'],
    [800 * DAY, '2 years ago'],
    [-3 * HOUR, 'in 3 hours'],
    [-10, 'just now'],
  ])('says of %d ms', (ageMs, words) => {
    expect(relativeTime(now - ageMs, now)).toBe(words)
  })
})
