// Ranking over all segments gives what sorting every match gives: the best in order, totals, facets, in every
// order, for any words, segments, deletions and near-duplicates.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { FacetColumn } from '../../src/ranking/facets.ts'
import type { Order } from '../../src/ranking/hit-order.ts'
import { type Ranking, rankStories } from '../../src/ranking/rank.ts'
import type { Selection } from '../../src/matching/select.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { getStory } from '../../src/store/story-numbers.ts'
import type { Story } from '../../src/story/story.ts'
import { countFacet } from '../helpers/oracle/count-facets.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { distinctHits } from '../helpers/oracle/distinct.ts'
import { expectSame } from '../helpers/segmented.ts'
import {
  allHits,
  anySmallNews,
  indexOf,
  leaderByNumber,
  NEWEST_MS,
  NEWS_WORDS,
  toStories,
  withGroups,
  wordOf,
} from '../helpers/small-news.ts'

const FACETS: readonly FacetColumn[] = ['kind', 'author', 'section', 'list', 'month']
const NOTHING: Selection = { required: [], excluded: [], filters: [] }
const NOW = { recency: 0.2, nowMs: NEWEST_MS }

const [NO_ONE] = toStories(['none']) as [Story]

const idOf = ({ snapshot }: LiveIndex, story: number): string => getStory(snapshot, story).id

const hitsOf = (live: LiveIndex, { top }: Ranking) =>
  top.map(({ story, tier, key, score }) => ({ id: idOf(live, story), tier, key, score }))

const anyAsked = fc.record({
  terms: fc.array(fc.constantFrom(...NEWS_WORDS), { maxLength: 2 }),
  prefix: fc.boolean(),
  order: fc.constantFrom<Order>('relevance', 'newest', 'oldest', 'popularity'),
  limit: fc.constantFrom(0, 1, 3, 100),
  recency: fc.constantFrom(0, 0.2, 1),
})

describe('rankStories', () => {
  it('gives the best in order, the total and the facets of all that match', () => {
    fc.assert(
      fc.property(anySmallNews, anyAsked, (news, { terms, prefix, limit, ...rest }) => {
        const { live, corpus } = news
        const required = terms.map((term) => wordOf(news, term, { prefix }).weight)
        const selection = { ...NOTHING, required }
        const options = { ...rest, nowMs: NEWEST_MS }
        const all = allHits(live, selection, options)
        const ranking = rankStories(live, selection, { ...options, limit, facets: FACETS })
        expectSame(hitsOf(live, ranking), all.slice(0, limit))
        expect([ranking.matchCount, ranking.totalHits]).toEqual([all.length, all.length])
        const stories = corpus.stories.map(({ story }) => story)
        const matching = stories.filter(({ id }) => all.some((hit) => hit.id === id))
        for (const facet of FACETS) {
          const counts = Object.fromEntries(ranking.facets.get(facet) ?? [])
          expect(counts).toEqual(countFacet(stories, matching, facet))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows of near-duplicates the best, lists the others newest first, and counts them once', () => {
    fc.assert(
      fc.property(
        anySmallNews,
        anyAsked,
        ({ live: plain, ...news }, { terms, prefix, limit, ...rest }) => {
          const live = withGroups(plain, leaderByNumber)
          const required = terms.map((term) => wordOf({ ...news, live }, term, { prefix }).weight)
          const selection = { ...NOTHING, required }
          const options = { ...rest, nowMs: NEWEST_MS }
          const { members } = live.snapshot.duplicates
          const groupOf = (id: string): number =>
            members.findIndex((group) => group.some((story) => idOf(live, story) === id)) + 1
          const stories = news.corpus.stories.map(({ story }) => story)
          const all = allHits(live, selection, options).map((hit) => ({
            ...hit,
            story: stories.find(({ id }) => id === hit.id) ?? NO_ONE,
          }))
          const expected = distinctHits(all, stories, ({ id }) => groupOf(id))
          const ranking = rankStories(live, selection, {
            ...options,
            limit,
            facets: FACETS,
            distinct: true,
          })
          expect(hitsOf(live, ranking).map(({ id }) => id)).toEqual(
            expected.slice(0, limit).map(({ hit }) => hit.id),
          )
          expect([ranking.matchCount, ranking.totalHits]).toEqual([all.length, expected.length])
          const duplicates = ranking.top.map(({ story }) =>
            (ranking.duplicates.get(story) ?? []).map((other) => idOf(live, other)),
          )
          expect(duplicates).toEqual(
            expected.slice(0, limit).map((one) => one.duplicates.map(({ id }) => id)),
          )
          const matching = expected.map(({ hit }) => hit.story)
          for (const facet of FACETS) {
            const counts = Object.fromEntries(ranking.facets.get(facet) ?? [])
            expect(counts).toEqual(countFacet(stories, matching, facet))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('says what a hit holds of words that are matched in part', () => {
    const live = indexOf(['ferry', 'port', 'ferry port'], { segmentOf: (i) => i % 2 })
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    const options = ['ferry', 'port'].map((term, i) => ({
      weight: wordOf(news, term).weight,
      mass: 1 + i,
      boost: 1,
    }))
    const enough = { options, heldByAll: 0, leastShare: 0.1, coverageExponent: 1 }
    const { top } = rankStories(
      live,
      { ...NOTHING, enough },
      { ...NOW, order: 'relevance', limit: 9, facets: [] },
    )
    expect(
      top.map(({ story, held }) => [idOf(live, story), Math.round(held?.mass ?? NaN), held?.cost]),
    ).toEqual([
      ['2', 3, 0],
      ['1', 2, 0],
      ['0', 1, 0],
    ])
  })

  it('gives its lists back, whatever happens, so that the next query has them', () => {
    const live = indexOf(['ferry', 'port'])
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    const selection = { ...NOTHING, required: [wordOf(news, 'ferry').weight] }
    const options = { ...NOW, order: 'relevance', limit: 9, facets: FACETS } as const
    const [reader] = live.readers
    const list = reader?.borrow()
    if (list !== undefined) reader?.giveBack(list)
    rankStories(live, selection, options)
    const late = (): never => {
      throw new Error('too late')
    }
    expect(() => rankStories(live, selection, { ...options, checkpoint: late })).toThrow('too late')
    expect(reader?.borrow()).toBe(list)
  })

  it('finds nothing in an index of no stories', () => {
    expect(
      rankStories(indexOf([]), NOTHING, { ...NOW, order: 'newest', limit: 9, facets: ['kind'] }),
    ).toEqual({
      matchCount: 0,
      totalHits: 0,
      top: [],
      duplicates: new Map(),
      facets: new Map([['kind', new Map()]]),
    })
  })
})
