import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { B, idf, K1, lengthNorm, saturate } from '../../src/ranking/bm25f.ts'

describe('idf', () => {
  it.each([
    ['in one of ten stories', 1, 10, Math.log(1 + 9.5 / 1.5)],
    ['in every story, where the classic formula falls below 0', 10, 10, Math.log(1 + 0.5 / 10.5)],
    ['in more lists than there are stories: as in every story', 25, 10, Math.log(1 + 0.5 / 10.5)],
    ['nowhere', 0, 10, Math.log(1 + 10.5 / 0.5)],
  ])('of what is %s', (_, docFreq, docCount, expected) => {
    expect(idf(docFreq, docCount)).toBeCloseTo(expected, 12)
  })

  it('is above 0, and less the more stories hold a term', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 1e6 }),
        (a, b, more) => {
          const docCount = Math.max(a, b) + more
          expect(idf(a, docCount)).toBeGreaterThan(0)
          if (a < b) expect(idf(a, docCount)).toBeGreaterThan(idf(b, docCount))
        },
      ),
    )
  })
})

describe('lengthNorm', () => {
  it('is k1 for a story of average length, and grows with length', () => {
    expect(lengthNorm(100, 100)).toBeCloseTo(K1, 12)
    expect(lengthNorm(200, 100)).toBeCloseTo(K1 * (1 + B), 12)
    expect(lengthNorm(0, 100)).toBeCloseTo(K1 * (1 - B), 12)
  })

  it('holds nobody back where all stories are empty', () => {
    expect(lengthNorm(0, 0)).toBeCloseTo(K1 * (1 - B), 12)
  })
})

describe('saturate', () => {
  it('is 1 for one occurrence at average length, and never reaches k1 + 1', () => {
    expect(saturate(1, K1)).toBeCloseTo(1, 12)
    expect(saturate(0, K1)).toBe(0)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (freq, norm) => {
          expect(saturate(freq, norm)).toBeLessThan(K1 + 1)
          // More occurrences count more, each less than the one before.
          const [first, second] = [freq, freq + 1].map(
            (f) => saturate(f + 1, norm) - saturate(f, norm),
          )
          expect(first).toBeGreaterThan(second ?? NaN)
          expect(second).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('is less in a longer story', () => {
    expect(saturate(3, lengthNorm(200, 100))).toBeLessThan(saturate(3, lengthNorm(100, 100)))
  })
})
