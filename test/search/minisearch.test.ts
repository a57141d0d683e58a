import fc from 'fast-check'
import MiniSearch, { type Query } from 'minisearch'
import { describe, expect, it } from 'vitest'

import { terms } from '../../src/analysis/tokenize.ts'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { miniSearchOptions } from '../../src/index/write/minisearch-options.ts'
import { anyStories, COMMON_WORDS, NOW_MS, WORDS } from '../helpers/oracle/any-corpus.ts'

// With word forms, corrections and function words switched off, all words find the stories that stock MiniSearch finds with the
// same combination in the very index that the engine was made from.

/** Words of one token; one of these is always the beginning of more, and numbers belong to their neighbours. */
const PLAIN_WORDS = [...COMMON_WORDS, ...WORDS].filter(
  (word) => terms(word).length === 1 && word !== '大' && !/^[\d,]+$/.test(word),
)

interface Combination {
  /** All of these, each one of several words. */
  readonly required: readonly (readonly string[])[]
  /** None of these. */
  readonly excluded: readonly string[]
}

const anyPlainWord = fc.constantFrom(...PLAIN_WORDS)
const anyCombination: fc.Arbitrary<Combination> = fc.record({
  required: fc.array(fc.array(anyPlainWord, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  excluded: fc.array(anyPlainWord, { maxLength: 2 }),
})

/** Ends in a space, so that the last word is finished. */
function toQuery({ required, excluded }: Combination): string {
  const words = required.map((options) => options.join(' OR '))
  return [...words, ...excluded.map((word) => `-${word}`), ''].join(' ')
}

function toMiniSearchQuery({ required, excluded }: Combination): Query {
  const all: Query[] = required.map((options) => ({ combineWith: 'OR', queries: [...options] }))
  const held: Query = all.length === 0 ? MiniSearch.wildcard : { combineWith: 'AND', queries: all }
  return { combineWith: 'AND_NOT', queries: [held, ...excluded] }
}

describe('plain words', () => {
  it('find what stock MiniSearch finds', async () => {
    const anyCombinations = fc.array(anyCombination, { minLength: 1, maxLength: 10 })
    await fc.assert(
      fc.asyncProperty(anyStories, anyCombinations, async (stories, combinations) => {
        const index = buildIndex(stories)
        const engine = createEngine(index, {
          stem: (term) => term,
          stopWords: [],
          now: () => NOW_MS,
        })
        const json = JSON.stringify(index.segments[0]?.miniSearch)
        const miniSearch = MiniSearch.loadJSON(json, miniSearchOptions)
        for (const combination of combinations) {
          const q = toQuery(combination)
          const found = await engine.search({ q, typos: 'off', match: 'all', pageSize: 100 })
          const expected = miniSearch.search(toMiniSearchQuery(combination), {
            fields: ['title', 'body'],
          })
          const ids = found.hits.map(({ id }) => id)
          expect(ids.sort(), q).toEqual(expected.map(({ id }): unknown => id).sort())
        }
      }),
      { numRuns: 150 },
    )
  })
})
