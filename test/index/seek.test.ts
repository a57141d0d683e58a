import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { seek } from '../../src/index/seek.ts'

describe('seek', () => {
  const values = Uint32Array.of(2, 3, 5, 8, 13, 21, 34)

  it.each([
    ['a value that is there', 0, 7, 8, 3],
    ['the place of one that is not', 0, 7, 9, 4],
    ['the first', 0, 7, 0, 0],
    ['the last', 0, 7, 34, 6],
    ['the end where all are smaller', 0, 7, 35, 7],
    ['nothing before the start', 3, 7, 2, 3],
    ['nothing past the end', 0, 3, 8, 3],
    ['the start of an empty stretch', 4, 4, 1, 4],
  ])('finds %s', (_, from, to, target, expected) => {
    expect(seek(values, from, to, target)).toBe(expected)
  })

  it('finds what a look at every value finds', () => {
    const anyValues = fc.array(fc.nat({ max: 200 }), { maxLength: 80 })
    fc.assert(
      fc.property(anyValues, fc.nat(80), fc.nat(80), fc.nat({ max: 210 }), (all, a, b, target) => {
        const ascending = Uint32Array.from(all).sort()
        const from = Math.min(a, b, all.length)
        const to = Math.min(Math.max(a, b), all.length)
        let expected = from
        while (expected < to && (ascending[expected] ?? 0) < target) expected++
        expect(seek(ascending, from, to, target)).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })
})
