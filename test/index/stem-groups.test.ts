// Forms of one stem:
// 1. a term's list is that of all terms of its stem, its own where it is alone;
// 2. a stem is found whether or not a term is spelt like it; what only looks like a stem is none;
// 3. stems go by how a term is mostly written, where that is not as the term is.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { stemEnglishTerm, type Stemmer } from '../../src/analysis/stemmer.ts'
import { compileDictionary, findTerm, termAt } from '../../src/index/dictionary.ts'
import {
  groupByStem,
  listOfStem,
  stemOf,
  type Stems,
  termsOfList,
} from '../../src/index/stem-groups.ts'

type Written = Readonly<Record<string, string>>

function group(terms: readonly string[], stem: Stemmer, written: Written = {}): Stems {
  const dictionary = compileDictionary([...new Set(terms)].sort())
  const groups = groupByStem(dictionary, stem, (term) => written[termAt(dictionary, term)])
  return { dictionary, groups }
}

/** The terms of a list; undefined for no list. */
function formsIn(stems: Stems, list: number): string[] | undefined {
  if (list < 0) return undefined
  return termsOfList(stems, list).map((term) => termAt(stems.dictionary, term))
}

describe('groupByStem', () => {
  const stems = group(
    ['elected', 'elections', 'jazz', 'news', 'new', 'kings', 'king'],
    stemEnglishTerm,
  )
  const listOf = (term: string): number =>
    stems.groups.listOf[findTerm(stems.dictionary, term)] ?? NaN

  it('numbers shared lists after those of the terms', () => {
    expect(listOf('king')).toBe(listOf('kings'))
    expect(listOf('king')).toBeGreaterThanOrEqual(stems.dictionary.size)
    expect(listOf('jazz')).toBe(findTerm(stems.dictionary, 'jazz'))
  })

  it.each([
    ['a term is spelt like it', 'king', ['king', 'kings']],
    ['none is', 'elect', ['elected', 'elections']],
    ['it has one form, itself', 'jazz', ['jazz']],
    ['it looks like another stem: `news` is no form of `new`', 'new', ['new']],
    ['it is a form and no stem', 'kings', undefined],
    ['no term has it', 'ferri', undefined],
  ])('finds a stem where %s', (_, key, expected) => {
    expect(formsIn(stems, listOfStem(stems, key, stemEnglishTerm))).toEqual(expected)
  })

  it('names a stem only where it is not found by a form: most need no name', () => {
    expect(stems.groups.stems.size).toBe(1)
  })

  it('goes by the spelling where a term is mostly written with accents', () => {
    // As in French, where folding takes away what the stemmer goes by.
    const french: Stemmer = (_, spelling) => spelling.replace(/é?e?s?$/, '')
    const { dictionary, groups } = group(['passe', 'passes', 'passees'], french, {
      passees: 'passées',
    })
    const written = { dictionary, groups }
    expect([...groups.writtenTerms].map((term) => termAt(dictionary, term))).toEqual(['passees'])
    expect(groups.spellings).toEqual(['passées'])
    expect(stemOf(written, findTerm(dictionary, 'passees'), french)).toBe('pass')
    expect(formsIn(written, listOfStem(written, 'pass', french))).toEqual([
      'passe',
      'passees',
      'passes',
    ])
  })
})

describe('for any terms, stemmer and spellings', () => {
  const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 's'), minLength: 1, maxLength: 5 })
  const anyTerms = fc.array(anyWord, { maxLength: 30 })
  const anyStemmer = fc.constantFrom<Stemmer>(
    (term) => term,
    (term) => term.slice(0, 2),
    (_, spelling) => (spelling.endsWith('s') ? spelling.slice(0, -1) : spelling),
    (_, spelling) => `${spelling.length}`,
    (_, spelling) => (spelling.startsWith('a') ? 'b' : spelling),
    // A term that is its own stem only as it is mostly written.
    (term, spelling) => (spelling.startsWith('é') ? term : 'a'),
  )

  it('each term is in the list of its stem with all others that have it', () => {
    fc.assert(
      fc.property(anyTerms, anyStemmer, anyTerms, (terms, stem, accented) => {
        const written = Object.fromEntries(accented.map((term) => [term, `é${term}`]))
        const stems = group(terms, stem, written)
        const all = [...new Set(terms)].sort()
        const keyOf = (term: string): string => stem(term, written[term] ?? term)
        all.forEach((term, number) => {
          const expected = all.filter((other) => keyOf(other) === keyOf(term))
          expect(formsIn(stems, stems.groups.listOf[number] ?? -1)).toEqual(expected)
          expect(stemOf(stems, number, stem)).toBe(keyOf(term))
          expect(formsIn(stems, listOfStem(stems, keyOf(term), stem))).toEqual(expected)
        })
      }),
    )
  })

  it('no list is found for what is no stem of a term', () => {
    fc.assert(
      fc.property(anyTerms, anyStemmer, anyWord, (terms, stem, key) => {
        fc.pre(!terms.some((term) => stem(term, term) === key))
        expect(listOfStem(group(terms, stem), key, stem)).toBe(-1)
      }),
    )
  })
})
