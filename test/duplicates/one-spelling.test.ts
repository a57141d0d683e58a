import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createSpellingTest } from '../../src/duplicates/one-spelling.ts'
import { compileDictionary, findTerm } from '../../src/index/dictionary.ts'
import { editDistance } from '../helpers/oracle/edit-distance.ts'

function areOne(a: string, b: string): boolean {
  const dictionary = compileDictionary([...new Set([a, b])].sort())
  return createSpellingTest(dictionary)(findTerm(dictionary, a), findTerm(dictionary, b))
}

describe('createSpellingTest', () => {
  it.each([
    ['letters swapped', 'centre', 'center', true],
    ['a letter more', 'harbour', 'harbor', true],
    ['another letter', 'raises', 'raised', true],
    ['nothing', 'harbour', 'harbour', true],
    ['two edits', 'colours', 'color', false],
    ['another first letter: two names', 'marlow', 'barlow', false],
    ['letters swapped and one more', 'centreville', 'centervxille', false],
    ['letters swapped next to one more', 'abcdeab', 'abcdebac', false],
    ['a letter, in short words: two names', 'iran', 'iraq', false],
    ['a letter, where the longer has six', 'rally', 'rallye', true],
  ])('of words that differ by %s: %s and %s are one is %j', (_, a, b, expected) => {
    expect(areOne(a, b)).toBe(expected)
    expect(areOne(b, a)).toBe(expected)
  })

  it('says what the distance of long words of one first letter says', () => {
    const anyRest = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 5, maxLength: 7 })
    fc.assert(
      fc.property(anyRest, anyRest, (one, other) => {
        const [a, b] = [`a${one}`, `a${other}`]
        expect(areOne(a, b)).toBe(editDistance(a, b) <= 1)
      }),
      { numRuns: 1000 },
    )
  })
})
