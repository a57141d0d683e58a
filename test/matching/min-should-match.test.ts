// Minimum should match, by examples: shares of what words say, coverage, and what does not change a score. That
// any answer holds exactly the stories that hold enough is held to brute force (test/search/oracle.test.ts).
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { MinShouldMatch } from '../../src/matching/weight.ts'
import { createCoverage, heldMass } from '../../src/matching/min-should-match.ts'
import { openSelection, selectStories } from '../../src/matching/select.ts'
import { idf } from '../../src/ranking/bm25f.ts'
import {
  anySmallNews,
  earnedBy,
  type Entries,
  entriesOf,
  expectEntries,
  NEWS_WORDS,
  wordOf,
} from '../helpers/small-news.ts'
import { askTitles, idsOf, others, times } from '../helpers/ask-titles.ts'

/** Words of these masses; what they match is not asked here. */
function enoughOf(masses: readonly number[], coverageExponent = 1): MinShouldMatch {
  const options = masses.map((mass) => ({
    weight: { kind: 'any', combine: 'sum', options: [] } as const,
    mass,
    boost: 1,
  }))
  return { options, heldByAll: 0, leastShare: 0.5, coverageExponent }
}

describe('heldMass', () => {
  it('differs for different words, however alike their masses are', () => {
    const enough = enoughOf(Array.from({ length: 10 }, () => 3))
    const sums = Array.from({ length: 2 ** 10 }, (_, bits) =>
      heldMass(enough, (option) => (bits >> enough.options.indexOf(option)) % 2 === 1),
    )
    expect(new Set(sums).size).toBe(sums.length)
  })

  it('is the sum of the masses, to a millionth', () => {
    expect(heldMass(enoughOf([1, 2, 4]), () => true)).toBeCloseTo(7, 6)
  })
})

describe('createCoverage', () => {
  it.each([
    [1, 7, 1],
    [1, 3.5, 0.5],
    [0.25, 7, 1],
    [0.25, 7 / 16, 0.5],
  ])('raised to %j, of %j in 7 is %j', (exponent, held, expected) => {
    expect(createCoverage(enoughOf([1, 2, 4], exponent))(held)).toBeCloseTo(expected, 5)
  })
})

describe('stories that hold enough', () => {
  it('are equal where what they hold says as much: the newer comes first', async () => {
    const titles = ['Bravo one', 'Alpha one']
    expect(idsOf(await askTitles(titles, 'alpha bravo '))).toEqual([0, 1])
    expect(idsOf(await askTitles(titles.toReversed(), 'alpha bravo '))).toEqual([0, 1])
  })

  it('hold at least half, the rarest words alone where they say it', async () => {
    const titles = ['Quokka', ...times(20, 'Island life'), ...others(20)]
    // One rare word against two common ones.
    expect(idsOf(await askTitles(titles, 'quokka island life '))).toEqual([0])
  })

  it('earn their words times coverage', async () => {
    const titles = ['Alpha bravo', 'Alpha words', ...others(20)]
    const { hits } = await askTitles(titles, { q: 'alpha bravo ', match: 'any', explain: true })
    const [all, half] = hits.map(({ explanation }) => explanation)
    expect(all).not.toHaveProperty('coverage')
    expect(half?.coverage).toBeGreaterThan(0.4)
    expect(half?.coverage).toBeLessThan(0.5)
    const earned = half?.clauses.reduce((sum, { score }) => sum + score, 0) ?? NaN
    const { coverage = NaN, popularity = NaN, score } = half ?? {}
    expect(earned * coverage * popularity).toBeCloseTo(score ?? NaN, 9)
  })

  it('have scores where age leaves nothing of them', async () => {
    const old = { publishedAt: '1990-01-01' }
    const stories = [
      { title: 'Alpha', ...old },
      { title: 'Bravo', ...old },
    ]
    const { hits } = await askTitles(stories, { q: 'alpha bravo ', recency: 1 })
    expect(hits.map(({ score }) => score)).toEqual([0, 0])
  })

  it('hold what is required among thousands, too', async () => {
    const titles = [...times(3000, 'Ferry news'), 'Ferry strike', 'Strike ends']
    const found = await askTitles(titles, { q: '+ferry strike bridge ', pageSize: 3 })
    expect(found.interpretation.matching).toBe('most')
    expect(idsOf(found)).toEqual([3000])
    expect(found.totalHits).toBe(1)
  })
})

describe('for any words, masses and shares', () => {
  const anyTerms = fc.uniqueArray(fc.constantFrom(...NEWS_WORDS, 'tram'), {
    minLength: 1,
    maxLength: 4,
  })

  it('stories hold enough, and earn their words times coverage, as reading each story says', () => {
    fc.assert(
      fc.property(
        anySmallNews,
        anyTerms,
        fc.option(fc.constantFrom(...NEWS_WORDS), { nil: undefined }),
        fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
        fc.constantFrom(0.25, 1),
        (news, terms, required, leastShare, coverageExponent) => {
          const { live, corpus, isDeleted } = news
          const docCount = corpus.stories.length
          const words = terms.map((term, i) => {
            const both = wordOf(news, term)
            const docFreq = both.weight.tiers[0]?.docFreq ?? 0
            return { ...both, mass: idf(docFreq, docCount), boost: 1 + i / 2 }
          })
          const heldByAll = required === undefined ? 0 : 0.5
          const asked = required === undefined ? undefined : wordOf(news, required)
          const all = words.reduce((sum, { mass }) => sum + mass, heldByAll)
          const expected: Entries = new Map(
            corpus.stories.flatMap(({ story }) => {
              const first = asked && earnedBy(corpus, asked.asked).get(story.id)
              if (isDeleted(story) || (asked !== undefined && first === undefined)) return []
              const held = words.flatMap((word) => {
                const earned = earnedBy(corpus, word.asked).get(story.id)
                return earned === undefined ? [] : [{ ...word, ...earned }]
              })
              const mass = held.reduce((sum, one) => sum + one.mass, heldByAll)
              if (held.length === 0 && asked === undefined) return []
              if (mass < leastShare * all * (1 - 1e-6)) return []
              const score = held.reduce(
                (sum, one) => sum + one.boost * one.score,
                first?.score ?? 0,
              )
              const tier = held.reduce((sum, one) => sum + one.tier, first?.tier ?? 0)
              const coverage = (Math.round((mass / all) * 1e6) / 1e6) ** coverageExponent
              return [[story.id, { score: score * coverage, tier }] as const]
            }),
          )
          const enough = {
            options: words.map(({ weight, mass, boost }) => ({ weight, mass, boost })),
            heldByAll,
            leastShare,
            coverageExponent,
          }
          const selection = {
            required: asked === undefined ? [] : [asked.weight],
            enough,
            excluded: [],
            filters: [],
          }
          const actual = live.readers.flatMap((reader) =>
            reader.withList((list) => {
              selectStories(reader, openSelection(reader, selection), list)
              return [...entriesOf(live, reader, list)]
            }),
          )
          expectEntries(new Map(actual), expected)
        },
      ),
      { numRuns: 300 },
    )
  })
})
