// Minimum should match, by examples: shares of what words say, coverage, and what does not change a score. That
// any answer holds exactly the stories that hold enough is held to brute force (test/search/oracle.test.ts).
import { describe, expect, it } from 'vitest'

import type { MinShouldMatch } from '../../src/matching/weight.ts'
import { createCoverage, heldMass } from '../../src/matching/min-should-match.ts'
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
