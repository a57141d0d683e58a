import { describe, expect, it } from 'vitest'

import { describePace } from '../../../src/cli/output/pace.ts'

describe('describePace', () => {
  it.each([
    // Too early to know.
    [0, 100, 5000, ''],
    [50, 100, 999, ''],
    [10_000, 64_841, 2000, '5,000/s, 11 s left'],
    [1, 1, 5000, ''],
    [12, 30, 8000, '1.5/s, 12 s left'],
    [1000, 1_000_000, 10_000, '100/s, 2 h 47 min left'],
    [1000, 10_000, 10_000, '100/s, 2 min left'],
    // At the end: the rate of all of it.
    [64_841, 64_841, 12_000, '5,403/s'],
  ])('of %i of %i after %i ms is %j', (done, total, elapsedMs, expected) => {
    expect(describePace(done, total, elapsedMs)).toBe(expected)
  })
})
