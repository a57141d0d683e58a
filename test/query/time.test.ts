import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRelativeTime, parseTimeBound } from '../../src/query/time.ts'

const NOW = '2025-10-31T12:00:00.250Z'

/** The bound as `start end`, ISO; one instant where they are the same; undefined for none. */
function bound(text: string, timeZone = 'UTC', now = NOW): string | undefined {
  const found = parseTimeBound(text, { nowMs: Date.parse(now), timeZone })
  if (found === undefined) return undefined
  const start = new Date(found.startMs).toISOString()
  const end = new Date(found.endMs).toISOString()
  return start === end ? start : `${start} ${end}`
}

describe('parseTimeBound', () => {
  it.each([
    ['2025-10-25', '2025-10-25T00:00:00.000Z 2025-10-25T23:59:59.999Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z 2024-02-29T23:59:59.999Z'],
    ['2025-12-31', '2025-12-31T00:00:00.000Z 2025-12-31T23:59:59.999Z'],
    ['2025-10', '2025-10-01T00:00:00.000Z 2025-10-31T23:59:59.999Z'],
    ['2025-12', '2025-12-01T00:00:00.000Z 2025-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z 2024-02-29T23:59:59.999Z'],
    ['2025', '2025-01-01T00:00:00.000Z 2025-12-31T23:59:59.999Z'],
    ['0001-01-01', '0001-01-01T00:00:00.000Z 0001-01-01T23:59:59.999Z'],
    [' 2025-10-25 ', '2025-10-25T00:00:00.000Z 2025-10-25T23:59:59.999Z'],
  ])('reads the date %j as all of it', (text, expected) => {
    expect(bound(text)).toBe(expected)
  })

  it('covers the last year there is', () => {
    const found = parseTimeBound('9999', { nowMs: 0, timeZone: 'UTC' })
    expect(found).toEqual({
      text: '9999',
      startMs: Date.UTC(9999, 0, 1),
      endMs: Date.UTC(10000, 0, 1) - 1,
    })
  })

  it.each([
    ['2025-10-25T18:00', '2025-10-25T18:00:00.000Z 2025-10-25T18:00:59.999Z'],
    ['2025-10-25t18:00z', '2025-10-25T18:00:00.000Z 2025-10-25T18:00:59.999Z'],
    ['2025-10-25 18:00', '2025-10-25T18:00:00.000Z 2025-10-25T18:00:59.999Z'],
    ['2025-10-25T18:00:07Z', '2025-10-25T18:00:07.000Z 2025-10-25T18:00:07.999Z'],
    ['2025-10-25T18:00:07.5Z', '2025-10-25T18:00:07.500Z'],
    ['2025-10-25T18:00:07,123456789Z', '2025-10-25T18:00:07.123Z'],
    ['2025-10-25T18:00:00+04:00', '2025-10-25T14:00:00.000Z 2025-10-25T14:00:00.999Z'],
    ['2025-10-25T18:00-0530', '2025-10-25T23:30:00.000Z 2025-10-25T23:30:59.999Z'],
    ['2025-10-25T18:00+04', '2025-10-25T14:00:00.000Z 2025-10-25T14:00:59.999Z'],
    // A plus sign in an address arrives as a space.
    ['2025-10-25T18:00 04:00', '2025-10-25T14:00:00.000Z 2025-10-25T14:00:59.999Z'],
  ])('reads the date-time %j as its minute, second or instant', (text, expected) => {
    expect(bound(text)).toBe(expected)
  })

  it.each([
    ['Asia/Dubai', '2025-10-25', '2025-10-24T20:00:00.000Z 2025-10-25T19:59:59.999Z'],
    ['Asia/Dubai', '2025-10', '2025-09-30T20:00:00.000Z 2025-10-31T19:59:59.999Z'],
    ['Asia/Dubai', '2025-10-25T18:00', '2025-10-25T14:00:00.000Z 2025-10-25T14:00:59.999Z'],
    ['Asia/Dubai', '2025-10-25T18:00Z', '2025-10-25T18:00:00.000Z 2025-10-25T18:00:59.999Z'],
    // A day of 25 hours, and one of 23.
    ['Europe/Berlin', '2025-10-26', '2025-10-25T22:00:00.000Z 2025-10-26T22:59:59.999Z'],
    ['Europe/Berlin', '2025-03-30', '2025-03-29T23:00:00.000Z 2025-03-30T21:59:59.999Z'],
    ['America/New_York', '2025', '2025-01-01T05:00:00.000Z 2026-01-01T04:59:59.999Z'],
  ])('reads what carries no zone in %s: %j', (timeZone, text, expected) => {
    expect(bound(text, timeZone)).toBe(expected)
  })

  it.each([
    ['30min', '2025-10-31T11:30:00.250Z'],
    ['24h', '2025-10-30T12:00:00.250Z'],
    ['7d', '2025-10-24T12:00:00.250Z'],
    ['7D', '2025-10-24T12:00:00.250Z'],
    ['2w', '2025-10-17T12:00:00.250Z'],
    ['1month', '2025-09-30T12:00:00.250Z'],
    ['3months', '2025-07-31T12:00:00.250Z'],
    ['8Months', '2025-02-28T12:00:00.250Z'],
    ['10months', '2024-12-31T12:00:00.250Z'],
    ['20months', '2024-02-29T12:00:00.250Z'],
    ['1y', '2024-10-31T12:00:00.250Z'],
    ['0d', '2025-10-31T12:00:00.250Z'],
  ])('reads the age %s as the instant that long before now', (text, expected) => {
    expect(bound(text)).toBe(expected)
  })

  it('counts months by the calendar of the zone', () => {
    // In Berlin it is already November, and the clocks have changed since September.
    expect(bound('2months', 'Europe/Berlin', '2025-10-31T23:30:00Z')).toBe(
      '2025-08-31T22:30:00.000Z',
    )
    expect(bound('2months', 'UTC', '2025-10-31T23:30:00Z')).toBe('2025-08-31T23:30:00.000Z')
  })

  it('keeps the text as the caller wrote it', () => {
    expect(parseTimeBound(' 7D', { nowMs: 0, timeZone: 'UTC' })?.text).toBe(' 7D')
  })

  it.each([
    ...['', ' ', 'tomorrow', 'now', '25', '999', '10000', '0000', '20251025', '2025-1', '2025-1-1'],
    ...['2025-00', '2025-13', '2025-02-29', '2025-02-30', '2025-04-31', '2025-10-00', '2025-10-32'],
    ...[
      '2025-10-25T',
      '2025-10-25T18',
      '2025-10-25T24:00',
      '2025-10-25T18:60',
      '2025-10-25T18:00:60',
    ],
    ...['2025-10-25T18:00+24:00', '2025-10-25T18:00+04:60', '2025-10Z', '2025-10-25+04:00'],
    ...['Oct. 25, 2025', '25/10/2025', '-2025', '2025-10-25x', '1', '1761350400000'],
    ...['7', 'd', '-7d', '7 d', '7days', '7m', '1.5d', '7dd', '9999y', '999999d', '1234567min'],
    ...['٢٠٢٥', '2025\u00002', 'NaN', 'Infinity', '__proto__', '1e3d', '+7d'],
  ])('finds no time in %j', (text) => {
    expect(bound(text)).toBeUndefined()
  })

  it('gives the day of any instant, written as a date in the zone', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Dubai', 'Asia/Kolkata', 'America/New_York')
    const instants = fc.date({
      min: new Date('1971-01-02'),
      max: new Date('2099-12-30'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, zones, (instant, timeZone) => {
        const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant)
        const found = parseTimeBound(day, { nowMs: 0, timeZone })
        expect(found?.startMs).toBeLessThanOrEqual(instant.getTime())
        expect(found?.endMs).toBeGreaterThanOrEqual(instant.getTime())
      }),
    )
  })

  it('gives an ordered bound or none for any text, without throwing', () => {
    const pieces = fc.constantFrom(
      '2025',
      '-',
      '10',
      '25',
      'T',
      ' ',
      '18:00',
      ':',
      'Z',
      '+',
      '7',
      'd',
      'months',
      '.',
    )
    const dateLike = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), dateLike), (text) => {
        const found = parseTimeBound(text, { nowMs: Date.parse(NOW), timeZone: 'Europe/Berlin' })
        if (found !== undefined) expect(found.startMs).toBeLessThanOrEqual(found.endMs)
      }),
    )
  })
})

describe('isRelativeTime', () => {
  it.each(['24h', '7d', '2w', '3months', '3month', '1y', '30min', '7D', ' 7d '])(
    'is true for the age %j',
    (text) => {
      expect(isRelativeTime(text)).toBe(true)
    },
  )

  it.each(['2025-10-25', '2025', '', 'd', '7', '7days', 'x7d', '7d x', '7m'])(
    'is false for %j',
    (text) => {
      expect(isRelativeTime(text)).toBe(false)
    },
  )
})
