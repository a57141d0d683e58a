import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileDictionary, termAt } from '../../../src/index/dictionary.ts'
import { findNearBeginnings } from '../../../src/matching/fuzzy/near-prefix.ts'
import { editDistance } from '../../helpers/oracle/edit-distance.ts'

/** The terms found, in order, and whether each begins with another letter. */
function check(terms: readonly string[], typed: string): (readonly [string, boolean])[] {
  const dictionary = compileDictionary([...new Set(terms)].sort((a, b) => (a < b ? -1 : 1)))
  const found = findNearBeginnings(dictionary, typed)
  expect(new Set(found.map(({ number }) => number)).size).toBe(found.length)
  return found
    .map(({ number, otherFirst }) => [termAt(dictionary, number), otherFirst] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

describe('findNearBeginnings', () => {
  const terms = ['korea', 'korean', 'koran', 'morea', 'orea', 'president', 'residents', 'presume']

  it.each([
    ['a letter left out', 'krea', ['korea', 'korean', 'orea']],
    ['a letter put in', 'koorea', ['korea', 'korean']],
    ['a letter changed', 'karea', ['korea', 'korean']],
    ['letters swapped', 'koera', ['koran', 'korea', 'korean']],
    ['a last letter changed', 'presk', ['president', 'presume']],
    ['a first letter changed', 'torea', ['korea', 'korean', 'morea', 'orea']],
    ['first letters swapped', 'rpesid', ['president', 'residents']],
    ['what begins so but for an edit, not what begins so', 'korean', ['koran', 'korea']],
    ['one letter', 'k', []],
    ['nothing', '', []],
  ])('forgives %s', (_what, typed, expected) => {
    expect(check(terms, typed).map(([term]) => term)).toEqual(expected)
  })

  it('says less of four letters: the last is right', () => {
    expect(check(['kind', 'kingdom', 'kink'], 'kins')).toEqual([])
    expect(check(['kingdom'], 'kngd')).toEqual([['kingdom', false]])
  })

  it('finds what brute force finds', () => {
    const word = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 7 })
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), word, (list, typed) => {
        fc.pre(typed.length >= 5)
        const expected = [...new Set(list)].filter((term) => {
          const beginnings = Array.from({ length: term.length + 1 }, (_, i) => term.slice(0, i))
          return beginnings.some((beginning) => editDistance(beginning, typed) === 1)
        })
        expect(check(list, typed).map(([term]) => term)).toEqual(
          expected.filter((term) => !term.startsWith(typed)).sort((a, b) => (a < b ? -1 : 1)),
        )
      }),
      { numRuns: 3000 },
    )
  })
})
