// Freshness and popularity as settings. What holds for any stories, settings and request:
// 1. the parts of an explanation multiply and add up to the score;
// 2. scores and order are those of brute force with the same settings.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine, type EngineOptions } from '../../src/engines/embedded/embedded.ts'
import { parseSearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { parseQuery } from '../../src/query/parse-query.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../../src/ranking/factors.ts'
import type { Hit } from '../../src/engine/response.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyParameters } from '../helpers/oracle/any-query.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { searchByBruteForce } from '../helpers/oracle/search.ts'
import { hasWordBreaks } from '../helpers/oracle/word-breaks.ts'

const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(NOW_MS - days * DAY_MS).toISOString()
const now = (): number => NOW_MS

/** Asks for a word that all stories hold, explained. */
async function ask(
  stories: readonly StoryInput[],
  options: EngineOptions = {},
  parameters: { readonly recency?: number } = {},
): Promise<readonly Hit[]> {
  const engine = createEngine(buildIndex(stories), { now, ...options })
  return (await engine.search({ q: 'ferry ', explain: true, ...parameters })).hits
}

const factorsOf = (hits: readonly Hit[]): unknown =>
  hits.map(({ explanation }) => [explanation?.freshness, explanation?.popularity])

describe('freshness', () => {
  it('counts exactly nothing where no story has a date', async () => {
    const stories = [
      { id: 'long', title: 'Ferry', body: 'The ferry sails. '.repeat(9) },
      { id: 'short', title: 'Ferry', body: 'Ferry.' },
    ]
    for (const recency of [0, 0.2, 1]) {
      expect(factorsOf(await ask(stories, {}, { recency }))).toEqual([
        [1, 1],
        [1, 1],
      ])
    }
    const without = await ask(stories, { recency: 0 })
    expect((await ask(stories, { recency: 1 })).map(({ score }) => score)).toEqual(
      without.map(({ score }) => score),
    )
  })

  it('gives a tie to the newer story, however much it counts', async () => {
    const stories = [3, 1, 400, 2, 401].map((days) => ({
      id: `${days}`,
      title: 'Ferry',
      body: '',
      publishedAt: daysAgo(days),
    }))
    for (const recency of [0, 0.2, 1]) {
      const hits = await ask(stories, {}, { recency })
      expect(hits.map(({ id }) => id)).toEqual(['1', '2', '3', '400', '401'])
    }
  })

  it('takes a story without a date for old where others have one', async () => {
    const stories = [
      { id: 'undated', title: 'Ferry', body: '' },
      { id: 'new', title: 'Ferry', body: '', publishedAt: daysAgo(0) },
    ]
    expect(factorsOf(await ask(stories))).toEqual([
      [1, 1],
      [0.8, 1],
    ])
  })

  it('counts as the engine is set, unless the request says otherwise', async () => {
    const stories = [{ id: 'old', title: 'Ferry', body: '', publishedAt: daysAgo(7) }]
    expect(factorsOf(await ask(stories, { recency: 0.5, recencyHalfLifeDays: 7 }))).toEqual([
      [0.75, 1],
    ])
    expect(factorsOf(await ask(stories, { recency: 0.5 }, { recency: 0 }))).toEqual([[1, 1]])
  })
})

describe('popularity', () => {
  it('adds at most what the engine is set to', async () => {
    const stories = [
      { id: 'seen', title: 'Ferry', body: '', views: 1000 },
      { id: 'unseen', title: 'Ferry', body: '' },
    ]
    expect(factorsOf(await ask(stories, { popularity: 0.5 }))).toEqual([
      [1, 1.5],
      [1, 1],
    ])
    expect(factorsOf(await ask(stories, { popularity: 0 }))).toEqual([
      [1, 1],
      [1, 1],
    ])
  })
})

describe('an engine', () => {
  const index = buildIndex([{ id: 'a', title: 'Ferry', body: '' }])

  it.each<[EngineOptions, string]>([
    [{ recency: 2 }, 'Expected `recency` to be a number from 0 to 1, received 2'],
    [{ popularity: NaN }, 'Expected `popularity` to be a number from 0 to 1, received NaN'],
    [
      { recencyHalfLifeDays: 0 },
      'Expected `recencyHalfLifeDays` to be a number from 0.05 to 36500, received 0',
    ],
  ])('refuses %j', (options, message) => {
    expect(() => createEngine(index, options)).toThrow(
      expect.objectContaining({ code: 'invalid_config', message }),
    )
  })

  it('is another generation where its settings are others, since its answers are', async () => {
    const generation = async (options: EngineOptions): Promise<string> =>
      (await createEngine(index, options).status()).generation
    expect(await generation({})).toBe(index.generation)
    expect(await generation(DEFAULT_RANKING)).toBe(index.generation)
    const others = [{ recency: 0 }, { popularity: 0.2 }, { stem: (term: string) => term }]
    const generations = await Promise.all(others.map(generation))
    expect(new Set([index.generation, ...generations]).size).toBe(4)
  })

  it('ranks and explains as its settings say, for any stories and request', async () => {
    const anyRanking: fc.Arbitrary<RankingSettings> = fc.record({
      recency: fc.constantFrom(0, 0.3, 1),
      recencyHalfLifeDays: fc.constantFrom(0.05, 1, 30, 36_500),
      popularity: fc.constantFrom(0, 0.4, 1),
    })
    const context = { nowMs: NOW_MS, timeZone: 'UTC' }
    const anyQueries = fc.array(anyParameters, { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(anyStories, anyRanking, anyQueries, async (stories, ranking, queries) => {
        const built = buildIndex(stories)
        // The oracle knows no synonyms, and one of `COVID-19` is `covid`.
        const engine = createEngine(built, { now, newsSynonyms: false, ...ranking })
        const corpus = toCorpus(built.stories)
        for (const { recency, ...parameters } of queries) {
          const asked = { ...parameters, ...(recency !== 0.2 && { recency }), explain: true }
          const request = parseSearchParameters(asked, context)
          // The oracle knows no words that are spaced otherwise.
          if (hasWordBreaks(corpus, parseQuery(request.q, context), request)) continue
          const { hits, interpretation } = await engine.search(request)
          const { matching } = interpretation
          const expected = searchByBruteForce(corpus, request, context, matching, ranking)
          for (const { id, score, explanation } of hits) {
            if (explanation === undefined) throw new Error(`${id} is not explained`)
            const { freshness, popularity, proximity = 0, feedback = 0 } = explanation
            const own = expected.hits.find(({ story }) => story.id === id)
            expect(freshness * popularity).toBeCloseTo(own?.factor ?? NaN, 9)
            // What is raised to come in order is held to the oracle's own test.
            if (matching !== 'all') continue
            const added = (proximity + feedback) * freshness * popularity
            expect(score).toBeCloseTo((own?.score ?? NaN) + added, 9)
          }
        }
      }),
      { numRuns: 100, interruptAfterTimeLimit: 20_000 },
    )
  })
})
