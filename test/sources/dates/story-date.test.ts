import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStoryDate } from '../../../src/sources/dates/story-date.ts'

describe('parseStoryDate', () => {
  it.each([
    ['2025-10-25', '2025-10-25T00:00:00+04:00'],
    ['2025/10/25', '2025-10-25T00:00:00+04:00'],
    ['2025-10-25T17:49', '2025-10-25T17:49:00+04:00'],
    ['2025-10-25 17:49:05', '2025-10-25T17:49:05+04:00'],
    ['2025-10-25T17:49:05.123Z', '2025-10-25T17:49:05+00:00'],
    ['2025-10-25T17:49:05-03:30', '2025-10-25T17:49:05-03:30'],
    ['2025-10-25T17:49:05+0530', '2025-10-25T17:49:05+05:30'],
    ['2025-10-25T17:49:05+09', '2025-10-25T17:49:05+09:00'],
    ['2025-10-25 17:49:05 UTC', '2025-10-25T17:49:05+00:00'],
    ['2025-10-25 17:49:05 +0000 UTC', '2025-10-25T17:49:05+00:00'],
    ['20251025T174905Z', '2025-10-25T17:49:05+00:00'],
    ['20251025', '2025-10-25T00:00:00+04:00'],
    ['Sat, 25 Oct 2025 17:49:00 GMT', '2025-10-25T17:49:00+00:00'],
    ['Sat, 25 Oct 2025 17:49:00 +0400', '2025-10-25T17:49:00+04:00'],
    ['Sat, 25 Oct 2025 17:49:00 EDT', '2025-10-25T17:49:00-04:00'],
    ['25 Oct 2025 17:49 PST', '2025-10-25T17:49:00-08:00'],
    ['25 Oct 25 17:49 GMT', '2025-10-25T17:49:00+00:00'],
    ['25 Oct 87 17:49 GMT', '1987-10-25T17:49:00+00:00'],
    ['19-OCT-1987 11:03:22.12', '1987-10-19T11:03:22+04:00'],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T19:42:40-03:00'],
    ['lun., 3 févr. 2025 09:00 GMT', '2025-02-03T09:00:00+00:00'],
    ['5 September 2025', '2025-09-05T00:00:00+04:00'],
    ['Oct. 25, 2025 6 p.m.', '2025-10-25T18:00:00+04:00'],
    ['1761400140', '2025-10-25T17:49:00+04:00'],
    ['1761400140000', '2025-10-25T17:49:00+04:00'],
    [1761400140, '2025-10-25T17:49:00+04:00'],
    [1761400140000, '2025-10-25T17:49:00+04:00'],
    [1761400140.75, '2025-10-25T17:49:00+04:00'],
    [-3600, '1970-01-01T03:00:00+04:00'],
  ])('reads %j', (value, expected) => {
    expect(parseStoryDate(value, 'Asia/Dubai')).toBe(expected)
  })

  it.each([
    '2025-02-30',
    '2025-13-01',
    '2025-10-25T25:00:00Z',
    '2025-10-25T17:49:00+19:00',
    '2025-10-25T17:49:00+05:75',
    '2025-10-25T17:49:00 Marsian',
    '10/11/2025',
    'yesterday',
    '2025',
    '2025-10',
    '31-NOV-2025 10:00',
    'Sat, 25 Oct',
    'x'.repeat(1_000_000),
    '\u0000',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
  ])('refuses %j', (value) => {
    expect(parseStoryDate(value, 'UTC')).toBeUndefined()
  })

  it('gives ISO 8601 with offset or nothing, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const iso = parseStoryDate(text, 'Asia/Dubai')
        if (iso !== undefined) expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
      }),
    )
  })

  it('reads back every date that it gives', () => {
    const instants = fc.integer({ min: Date.UTC(1700, 0), max: Date.UTC(2200, 0) })
    fc.assert(
      fc.property(instants, (instant) => {
        const iso = parseStoryDate(new Date(instant).toISOString(), 'UTC')
        expect(iso === undefined ? undefined : parseStoryDate(iso, 'Asia/Dubai')).toBe(iso)
      }),
    )
  })
})
