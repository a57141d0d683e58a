import { describe, expect, it } from 'vitest'

import { median, summarize } from '../../bench/measure/percentiles.ts'
import { formatMs, formatTable } from '../../bench/report/table.ts'

describe('summarize', () => {
  it('gives percentiles by nearest rank, whatever the order of the values', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    const expected = { count: 100, mean: 50.5, p5: 5, p50: 50, p95: 95, p99: 99, max: 100 }
    expect(summarize(values)).toEqual(expected)
  })

  it('gives a single value for everything', () => {
    expect(summarize([3])).toEqual({ count: 1, mean: 3, p5: 3, p50: 3, p95: 3, p99: 3, max: 3 })
  })

  it('throws where there are no values', () => {
    expect(() => summarize([])).toThrow(RangeError)
  })
})

describe('median', () => {
  it('gives the lower of two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2)
    expect(median([3, 1, 2])).toBe(2)
  })
})

describe('formatMs', () => {
  it.each([
    [0.00123, '0.0012'],
    [0.0123, '0.0123'],
    [1.2345, '1.23'],
    [12_345.6, '12,346'],
    [undefined, '-'],
  ])('writes %s as %s', (ms, expected) => {
    expect(formatMs(ms)).toBe(expected)
  })
})

describe('formatTable', () => {
  it('aligns the first column left and the others right', () => {
    expect(formatTable(['what', 'n'], [['a', '10']])).toBe('what   n\n----  --\na     10')
  })
})
