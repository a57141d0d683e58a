import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { backwards, compileBackward } from '../../src/index/backward-dictionary.ts'
import { compileDictionary, termAt } from '../../src/index/dictionary.ts'

const anyTerms = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '東'), minLength: 1, maxLength: 6 }))
  .map((terms) => [...new Set(terms)].sort())

describe('backwards', () => {
  it.each([
    ['', ''],
    ['ferry', 'yrref'],
    // By code units: what is spelt backward is sorted and compared, never shown.
    ['a😀', '\ude00\ud83da'],
  ])('spells %j as %j', (term, expected) => {
    expect(backwards(term)).toBe(expected)
    expect(backwards(expected)).toBe(term)
  })
})

describe('compileBackward', () => {
  it('has terms that end alike next to each other, whatever they begin with', () => {
    const dictionary = compileDictionary(['berry', 'ferries', 'ferry', 'merry'])
    const { dictionary: backward, termOf } = compileBackward(dictionary)
    expect(Array.from(termOf, (term) => termAt(dictionary, term))).toEqual([
      'ferries',
      'berry',
      'ferry',
      'merry',
    ])
    expect(termAt(backward, 0)).toBe('seirref')
  })

  it('has every term once, spelt backward, in order', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const dictionary = compileDictionary(terms)
        const { dictionary: backward, termOf } = compileBackward(dictionary)
        const spelt = Array.from({ length: backward.size }, (_, place) => termAt(backward, place))
        expect(spelt).toEqual(terms.map(backwards).sort())
        expect(Array.from(termOf, (term) => termAt(dictionary, term))).toEqual(spelt.map(backwards))
      }),
    )
  })
})
