// Block-max keeps what ranking every match keeps, and counts what it passes over: for words of one list and of
// two, with deletions, near-duplicates, freshness and views, over one segment and several.
import { describe, expect, it } from 'vitest'

import { openWord } from '../../src/matching/scorer.ts'
import { rankWord } from '../../src/ranking/block-max.ts'
import { DistinctTop } from '../../src/ranking/collapse.ts'
import type { FacetColumn } from '../../src/ranking/facets.ts'
import { rankStories } from '../../src/ranking/rank.ts'
import { type HitCollector, TopK } from '../../src/ranking/top-k.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import {
  indexOf,
  leaderByNumber,
  NEWEST_MS,
  type SmallStory,
  withGroups,
  wordOf,
} from '../helpers/small-news.ts'

const STORIES = 6000
const NOW_MS = NEWEST_MS

/** The same numbers in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const random = createRandom(7)
const WORDS = [
  'ferry',
  'ferry',
  'ferries',
  'port',
  'tram',
  'storm',
  'ferryman',
  'the',
  'ferry ferry ferry',
]
const stories: readonly SmallStory[] = Array.from({ length: STORIES }, () => ({
  title: Array.from({ length: 1 + random(3) }, () => WORDS[random(WORDS.length)]).join(' '),
  body: Array.from({ length: random(20) }, () => WORDS[random(WORDS.length)]).join(' '),
  ...(random(2) === 0 && { views: random(5000) }),
}))

const plain = {
  one: indexOf(stories),
  several: indexOf(stories, { segmentOf: (i) => Math.floor((i * 2) / STORIES) }),
  deleted: indexOf(stories, { isDeleted: ({ id }) => Number(id) % 5 === 1 }),
}
const INDEXES: readonly (readonly [string, LiveIndex])[] = [
  ['one segment', plain.one],
  ['two segments', plain.several],
  ['deleted stories', plain.deleted],
  ['near-duplicates', withGroups(plain.one, leaderByNumber)],
  [
    'near-duplicates in two segments, some deleted',
    withGroups(
      indexOf(stories, { segmentOf: (i) => i % 2, isDeleted: ({ id }) => Number(id) % 5 === 1 }),
      leaderByNumber,
    ),
  ],
]
const FACET: readonly FacetColumn[] = ['kind']

const weightOf = (live: LiveIndex, term: string, prefix = false, place = 1) =>
  wordOf({ live, corpus: toCorpus([]), isDeleted: () => false }, term, { prefix, place }).weight

describe('rankWord', () => {
  it.each(INDEXES)(
    'gives the hits, totals and near-duplicates of ranking every match: %s',
    (_, live) => {
      for (const [term, prefix] of [
        ['ferry', false],
        ['port', false],
        ['tram', false],
        ['ferryman', true],
        ['storm', true],
      ] as const) {
        const selection = { required: [weightOf(live, term, prefix)], excluded: [], filters: [] }
        for (const limit of [1, 10, 200]) {
          for (const distinct of [false, true]) {
            for (const recency of [0, 0.2, 1]) {
              const options = {
                order: 'relevance',
                recency,
                nowMs: NOW_MS,
                limit,
                distinct,
              } as const
              // Facets need every match.
              const expected = rankStories(live, selection, {
                ...options,
                facets: FACET,
              })
              const pruned = rankStories(live, selection, {
                ...options,
                facets: [],
              })
              expect({ ...pruned, facets: null }).toEqual({ ...expected, facets: null })
            }
          }
        }
      }
    },
  )

  /** Ranks in the only segment; tells how many stories were offered. */
  function rank(
    live: LiveIndex,
    weight: ReturnType<typeof weightOf>,
    limit: number,
    isDistinct = false,
  ) {
    const [reader] = live.readers
    if (reader === undefined) throw new Error('Expected a segment')
    const top = new TopK(limit, live.compareStories)
    const inner = isDistinct ? new DistinctTop(top, live) : top
    let offered = 0
    const collector: HitCollector = {
      offer: (...hit) => {
        offered++
        inner.offer(...hit)
      },
    }
    const options = { recency: 0.2, nowMs: NOW_MS, isDistinct }
    return { counts: rankWord(reader, openWord(reader, weight), options, top, collector), offered }
  }

  it('offers a small part of what matches', () => {
    const { counts, offered } = rank(plain.one, weightOf(plain.one, 'ferry'), 10)
    expect(counts?.matchCount).toBeGreaterThan(4000)
    expect(offered).toBeLessThan((counts?.matchCount ?? NaN) / 4)
  })

  it('counts the matches without the deleted ones', () => {
    const all = rank(plain.one, weightOf(plain.one, 'tram'), 10).counts?.matchCount ?? NaN
    const left = rank(plain.deleted, weightOf(plain.deleted, 'tram'), 10).counts?.matchCount ?? NaN
    expect(left).toBeLessThan(all)
    expect(left / all).toBeCloseTo(0.8, 1)
  })

  it.each<[string, LiveIndex, ReturnType<typeof weightOf>, number]>([
    [
      'of few postings: they are scored faster than pruned',
      indexOf(['ferry']),
      weightOf(indexOf(['ferry']), 'ferry'),
      10,
    ],
    ['that no story holds', plain.one, weightOf(plain.one, 'bus'), 10],
    [
      'whose first tier is what it begins, a run of lists',
      plain.one,
      weightOf(plain.one, 'stor', true),
      10,
    ],
    [
      'of a field alone, where not every posting matches',
      plain.one,
      weightOf(plain.one, 'ferry', false, 2),
      10,
    ],
    [
      'whose first tier does not fill the page, and whose others are a run',
      plain.one,
      weightOf(plain.one, 'ferry', true),
      STORIES,
    ],
  ])('leaves alone a word %s', (_, live, weight, limit) => {
    expect(rank(live, weight, limit).counts === undefined).toBe(true)
  })
})
