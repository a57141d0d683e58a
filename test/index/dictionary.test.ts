import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileDictionary, findTerm, prefixRange, termAt } from '../../src/index/dictionary.ts'

// For any set of terms and any key:
// 1. `termAt` gives every term back by its place in code-unit order;
// 2. `findTerm` is its reverse, and -1 for any other text;
// 3. `prefixRange` holds exactly the terms that begin with the key.

function sorted(terms: Iterable<string>): string[] {
  return [...new Set(terms)].sort((a, b) => (a < b ? -1 : 1))
}

const anyTerm = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const anyTerms = fc.array(anyTerm, { maxLength: 40 }).map(sorted)

/** Terms between the numbers of a prefix's range. */
function begunBy(terms: readonly string[], prefix: string): string[] {
  const { from, to } = prefixRange(compileDictionary(sorted(terms)), prefix)
  return sorted(terms).slice(from, to)
}

describe('compileDictionary', () => {
  it('gives every term back by its number', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const dictionary = compileDictionary(terms)
        expect(dictionary.size).toBe(terms.length)
        expect(terms.map((_, number) => termAt(dictionary, number))).toEqual(terms)
      }),
    )
  })

  it('tells how much a term shares with the one before, at most 255', () => {
    const long = 'x'.repeat(300)
    const { sharedLengths } = compileDictionary(['king', 'kingdom', 'kite', `${long}a`, `${long}b`])
    expect([...sharedLengths]).toEqual([0, 4, 2, 0, 255])
  })
})

describe('findTerm', () => {
  it('finds exactly the terms that there are', () => {
    fc.assert(
      fc.property(anyTerms, anyTerm, (terms, other) => {
        const dictionary = compileDictionary(terms)
        terms.forEach((term, number) => {
          expect(findTerm(dictionary, term)).toBe(number)
        })
        expect(findTerm(dictionary, other)).toBe(terms.indexOf(other))
      }),
    )
  })

  it.each(['', 'kin', 'kingd', 'zebra', '__proto__', 'constructor'])('does not find %j', (term) => {
    expect(findTerm(compileDictionary(['king', 'kingdom', 'kite']), term)).toBe(-1)
  })

  it('finds nothing in an empty dictionary', () => {
    expect(findTerm(compileDictionary([]), 'king')).toBe(-1)
  })
})

describe('prefixRange', () => {
  it('holds exactly the terms that begin with the prefix', () => {
    fc.assert(
      fc.property(anyTerms, anyTerm, (terms, prefix) => {
        expect(begunBy(terms, prefix)).toEqual(terms.filter((term) => term.startsWith(prefix)))
      }),
    )
  })

  it.each([
    ['the prefix itself and what goes on after it', 'king', ['king', 'kingdom']],
    ['nothing where no term begins so', 'kit', []],
    ['no term that only begins the prefix', 'kingdoms', []],
    ['no term that the next one completes', 'zk', []],
    ['every term for an empty prefix', '', ['ki', 'king', 'kingdom', 'z', 'käse']],
  ])('holds %s', (_, prefix, expected) => {
    expect(begunBy(['z', 'king', 'käse', 'kingdom', 'ki'], prefix)).toEqual(sorted(expected))
  })
})
