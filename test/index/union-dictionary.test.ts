import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileDictionary, type Dictionary, termAt } from '../../src/index/dictionary.ts'
import { countTerms, uniteDictionaries } from '../../src/index/union-dictionary.ts'

const termsOf = (dictionary: Dictionary): string[] =>
  Array.from({ length: dictionary.size }, (_, term) => termAt(dictionary, term))

const anyTerms = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', '東'), minLength: 1, maxLength: 3 }))
  .map((terms) => [...new Set(terms)].sort())

describe('uniteDictionaries', () => {
  it('numbers the terms of all in one order', () => {
    const parts = [
      ['ferry', 'port'],
      ['fern', 'port', 'tram'],
    ].map(compileDictionary)
    const { dictionary, mappings } = uniteDictionaries(parts)
    expect(termsOf(dictionary)).toEqual(['fern', 'ferry', 'port', 'tram'])
    // `port` is term 1 in both and has one number here.
    expect(mappings.map((mapping) => [...mapping])).toEqual([
      [1, 2],
      [0, 2, 3],
    ])
  })

  it('leads every term of every part to itself, for any parts, an empty one or one alone', () => {
    fc.assert(
      fc.property(fc.array(anyTerms, { maxLength: 5 }), (parts) => {
        const dictionaries = parts.map(compileDictionary)
        const { dictionary, mappings } = uniteDictionaries(dictionaries)
        expect(termsOf(dictionary)).toEqual([...new Set(parts.flat())].sort())
        parts.forEach((terms, i) => {
          const mapped = Array.from(mappings[i] ?? [], (term) => termAt(dictionary, term))
          expect(mapped).toEqual(terms)
        })
        expect(countTerms(dictionaries)).toBe(dictionary.size)
      }),
    )
  })
})
