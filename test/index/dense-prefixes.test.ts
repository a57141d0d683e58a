import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  DENSE_SHARE,
  findDensePrefixes,
  listOfPrefix,
  MIN_STORIES_FOR_DERIVED_LISTS,
} from '../../src/index/dense-prefixes.ts'
import { compileDictionary, prefixRange } from '../../src/index/dictionary.ts'
import { PostingsBuilder } from '../../src/index/postings.ts'

/** Stories of an index that is just large enough. */
const STORIES = MIN_STORIES_FOR_DERIVED_LISTS

/** Finds the dense prefixes of terms, each in so many stories. */
function find(docFreqs: Readonly<Record<string, number>>, storyCount = STORIES) {
  const terms = Object.keys(docFreqs).sort()
  const builder = new PostingsBuilder()
  for (const term of terms) {
    builder.beginList()
    for (let story = 0; story < (docFreqs[term] ?? 0); story++) builder.add(story, 1)
  }
  const dictionary = compileDictionary(terms)
  return { dictionary, found: findDensePrefixes(dictionary, builder.build(), storyCount) }
}

const prefixesOf = (docFreqs: Readonly<Record<string, number>>, storyCount?: number): string[] =>
  find(docFreqs, storyCount).found.map(({ prefix }) => prefix)

describe('findDensePrefixes', () => {
  // 0.15 of 4096 stories are 614.4.
  it('finds those whose terms have more postings together than the share', () => {
    expect(prefixesOf({ apple: 600, april: 15, berry: 700 })).toEqual(['a', 'ap'])
    expect(prefixesOf({ apple: 599, april: 15 })).toEqual([])
  })

  it('leaves out what one term alone begins with: its list is there already', () => {
    expect(prefixesOf({ the: 4000 })).toEqual([])
    expect(prefixesOf({ the: 4000, then: 1 })).toEqual(['t', 'th', 'the'])
  })

  it('finds none where stories are few: those are united in no time', () => {
    expect(prefixesOf({ apple: 4000, april: 4000 }, STORIES - 1)).toEqual([])
    expect(prefixesOf({})).toEqual([])
  })

  it('finds all that looking at every beginning of every term finds', () => {
    const anyTerm = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 })
    const anyDocFreqs = fc.dictionary(anyTerm, fc.nat({ max: 500 }), {
      maxKeys: 15,
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(anyDocFreqs, (docFreqs) => {
        const { dictionary, found } = find(docFreqs)
        const terms = Object.keys(docFreqs)
        const beginnings = terms.flatMap((term) =>
          Array.from(term, (_, at) => term.slice(0, at + 1)),
        )
        const dense = [...new Set(beginnings)].filter((prefix) => {
          const begun = terms.filter((term) => term.startsWith(prefix))
          const postings = begun.reduce((sum, term) => sum + (docFreqs[term] ?? 0), 0)
          return begun.length > 1 && postings > DENSE_SHARE * STORIES
        })
        // With the range of each, in order.
        expect(found).toEqual(
          dense.sort().map((prefix) => ({ prefix, ...prefixRange(dictionary, prefix) })),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('listOfPrefix', () => {
  it('counts from the first list of prefixes on', () => {
    const dense = { prefixes: ['a', 'ap', 't'], firstList: 100 }
    expect(['a', 't', 'b', ''].map((prefix) => listOfPrefix(dense, prefix))).toEqual([
      100, 102, -1, -1,
    ])
  })
})
