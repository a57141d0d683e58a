import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileDictionary, prefixRange, termAt } from '../../../src/index/dictionary.ts'
import { findNearTerms } from '../../../src/matching/fuzzy/edit-distance.ts'
import { editDistance } from '../../helpers/oracle/edit-distance.ts'

/** `term:edits`, with `!` where the first letter differs. */
function near(terms: readonly string[], word: string, maxEdits: number, prefix = ''): string[] {
  const dictionary = compileDictionary([...new Set(terms)].sort())
  return findNearTerms(dictionary, word, maxEdits, prefixRange(dictionary, prefix)).map(
    ({ number, edits, otherFirst }) =>
      `${termAt(dictionary, number)}:${edits}${otherFirst ? '!' : ''}`,
  )
}

describe('findNearTerms', () => {
  it.each([
    ['a letter too many', 'korrea', ['korea:1']],
    ['a letter too few', 'kora', ['korea:1']],
    ['another letter', 'karea', ['korea:1']],
    ['a swap of neighbours', 'koera', ['korea:1']],
    ['a swap at the start', 'okrea', ['korea:1!']],
    ['another first letter', 'morea', ['korea:1!']],
    ['a first letter too few', 'orea', ['korea:1!']],
    ['a last letter too many', 'koreas', ['korea:1']],
  ])('counts %s as one edit', (_, word, expected) => {
    expect(near(['korea', 'north', 'troops'], word, 1)).toEqual(expected)
  })

  it('leaves the word itself out', () => {
    expect(near(['korea', 'koreas'], 'korea', 1)).toEqual(['koreas:1'])
  })

  it('does not edit swapped letters again', () => {
    // `ca` to `abc` is two edits only if the swapped letters may be parted by another.
    expect(near(['abc'], 'ca', 2)).toEqual([])
    expect(near(['abc'], 'ca', 3)).toEqual(['abc:3!'])
  })

  it('finds nothing past the limit', () => {
    expect(near(['precedent'], 'presidnet', 2)).toEqual([])
    expect(near(['president', 'presidents'], 'presidnet', 2)).toEqual([
      'president:1',
      'presidents:2',
    ])
  })

  it('looks only into the range', () => {
    expect(near(['morea', 'korean', 'korea'], 'koreb', 2, 'k')).toEqual(['korea:1', 'korean:2'])
  })

  it('finds nothing in an empty dictionary', () => {
    expect(near([], 'korea', 2)).toEqual([])
  })

  it('finds terms that share more than 255 letters', () => {
    const long = 'x'.repeat(300)
    expect(near([`${long}a`, `${long}ab`, `${long}abcd`], `${long}b`, 1)).toEqual([
      `${long}a:1`,
      `${long}ab:1`,
    ])
  })

  it('finds exactly the terms that the whole table finds', () => {
    const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 })
    const anyTerms = fc.array(anyWord, { maxLength: 60 })
    fc.assert(
      fc.property(
        anyTerms,
        anyWord,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('', 'a', 'ab', 'b'),
        (terms, word, maxEdits, prefix) => {
          const expected = [...new Set(terms)]
            .sort()
            .filter((term) => term.startsWith(prefix))
            .map((term) => ({ term, edits: editDistance(word, term) }))
            .filter(({ edits }) => edits > 0 && edits <= maxEdits)
            .map(({ term, edits }) => `${term}:${edits}${term[0] === word[0] ? '' : '!'}`)
          expect(near(terms, word, maxEdits, prefix)).toEqual(expected)
        },
      ),
      { numRuns: 500 },
    )
  })
})
