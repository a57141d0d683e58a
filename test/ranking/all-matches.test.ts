import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { allMatches } from '../../src/ranking/all-matches.ts'
import type { Order } from '../../src/ranking/hit-order.ts'
import { getStory } from '../../src/store/story-numbers.ts'
import {
  allHits,
  anySmallNews,
  indexOf,
  NEWEST_MS,
  NEWS_WORDS,
  wordOf,
} from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

const ORDERS = ['relevance', 'newest', 'oldest', 'popularity'] as const
const NOTHING = { required: [], excluded: [], filters: [] }

describe('allMatches', () => {
  it('gives every match, in the order of sorting all of them', () => {
    fc.assert(
      fc.property(
        anySmallNews,
        fc.option(fc.constantFrom(...NEWS_WORDS)),
        fc.constantFrom<Order>(...ORDERS),
        (news, term, order) => {
          const required = term === null ? [] : [wordOf(news, term, { prefix: true }).weight]
          const selection = { ...NOTHING, required }
          const options = { order, recency: 0.2, nowMs: NEWEST_MS }
          const found = Array.from(
            allMatches(news.live, selection, options),
            (story) => getStory(news.live.snapshot, story).id,
          )
          expect(found).toEqual(allHits(news.live, selection, options).map(({ id }) => id))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('orders words that are matched in part as hits are ordered', () => {
    const live = indexOf(['port', 'ferryman', 'ferry port', 'ferry', 'tram'], {
      segmentOf: (i) => i % 2,
    })
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    const options = ['ferry', 'port'].map((term, i) => ({
      weight: wordOf(news, term, { prefix: true }).weight,
      mass: 2 - i,
      boost: 2 - i,
    }))
    const enough = { options, heldByAll: 0, leastShare: 0.1, coverageExponent: 1 }
    const order = { order: 'relevance', recency: 0, nowMs: NEWEST_MS } as const
    const found = Array.from(
      allMatches(live, { ...NOTHING, enough }, order),
      (story) => getStory(live.snapshot, story).title,
    )
    // All words first; of the same words what is written before what is begun.
    expect(found).toEqual(['ferry port', 'ferry', 'ferryman', 'port'])
  })

  it('lets other queries run before all is given out', () => {
    const live = indexOf(['c', 'b', 'a'])
    const order = { order: 'oldest', recency: 0, nowMs: NEWEST_MS } as const
    const [one, other] = [
      allMatches(live, NOTHING, order),
      allMatches(live, NOTHING, { ...order, order: 'newest' }),
    ]
    const taken = [one, other, one, other, one, other, one].map((matches) => matches.next().value)
    expect(taken).toEqual([2, 0, 1, 1, 0, 2, undefined])
  })
})
