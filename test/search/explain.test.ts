import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { terms } from '../../src/analysis/tokenize.ts'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { parseSearchParameters, type SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import type { Explanation } from '../../src/engine/response.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyParameters, anyWord } from '../helpers/oracle/any-query.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { searchByBruteForce } from '../helpers/oracle/search.ts'
import { hasWordBreaks } from '../helpers/oracle/word-breaks.ts'

// What holds for the explanation of any hit:
// 1. the clauses' scores, times coverage, with what reranking added, multiply with the factors to the score;
// 2. a clause's idf and weight, where it has them, multiply to its score;
// 3. the tier is what the match cost, by the oracle;
// 4. a word's match is of the kind that its tier says.

const CONTEXT = { nowMs: NOW_MS, timeZone: 'UTC' }

function expectClose(actual: number, expected: number, tolerance = 1e-9): void {
  const difference = Math.abs(actual - expected)
  expect(difference).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(actual), Math.abs(expected)))
}

function checkSums(explanation: Explanation): void {
  const { clauses, coverage = 1, proximity = 0, feedback = 0 } = explanation
  const { freshness, popularity, writtenFirst = 1, score } = explanation
  const sum = clauses.reduce((total, clause) => total + clause.score, 0) * coverage
  // What raises a score by less than a millionth is not listed.
  const tolerance = coverage === 1 ? 1e-9 : 1e-5
  expectClose(
    (sum + proximity + feedback) * freshness * popularity * writtenFirst,
    score,
    tolerance,
  )
  for (const { idf, weight, score: ofClause } of clauses) {
    expect(idf === undefined).toBe(weight === undefined)
    if (idf !== undefined && weight !== undefined) expectClose(idf * weight, ofClause)
  }
}

const STORIES: readonly StoryInput[] = [
  {
    id: 'north-korea',
    title: 'North Korea troop deployment',
    body: 'Troops leave city store.',
    publishedAt: '2025-10-26T12:00:00Z',
    views: 100,
  },
  { id: 'korean', title: 'Koreans vote', body: '', publishedAt: '2025-10-12T12:00:00Z' },
]

/** Explains the first hit among the stories above. */
async function explain(q: string): Promise<Explanation | undefined> {
  const engine = createEngine(buildIndex(STORIES), { now: () => NOW_MS })
  const { hits } = await engine.search({ q, explain: true })
  expect(hits[0]?.explanation?.score).toBe(hits[0]?.score)
  return hits[0]?.explanation
}

describe('explanation', () => {
  it.each<[string, string, string, string[]]>([
    ['troop ', 'troop', 'exact', ['troop']],
    ['troops ', 'troops', 'exact', ['troop']],
    ['deplo', 'deplo', 'prefix', ['deployment']],
    ['trop ', 'trop', 'typo', ['troop']],
    ['tro* ', 'tro*', 'prefix', ['troop']],
    ['noth ', 'noth', 'typo', ['north']],
    ['"north korea"', '"north korea"', 'phrase', []],
    ['city-store ', 'city-store', 'phrase', []],
    ['votes OR troops', 'votes OR troops', 'exact', ['troop']],
    ['title:korea ', 'title:korea', 'exact', ['korea']],
  ])('of %j says how and by which term it matched', async (q, clause, match, found) => {
    const explanation = await explain(q)
    expect(explanation?.clauses).toMatchObject([{ clause, match, terms: found }])
  })

  it('names terms of the body though no excerpt is wanted', async () => {
    const engine = createEngine(buildIndex(STORIES), { now: () => NOW_MS })
    const { hits } = await engine.search({ q: 'leave ', explain: true, excerpts: 0 })
    expect(hits[0]?.explanation?.clauses).toMatchObject([{ clause: 'leave', terms: ['leave'] }])
  })

  it('has factors of age and views', async () => {
    expect(await explain('korea ')).toMatchObject({ freshness: 1, popularity: 1.1 })
    const { freshness, popularity } = (await explain('vote')) ?? {}
    expect([freshness, popularity]).toEqual([0.9, 1])
  })

  it('counts edits and unfinished words', async () => {
    expect((await explain('noth kroea deplo'))?.tier).toEqual({ typos: 2, prefixes: 1 })
    expect((await explain('torth '))?.tier).toEqual({ typos: 1, prefixes: 0 })
    expect((await explain('nor* kor* tr* '))?.tier).toEqual({ typos: 0, prefixes: 3 })
  })

  it('counts as many unfinished words as a query can have', async () => {
    const letter = (number: number): string => String.fromCharCode('a'.charCodeAt(0) + number)
    // A text of more words was pasted, and its signs leave no word open.
    const words = Array.from({ length: 15 }, (_, i) => letter(i % 8) + letter(Math.floor(i / 8)))
    const stories = [{ id: 'long', title: '', body: words.map((word) => `${word}z`).join(' ') }]
    const q = words.map((word) => `${word}*`).join(' ')
    const { hits } = await createEngine(buildIndex(stories)).search({ q, explain: true })
    expect(hits[0]?.explanation?.tier).toEqual({ typos: 0, prefixes: 15 })
  })

  it('takes another form of an author’s name for no exact match', async () => {
    const stories = [
      { id: 'king', title: '', body: '', author: 'North King' },
      { id: 'kings', title: '', body: '', author: 'Kings' },
    ]
    const { hits } = await createEngine(buildIndex(stories)).search({
      q: 'author:king',
      explain: true,
    })
    expect(hits.map(({ id, explanation }) => [id, explanation?.clauses[0]?.match])).toEqual([
      ['king', 'exact'],
      ['kings', 'prefix'],
    ])
  })

  it('has no clauses where nothing was asked', async () => {
    expect(await explain('')).toMatchObject({ clauses: [], score: 0 })
  })

  it('is given only where it is asked for', async () => {
    const { hits } = await createEngine(buildIndex(STORIES)).search({ q: 'korea' })
    expect(hits[0]).not.toHaveProperty('explanation')
  })

  it('adds up to the score, for any stories and request', async () => {
    const anyQueries = fc.array(anyParameters, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(anyStories, anyQueries, async (stories, queries) => {
        const index = buildIndex(stories)
        const engine = createEngine(index, { now: () => NOW_MS, newsSynonyms: false })
        for (const parameters of queries) {
          const request = parseSearchParameters({ ...parameters, explain: true }, CONTEXT)
          const corpus = toCorpus(index.stories)
          // The oracle knows no words that are spaced otherwise.
          if (hasWordBreaks(corpus, parseQuery(request.q, CONTEXT), request)) continue
          const { hits, interpretation } = await engine.search(request)
          const { matching } = interpretation
          const expected = searchByBruteForce(corpus, request, CONTEXT, matching)
          for (const { id, explanation } of hits) {
            if (explanation === undefined) throw new Error(`${id} is not explained`)
            checkSums(explanation)
            const found = expected.hits.find(({ story }) => story.id === id)
            const { edits, prefixes } = found?.cost ?? {}
            expect(explanation.tier).toEqual({ typos: edits, prefixes })
          }
        }
      }),
      { numRuns: 120 },
    )
  })

  it('names the kind of match that the tier says, for any word', async () => {
    const anyPlainWord = anyWord.filter((word) => terms(word).length === 1 && word !== '大')
    const anyQuery = fc.record({
      q: fc.tuple(anyPlainWord, fc.constantFrom('', ' ')).map((parts) => parts.join('')),
      searchIn: fc.constantFrom<SearchParameters['searchIn']>(undefined, ['author'], 'body,author'),
    })
    await fc.assert(
      fc.asyncProperty(
        anyStories,
        fc.array(anyQuery, { maxLength: 8 }),
        async (stories, queries) => {
          const engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
          for (const query of queries) {
            const { hits } = await engine.search({ ...query, explain: true, pageSize: 100 })
            for (const { explanation } of hits) {
              if (explanation === undefined) throw new Error('Expected an explanation')
              const { tier, clauses } = explanation
              const expected = tier.typos > 0 ? 'typo' : tier.prefixes > 0 ? 'prefix' : 'exact'
              expect(clauses.map(({ match }) => match)).toEqual([expected])
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
