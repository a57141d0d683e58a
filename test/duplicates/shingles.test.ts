// Phrases of texts as hashes: shares are those of sets of pairs of neighbouring words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { hashPair, mix32, ShingleSet } from '../../src/duplicates/shingles.ts'
import type { StoryTokens } from '../../src/duplicates/story-tokens.ts'

/** Hashes of terms 0 to 9. */
const HASHES = Uint32Array.from({ length: 10 }, (_, term) => mix32(term + 1))

const toTokens = (terms: readonly number[]): StoryTokens => ({
  // Longer than the text, as a buffer that was filled before is.
  terms: Uint32Array.from([...terms, 9, 9]),
  length: terms.length,
  titleLength: 0,
})

const pairsOf = (terms: readonly number[], from: number): Set<string> =>
  new Set(terms.slice(from + 1).map((term, i) => `${terms[from + i] ?? ''} ${term}`))

describe('ShingleSet', () => {
  const set = new ShingleSet(20)

  it('gives the share of its different pairs of words that another text has', () => {
    set.fill(toTokens([1, 2, 3, 1, 2]), 0, HASHES)
    // 1 2, 2 3, 3 1.
    expect(set.shareIn(toTokens([5, 1, 2, 5, 3, 1]), 0, HASHES)).toBeCloseTo(2 / 3, 12)
    expect(set.shareIn(toTokens([2, 1]), 0, HASHES)).toBe(0)
  })

  it('looks at each text from where it is told to', () => {
    set.fill(toTokens([7, 1, 2]), 1, HASHES)
    expect(set.shareIn(toTokens([1, 2, 8]), 0, HASHES)).toBe(1)
    expect(set.shareIn(toTokens([1, 2, 8]), 1, HASHES)).toBe(0)
  })

  it('has nothing of a text of one word', () => {
    set.fill(toTokens([1]), 0, HASHES)
    expect(set.shareIn(toTokens([1, 2]), 0, HASHES)).toBe(0)
    expect(set.shareOfBoth(toTokens([1]), 0, HASHES)).toBe(0)
  })

  it('of both texts takes the longer: one that holds the other among much else shares little', () => {
    set.fill(toTokens([1, 2, 3]), 0, HASHES)
    expect(set.shareOfBoth(toTokens([1, 2, 3, 4, 5]), 0, HASHES)).toBe(0.5)
    set.fill(toTokens([1, 2, 3, 4, 5]), 0, HASHES)
    expect(set.shareOfBoth(toTokens([1, 2, 3]), 0, HASHES)).toBe(0.5)
  })

  it('says what sets of pairs say, filled again and again', () => {
    const anyTerms = fc.array(fc.nat({ max: 8 }), { maxLength: 20 })
    fc.assert(
      fc.property(
        anyTerms,
        anyTerms,
        fc.nat({ max: 3 }),
        fc.nat({ max: 3 }),
        (x, y, fromX, fromY) => {
          set.fill(toTokens(x), fromX, HASHES)
          const [own, others] = [pairsOf(x, fromX), pairsOf(y, fromY)]
          const shared = [...own].filter((pair) => others.has(pair)).length
          expect(set.shareIn(toTokens(y), fromY, HASHES)).toBe(
            own.size === 0 ? 0 : shared / own.size,
          )
          // Asked twice, it answers the same.
          expect(set.shareIn(toTokens(y), fromY, HASHES)).toBe(
            own.size === 0 ? 0 : shared / own.size,
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('hashes', () => {
  it('go by order', () => {
    expect(hashPair(1, 2)).not.toBe(hashPair(2, 1))
  })

  it('are whole numbers of 32 bits, different for different numbers', () => {
    const mixed = Array.from({ length: 10_000 }, (_, i) => mix32(i))
    expect(mixed.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32)).toBe(true)
    expect(new Set(mixed).size).toBe(mixed.length)
  })
})
