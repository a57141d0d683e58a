import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isLocalTime,
  isTimeZone,
  toIsoAtOffset,
  toIsoWithOffset,
  zonedTimeToInstant,
} from '../../src/story/zoned-time.ts'

describe('isTimeZone', () => {
  it.each([
    ['UTC', true],
    ['Asia/Dubai', true],
    ['Mars/Base', false],
    ['', false],
  ])('of %j is %s', (name, expected) => {
    expect(isTimeZone(name)).toBe(expected)
  })
})

describe('zonedTimeToInstant', () => {
  const check = (
    day: [number, number, number, number, number],
    zone: string,
    iso: string,
  ): void => {
    const [year, month, date, hour, minute] = day
    const local = { year, month, day: date, hour, minute, second: 0 }
    expect(toIsoWithOffset(zonedTimeToInstant(local, zone), zone)).toBe(iso)
  }

  it('uses the offset that the zone had on that day', () => {
    check([2025, 1, 10, 12, 0], 'America/New_York', '2025-01-10T12:00:00-05:00')
    check([2025, 7, 10, 12, 0], 'America/New_York', '2025-07-10T12:00:00-04:00')
    check([2025, 7, 10, 12, 0], 'Asia/Kolkata', '2025-07-10T12:00:00+05:30')
  })

  it('takes the earlier of two equal readings when clocks are put back', () => {
    check([2025, 11, 2, 1, 30], 'America/New_York', '2025-11-02T01:30:00-04:00')
  })

  it('reads a skipped reading with the offset from before the change', () => {
    check([2025, 3, 9, 2, 30], 'America/New_York', '2025-03-09T03:30:00-04:00')
  })

  it('gives back the same instant for any instant written in any zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) }),
        fc.constantFrom(
          'UTC',
          'Asia/Dubai',
          'America/St_Johns',
          'Pacific/Chatham',
          'Europe/London',
        ),
        (epochMs, zone) => {
          const seconds = Math.floor(epochMs / 1000) * 1000
          expect(Date.parse(toIsoWithOffset(seconds, zone))).toBe(seconds)
        },
      ),
    )
  })
})

describe('toIsoAtOffset', () => {
  it('writes hours and minutes of the offset on either side of UTC', () => {
    expect(toIsoAtOffset(0, 345)).toBe('1970-01-01T05:45:00+05:45')
    expect(toIsoAtOffset(0, -210)).toBe('1969-12-31T20:30:00-03:30')
  })
})

describe('isLocalTime', () => {
  it.each([
    [2024, 2, 29, 0, true],
    [2025, 2, 29, 0, false],
    [2025, 13, 1, 0, false],
    [2025, 4, 31, 0, false],
    [2025, 4, 30, 24, false],
  ])('of %i-%i-%i %i h is %s', (year, month, day, hour, expected) => {
    expect(isLocalTime({ year, month, day, hour, minute: 0, second: 0 })).toBe(expected)
  })
})
