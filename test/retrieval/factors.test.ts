import { describe, expect, it } from 'vitest'

import {
  FRESHNESS_HALF_LIFE_DAYS,
  freshnessFactor,
  popularityFactor,
} from '../../src/retrieval/factors.ts'

const NOW_MS = Date.parse('2025-10-26T12:00:00Z')
const HOUR_MS = 3_600_000
const HALF_LIFE_MS = FRESHNESS_HALF_LIFE_DAYS * 24 * HOUR_MS

describe('freshnessFactor', () => {
  it.each([
    ['just out', 0, 1],
    ['out in the future', -HALF_LIFE_MS, 1],
    ['less than an hour old', HOUR_MS - 1, 1],
    ['one half-life old', HALF_LIFE_MS, 0.9],
    ['two half-lives old', 2 * HALF_LIFE_MS, 0.85],
    ['years old', 1000 * HALF_LIFE_MS, 0.8],
    ['without a date', NaN, 0.8],
  ])('of a story %s', (_, ageMs, expected) => {
    expect(freshnessFactor(NOW_MS - ageMs, NOW_MS, 0.2)).toBeCloseTo(expected, 12)
  })

  it.each([0, HALF_LIFE_MS, 1000 * HALF_LIFE_MS, NaN])('is 1 where recency is 0, age %d', (age) => {
    expect(freshnessFactor(NOW_MS - age, NOW_MS, 0)).toBe(1)
  })

  it('is all of the age where recency is 1', () => {
    expect(freshnessFactor(NOW_MS - HALF_LIFE_MS, NOW_MS, 1)).toBeCloseTo(0.5, 12)
    expect(freshnessFactor(NaN, NOW_MS, 1)).toBe(0)
  })

  it('never grows with age, and loses little at its end', () => {
    const hours = Array.from({ length: 24 * 400 }, (_, age) => age)
    const factors = hours.map((age) => freshnessFactor(NOW_MS - age * HOUR_MS, NOW_MS, 1))
    factors.slice(1).forEach((factor, i) => {
      const before = factors[i] ?? NaN
      expect(factor).toBeLessThanOrEqual(before)
      expect(before - factor).toBeLessThan(0.003)
    })
    expect(factors.at(-1)).toBe(0)
  })
})

describe('popularityFactor', () => {
  it.each([
    ['as many views as any', 1000, 1000, 1.1],
    ['some views', 99, 9999, 1.05],
    ['no views', 0, 1000, 1],
    ['no view count', -1, 1000, 1],
    ['no views in an index without any', 0, 0, 1],
  ])('of a story with %s', (_, views, maxViews, expected) => {
    expect(popularityFactor(views, maxViews)).toBeCloseTo(expected, 12)
  })
})
