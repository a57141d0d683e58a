import { describe, expect, it } from 'vitest'

import { popularityOf } from '../../src/matching/segment-reader.ts'
import { openSelection, type Selection } from '../../src/matching/select.ts'
import { freshnessFactor } from '../../src/ranking/factors.ts'
import type { HitOrder } from '../../src/ranking/hit-order.ts'
import {
  factorOf,
  giveBack,
  isKeyed,
  keyOf,
  listAllMatches,
  listMatches,
  toRaisedKeys,
} from '../../src/ranking/matches.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { indexOf, NEWEST_MS, onlyReader, type SmallNews, wordOf } from '../helpers/small-news.ts'

const BY_RELEVANCE: HitOrder = { order: 'relevance', recency: 0.2, nowMs: NEWEST_MS }
const NOTHING: Selection = { required: [], excluded: [], filters: [] }

const toNews = (...args: Parameters<typeof indexOf>): SmallNews => ({
  live: indexOf(...args),
  corpus: toCorpus([]),
  isDeleted: () => false,
})

/** Words of which some are enough, each of mass 1. */
function enoughOf(news: SmallNews, ...terms: readonly string[]): Selection {
  const options = terms.map((term) => ({ weight: wordOf(news, term).weight, mass: 1, boost: 1 }))
  return { ...NOTHING, enough: { options, heldByAll: 0, leastShare: 0.1, coverageExponent: 1 } }
}

describe('factorOf', () => {
  it('multiplies freshness and popularity', () => {
    const reader = onlyReader(
      indexOf([{ views: 9 }, { views: 99, publishedAt: '2025-10-12T00:00:00Z' }]),
    )
    // Fourteen days are a half-life: a tenth of the score is gone; the most viewed has a tenth more.
    expect(factorOf(reader, 1, BY_RELEVANCE)).toBeCloseTo(0.9 * 1.1, 12)
    expect(factorOf(reader, 0, BY_RELEVANCE)).toBe(popularityOf(reader, 0))
  })
})

describe('isKeyed', () => {
  const news = toNews(['ferry'])
  it.each([
    ['words that are matched in part', enoughOf(news, 'ferry'), 'relevance', true],
    ['words that are all required', NOTHING, 'relevance', false],
    ['an order by date', enoughOf(news, 'ferry'), 'newest', false],
  ] as const)('of %s is so', (_, selection, order, expected) => {
    expect(isKeyed(selection, { ...BY_RELEVANCE, order })).toBe(expected)
  })
})

describe('keyOf', () => {
  it('is a score times its factors, a key as it is, or what a column says', () => {
    const { live } = toNews([{ title: 'ferry', publishedAt: '2025-10-12T00:00:00Z', views: 5 }])
    const reader = onlyReader(live)
    const list = reader.borrow()
    list.count = 1
    list.stories[0] = 0
    list.scores[0] = 10
    const matches = { reader, list }
    const factor = factorOf(reader, 0, BY_RELEVANCE)
    expect(factor).toBeLessThan(1)
    expect(keyOf(matches, 0, BY_RELEVANCE, false)).toBe(10 * factor)
    expect(keyOf(matches, 0, BY_RELEVANCE, true)).toBe(10)
    expect(keyOf(matches, 0, { ...BY_RELEVANCE, order: 'popularity' }, false)).toBe(5)
  })
})

describe('toRaisedKeys', () => {
  it('puts what is written before what is begun, of the same words, whatever their segments', () => {
    const news = toNews(['ferryman ferryman ferryman', { title: 'port storm', body: 'ferry' }], {
      segmentOf: (i) => i,
    })
    const { weight } = wordOf(news, 'ferry', { prefix: true })
    const enough = {
      options: [{ weight, mass: 1, boost: 1 }],
      heldByAll: 0,
      leastShare: 0.1,
      coverageExponent: 1,
    }
    const matches = news.live.readers.map((reader) =>
      listMatches(reader, openSelection(reader, { ...NOTHING, enough }), BY_RELEVANCE),
    )
    const before = matches.map(({ list }) => list.scores[0] ?? NaN)
    toRaisedKeys(matches, BY_RELEVANCE)
    const [begun = NaN, written = NaN] = matches.map(({ list }) => list.scores[0])
    // By score the other would stand first.
    expect(before[0]).toBeGreaterThan(before[1] ?? NaN)
    expect(written).toBeGreaterThan(begun)
    // Costs went where hits tell of them.
    expect(matches.map(({ list }) => list.tiers[0])).toEqual([0, 0])
    expect(matches.map(({ reader }) => (reader.held.cost[0] ?? 0) > 0)).toEqual([true, false])
    giveBack(matches)
  })

  it('leaves the order of stories of other words to what these say', () => {
    const news = toNews(['ferry', 'ferry port'], { segmentOf: (i) => i })
    const factor = (story: number): number =>
      freshnessFactor(NEWEST_MS - story * 3_600_000, BY_RELEVANCE)
    const matches = listAllMatches(news.live.readers, enoughOf(news, 'ferry', 'port'), {
      ...BY_RELEVANCE,
      order: 'newest',
    })
    const scores = matches.map(({ list }) => list.scores[0] ?? NaN)
    toRaisedKeys(matches, BY_RELEVANCE)
    const keys = matches.map(({ list }) => list.scores[0])
    expect(keys).toEqual(scores.map((score, story) => score * factor(story)))
    giveBack(matches)
  })
})

describe('lists of matches', () => {
  it('come back to their readers when a deadline ends the work', () => {
    const { live } = toNews(['ferry', 'port'], { segmentOf: (i) => i })
    const lent = live.readers.map((reader) => reader.borrow())
    live.readers.forEach((reader, i) => {
      const list = lent[i]
      if (list !== undefined) reader.giveBack(list)
    })
    let calls = 0
    const checkpoint = (): void => {
      if (++calls > 1) throw new Error('too late')
    }
    expect(() => listAllMatches(live.readers, NOTHING, { ...BY_RELEVANCE, checkpoint })).toThrow(
      'too late',
    )
    // The same lists are lent again, that of the first segment too.
    expect(live.readers.map((reader, i) => reader.borrow() === lent[i])).toEqual([true, true])
  })

  it('are of the stories of each segment', () => {
    const { live } = toNews(['a', 'b', 'c'], { segmentOf: (i) => (i === 2 ? 1 : 0) })
    const matches = listAllMatches(live.readers, NOTHING, BY_RELEVANCE)
    expect(matches.map(({ list }) => [...list.stories.subarray(0, list.count)])).toEqual([
      [0, 1],
      [0],
    ])
    giveBack(matches)
  })
})
