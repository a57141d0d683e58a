import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateContext, findPrintedDate } from '../../../src/sources/dates/printed-date.ts'

const UTC: DateContext = { timeZone: 'UTC' }

describe('findPrintedDate', () => {
  it.each([
    ['Oct. 25, 2025 6:10 p.m. ET', '2025-10-25T18:10:00-04:00'],
    ['Dec. 25, 2025 6:10 p.m. ET', '2025-12-25T18:10:00-05:00'],
    ['Oct. 25, 2025 6:10 p.m. Eastern Time', '2025-10-25T18:10:00-04:00'],
    ['Oct. 25, 2025 3 AM PT', '2025-10-25T03:00:00-07:00'],
    ['Oct. 25, 2025 6:10 p.m. GST', '2025-10-25T18:10:00+04:00'],
    ['Oct. 25, 2025 6:10 p.m. CEST', '2025-10-25T18:10:00+02:00'],
    ['Oct. 25, 2025 6:10 p.m. GMT+1', '2025-10-25T18:10:00+01:00'],
    ['Oct. 25, 2025 6:10 p.m. UTC+05:30', '2025-10-25T18:10:00+05:30'],
    ['Oct. 25, 2025 | 6:10 p.m.', '2025-10-25T18:10:00+00:00'],
    ['Oct. 25, 2025 / 6:10 PM EDT', '2025-10-25T18:10:00-04:00'],
    ['Oct. 25, 2025 — 6:10 PM', '2025-10-25T18:10:00+00:00'],
    ['6:10 p.m. Oct. 25, 2025', '2025-10-25T18:10:00+00:00'],
    ['18:10 GMT, Saturday, 25 October 2025', '2025-10-25T18:10:00+00:00'],
    ['25 October 2025 09.00 EDT', '2025-10-25T09:00:00-04:00'],
    ['25/10/2025', '2025-10-25T00:00:00+00:00'],
    ['10/25/2025', '2025-10-25T00:00:00+00:00'],
    ['5.10.2025 18:10', '2025-10-05T18:10:00+00:00'],
    ['25/10/25', '2025-10-25T00:00:00+00:00'],
    ['2025年10月25日 18:10', '2025-10-25T18:10:00+00:00'],
    ['2025년 10월 25일', '2025-10-25T00:00:00+00:00'],
    ['2025-10-25T18:10Z', '2025-10-25T18:10:00+00:00'],
    ['Feb. 30, 2025 6 p.m.', undefined],
  ])('reads %j to its end', (line, publishedAt) => {
    const found = findPrintedDate(line, UTC)
    expect(found).toMatchObject({ publishedAt, end: line.length })
    expect(found?.doubt).toBeUndefined()
  })

  it.each(['IST', 'BST', 'CST', '(IST)', 'XYZT'])(
    'reads the unclear zone %s on the clocks of the setting, with a doubt',
    (zone) => {
      const found = findPrintedDate(`Oct. 25, 2025 6:10 p.m. ${zone}`, { timeZone: 'Asia/Kolkata' })
      expect(found).toMatchObject({
        publishedAt: '2025-10-25T18:10:00+05:30',
        doubt: `unclear zone "${zone.replace(/[()]/g, '')}", read on the clocks of Asia/Kolkata`,
      })
    },
  )

  it.each([
    ['day-first', '2025-05-04'],
    ['month-first', '2025-04-05'],
  ] as const)('reads numbers alone as %s where that is set', (dateOrder, day) => {
    const found = findPrintedDate('04/05/2025', { timeZone: 'UTC', dateOrder })
    expect(found?.publishedAt).toBe(`${day}T00:00:00+00:00`)
    expect(found?.doubt).toBeUndefined()
  })

  it('reads numbers alone as day first with a doubt where nothing is set', () => {
    const { publishedAt, doubt } = findPrintedDate('04/05/2025', UTC) ?? {}
    expect([publishedAt, doubt]).toEqual([
      '2025-05-04T00:00:00+00:00',
      'day or month may come first in dates of numbers alone, read as day first',
    ])
  })

  it('finds a date within a line, from a place on', () => {
    const line = 'Seen May 8, 2025 on the quay. By Ines Valcourt June 2, 2026 3 AM PT Share'
    const first = findPrintedDate(line, UTC)
    expect(line.slice(first?.start, first?.end)).toBe('May 8, 2025')
    const second = findPrintedDate(line, UTC, first?.end)
    expect(line.slice(second?.start, second?.end)).toBe('June 2, 2026 3 AM PT')
    expect(findPrintedDate(line, UTC, second?.end)).toBeUndefined()
  })

  it.each(['Kings beat Jazz 105-104', '1950-1953', '24/7/365', 'v2.10.3', 'May 2025', ''])(
    'finds none in %j',
    (line) => {
      expect(findPrintedDate(line, UTC)).toBeUndefined()
    },
  )

  it('never throws and gives ranges within the line', () => {
    const piece = fc.constantFrom('Oct.', ' ', '25', ',', '2025', '/', '6', ':', '10', 'p.m.', 'ET')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = pieces.join('')
        const { start = 0, end = 0 } = findPrintedDate(line, UTC) ?? {}
        expect(start >= 0 && start <= end && end <= line.length).toBe(true)
      }),
    )
  })
})
