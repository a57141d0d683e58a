import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { editDistance } from '../../../bench/relevance/edit-distance.ts'

describe('editDistance', () => {
  it.each([
    ['word', 'word', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['thier', 'their', 1],
    ['abcd', 'badc', 2],
    // No letter is edited twice: by swapping and inserting it would be two.
    ['ca', 'abc', 3],
    ['nkow', 'know', 1],
    ['beleive', 'believed', 2],
  ])('of %s and %s is %i', (one, other, expected) => {
    expect(editDistance(one, other)).toBe(expected)
  })

  it('is the same both ways, and bounded by the lengths', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (one, other) => {
        const distance = editDistance(one, other)
        expect(editDistance(other, one)).toBe(distance)
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length))
        expect(distance === 0).toBe(one === other)
      }),
    )
  })
})
