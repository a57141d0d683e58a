// Lengths as bytes:
// 1. exact up to 63 positions, off by at most 3.5 percent above (3 of 88; from 167 on, at most 3);
// 2. a longer field never has a lesser code;
// 3. `content` is the title, weighted, and the body as one; totals are of the exact lengths.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileLengths, decodeLength, encodeLength } from '../../src/index/field-lengths.ts'

/** The longest that a byte can say: 64 x 2^(191 / 12). */
const LONGEST = decodeLength(255)

describe('encodeLength', () => {
  it('is exact up to 63 positions, as nearly every title and teaser is', () => {
    const lengths = Array.from({ length: 64 }, (_, length) => length)
    expect(lengths.map((length) => decodeLength(encodeLength(length)))).toEqual(lengths)
  })

  it('is off by at most 3.5 percent above (3 of 88; from 167 on, at most 3)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 64, max: LONGEST }), (length) => {
        const off = Math.abs(decodeLength(encodeLength(length)) - length) / length
        expect(off, `${length}`).toBeLessThanOrEqual(length < 167 ? 0.035 : 0.03)
      }),
      { numRuns: 2000 },
    )
    // Every length of ordinary articles, one by one.
    for (let length = 64; length < 5000; length++) {
      const off = Math.abs(decodeLength(encodeLength(length)) - length)
      expect(off / length, `${length}`).toBeLessThanOrEqual(length < 167 ? 0.035 : 0.03)
    }
  })

  it('gives the nearest of all codes', () => {
    const all = Array.from({ length: 256 }, (_, code) => code)
    fc.assert(
      fc.property(fc.nat({ max: LONGEST }), (length) => {
        const off = (code: number): number => Math.abs(decodeLength(code) - length)
        expect(off(encodeLength(length))).toBe(Math.min(...all.map(off)))
      }),
    )
  })

  it('never gives a longer field a lesser code, so that it is never held back less', () => {
    fc.assert(
      fc.property(fc.nat({ max: LONGEST }), fc.nat({ max: 100_000 }), (length, more) => {
        expect(encodeLength(length + more)).toBeGreaterThanOrEqual(encodeLength(length))
      }),
    )
  })

  it('gives what is longer than all codes the last one', () => {
    expect(LONGEST).toBeGreaterThan(3_000_000)
    expect(encodeLength(LONGEST * 10)).toBe(255)
  })

  it('gives back every code as it is', () => {
    for (let code = 0; code < 256; code++) expect(encodeLength(decodeLength(code))).toBe(code)
  })
})

describe('compileLengths', () => {
  it('encodes title and body as one, the title as often as it weighs', () => {
    const { title, body, author, content } = compileLengths([3, 0], [10, 500], [2, 0], 2)
    expect([...title]).toEqual([3, 0])
    expect([...author]).toEqual([2, 0])
    // 2 x 3 + 10; nothing of a title in the second.
    expect([...content]).toEqual([16, encodeLength(500)])
    expect(body[1]).toBe(content[1])
  })

  it('sums up exactly, though a code is not: the average length has no error', () => {
    const { totals, body } = compileLengths([1, 2], [1001, 2003], [0, 4], 2)
    expect(totals).toEqual({ title: 3, body: 3004, author: 4 })
    expect(Array.from(body, decodeLength)).not.toEqual([1001, 2003])
  })

  it('has nothing of no stories', () => {
    const { content, totals } = compileLengths([], [], [], 2)
    expect([content.length, totals]).toEqual([0, { title: 0, body: 0, author: 0 }])
  })
})
