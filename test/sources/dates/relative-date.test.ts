import { describe, expect, it } from 'vitest'
import { parseRelativeDate } from '../../../src/sources/dates/relative-date.ts'

const NOW = { timeZone: 'Asia/Dubai', nowMs: Date.parse('2026-01-02T12:34:56Z') }

describe('parseRelativeDate', () => {
  it.each([
    ['3 hours ago', '2026-01-02T13:34:00+04:00'],
    ['2h ago', '2026-01-02T14:34:00+04:00'],
    ['5 mins ago', '2026-01-02T16:29:00+04:00'],
    ['an hour ago', '2026-01-02T15:34:00+04:00'],
    ['a day ago', '2026-01-01T16:34:00+04:00'],
    ['2 weeks ago', '2025-12-19T16:34:00+04:00'],
    ['just now', '2026-01-02T16:34:00+04:00'],
    ['Yesterday', '2026-01-01T00:00:00+04:00'],
    ['yesterday at 6:10 p.m.', '2026-01-01T18:10:00+04:00'],
    ['Jan. 2', '2026-01-02T00:00:00+04:00'],
    ['Fri 25 December, 9:05 a.m.', '2025-12-25T09:05:00+04:00'],
    ['Oct 25', '2025-10-25T00:00:00+04:00'],
  ])('reads %j', (text, publishedAt) => {
    expect(parseRelativeDate(text, NOW)).toMatchObject({ publishedAt })
  })

  it.each(['3 hours ago', 'Yesterday', 'Oct. 25'])(
    'says of %j that it needs the time of reading',
    (text) => {
      expect(parseRelativeDate(text, { timeZone: 'UTC' })).toEqual({
        publishedAt: undefined,
        doubt: `${JSON.stringify(text)} needs the time of reading, which is not known`,
      })
    },
  )

  it.each(['long ago', '3 ducks ago', 'A year ago today', 'hours ago', 'May', 'Windows 11', ''])(
    'refuses %j',
    (text) => {
      expect(parseRelativeDate(text, NOW)).toBeUndefined()
    },
  )
})
