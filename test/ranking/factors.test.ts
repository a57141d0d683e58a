import { describe, expect, it } from 'vitest'

import { DEFAULT_RANKING, freshnessFactor } from '../../src/ranking/factors.ts'

const NOW_MS = Date.parse('2025-10-26T12:00:00Z')
const HOUR_MS = 3_600_000
const HALF_LIFE_MS = DEFAULT_RANKING.recencyHalfLifeDays * 24 * HOUR_MS

/** The factor of a story of an age. */
function factorOf(ageMs: number, recency: number, recencyHalfLifeDays?: number): number {
  const halfLife = recencyHalfLifeDays === undefined ? {} : { recencyHalfLifeDays }
  return freshnessFactor(NOW_MS - ageMs, { nowMs: NOW_MS, recency, ...halfLife })
}

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
    expect(factorOf(ageMs, 0.2)).toBeCloseTo(expected, 12)
  })

  it.each([0, HALF_LIFE_MS, 1000 * HALF_LIFE_MS, NaN])('is 1 where recency is 0, age %d', (age) => {
    expect(factorOf(age, 0)).toBe(1)
  })

  it('is all of the age where recency is 1', () => {
    expect(factorOf(HALF_LIFE_MS, 1)).toBeCloseTo(0.5, 12)
    expect(factorOf(NaN, 1)).toBe(0)
  })

  it.each([
    [0.5, 12],
    [1, 24],
    [365, 365 * 24],
    [36_500, 36_500 * 24],
  ])('is half gone after a half-life of %d days', (days, hours) => {
    expect(factorOf(hours * HOUR_MS, 1, days)).toBe(0.5)
    expect(factorOf(0, 1, days)).toBe(1)
    expect(factorOf(20 * hours * HOUR_MS, 1, days)).toBe(0)
  })

  it('never grows with age, and loses little at its end', () => {
    const hours = Array.from({ length: 24 * 400 }, (_, age) => age)
    const factors = hours.map((age) => factorOf(age * HOUR_MS, 1))
    factors.slice(1).forEach((factor, i) => {
      const before = factors[i] ?? NaN
      expect(factor).toBeLessThanOrEqual(before)
      expect(before - factor).toBeLessThan(0.003)
    })
    expect(factors.at(-1)).toBe(0)
  })
})
