import { describe, expect, it } from 'vitest'
import { periodName, toTimeBuckets } from '../../../src/http/page/time-buckets.ts'

const shown = (months: Readonly<Record<string, number>>, chosen?: string) => {
  const { unit, year, buckets } = toTimeBuckets(months, chosen)
  return { unit, year, bars: buckets.map(({ period, count, height }) => [period, count, height]) }
}

describe('toTimeBuckets', () => {
  it('gives months without gaps, newest first', () => {
    expect(shown({ '2024-11': 10, '2025-01': 1 })).toEqual({
      unit: 'month',
      year: undefined,
      bars: [
        ['2025-01', 1, 1],
        ['2024-12', 0, 0],
        ['2024-11', 10, 12],
      ],
    })
  })

  it('makes no tower of one story', () => {
    expect(shown({ '2024-11': 1 }).bars).toEqual([['2024-11', 1, 2]])
  })

  const years = { '2010-03': 4, '2012-12': 2, '2015-01': 8 }

  it('gives years where there are many months', () => {
    expect(shown(years)).toEqual({
      unit: 'year',
      year: undefined,
      bars: [
        ['2015', 8, 12],
        ['2014', 0, 0],
        ['2013', 0, 0],
        ['2012', 2, 3],
        ['2011', 0, 0],
        ['2010', 4, 6],
      ],
    })
  })

  it.each(['2012', '2012-12'])('gives the months of the year when %s is chosen', (chosen) => {
    const { unit, year, bars } = shown(years, chosen)
    expect([unit, year, bars.length]).toEqual(['month', '2012', 12])
    expect(bars[0]).toEqual(['2012-12', 2, 5])
  })

  it('shows at most sixty years', () => {
    expect(shown({ '0001-01': 1, '9999-12': 1 }).bars).toHaveLength(60)
  })

  it.each([[{}], [{ nonsense: 4 }], [{ '2024-13': 1 }]])('gives nothing for %j', (months) => {
    expect(shown(months).bars).toEqual([])
  })
})

describe('periodName', () => {
  it.each([
    ['2024-10', 'October 2024'],
    ['2024', '2024'],
    ['7d', '7d'],
    ['2024-10-05', '2024-10-05'],
  ])('names %s', (period, name) => {
    expect(periodName(period)).toBe(name)
  })
})
