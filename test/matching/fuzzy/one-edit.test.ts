import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileBackward } from '../../../src/index/backward-dictionary.ts'
import { compileDictionary, termAt } from '../../../src/index/dictionary.ts'
import { findOneEdit } from '../../../src/matching/fuzzy/one-edit.ts'
import { editDistance } from '../../helpers/oracle/edit-distance.ts'

/** The terms one edit away, with `!` where the first letter differs. */
function near(terms: readonly string[], word: string): string[] {
  const dictionary = compileDictionary([...new Set(terms)].sort())
  return findOneEdit(dictionary, compileBackward(dictionary), word).map(
    ({ number, edits, otherFirst }) => {
      expect(edits).toBe(1)
      return `${termAt(dictionary, number)}${otherFirst ? '!' : ''}`
    },
  )
}

describe('findOneEdit', () => {
  const terms = ['ferry', 'berry', 'ferrys', 'fery', 'efrry', 'fxrry', 'ferr', 'fexxy']

  it('finds an edit anywhere in the word, once each, in order, the word itself left out', () => {
    expect(near(terms, 'ferry')).toEqual(['berry!', 'efrry!', 'ferr', 'ferrys', 'fery', 'fxrry'])
  })

  it('finds a swap across the middle, where neither half is left as it was', () => {
    expect(near(['abdc', 'acbd'], 'abcd')).toEqual(['abdc', 'acbd'])
    expect(near(['abdce'], 'abcde')).toEqual(['abdce'])
  })

  it('finds nothing where there is nothing', () => {
    expect(near([], 'ferry')).toEqual([])
    expect(near(['ferry'], 'ferry')).toEqual([])
  })

  it('finds exactly the terms that the whole table of distances finds', () => {
    const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 })
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 60 }), anyWord, (words, word) => {
        const expected = [...new Set(words)]
          .sort()
          .filter((term) => editDistance(word, term) === 1)
          .map((term) => `${term}${term[0] === word[0] ? '' : '!'}`)
        expect(near(words, word)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})
