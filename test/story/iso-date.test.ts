import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '../../src/story/iso-date.ts'
import { utcMs } from '../../src/story/zoned-time.ts'

/** What a date says, as `precision local±offset`; undefined for none. */
function said(text: string): string | undefined {
  const date = parseIsoDate(text)
  if (date === undefined) return undefined
  const { local, precision, millisecond, offsetMinutes } = date
  const wall = new Date(utcMs(local) + millisecond).toISOString().slice(0, -1)
  return `${precision} ${wall} ${offsetMinutes ?? 'local'}`
}

describe('parseIsoDate', () => {
  it.each([
    ['2025', 'year 2025-01-01T00:00:00.000 local'],
    ['2025-10', 'month 2025-10-01T00:00:00.000 local'],
    ['2024-02-29', 'day 2024-02-29T00:00:00.000 local'],
    ['2025-10-25T18:00', 'minute 2025-10-25T18:00:00.000 local'],
    ['2025-10-25T18:00:07', 'second 2025-10-25T18:00:07.000 local'],
    ['2025-10-25T18:00:07,123456789Z', 'fraction 2025-10-25T18:00:07.123 0'],
    ['2025-10-25T18:00:07.5-05:30', 'fraction 2025-10-25T18:00:07.500 -330'],
    ['2025-10-25t18:00z', 'minute 2025-10-25T18:00:00.000 0'],
    ['2025-10-25 18:00+04', 'minute 2025-10-25T18:00:00.000 240'],
    ['2025-10-25T18:00+0400', 'minute 2025-10-25T18:00:00.000 240'],
  ])('reads %j as %j', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  it.each([
    ['no day of a calendar', '2025-02-29'],
    ['no month', '2025-13'],
    ['no hour', '2025-10-25T24:00'],
    ['no offset', '2025-10-25T18:00+24:00'],
    ['minutes of an offset that are none', '2025-10-25T18:00+02:60'],
    ['an offset without a time', '2025-10-25+02:00'],
    ['an hour without its minutes', '2025-10-25T18'],
    ['one digit', '2025-1-2'],
    ['other text around it', ' 2025-10-25'],
    ['the form without punctuation', '20251025'],
  ])('refuses %s: %j', (_, text) => {
    expect(said(text)).toBeUndefined()
  })

  it('reads what Date writes, exactly', () => {
    const date = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, (instant) => {
        expect(said(instant.toISOString())).toBe(`fraction ${instant.toISOString().slice(0, -1)} 0`)
      }),
    )
  })
})
