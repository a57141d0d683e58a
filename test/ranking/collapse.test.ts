// Near-duplicates among what matches:
// 1. what is hidden is every story of a group but its best, over all segments;
// 2. offered one by one in any order, the best of each group is kept;
// 3. listed by a hit are the others of its group that match.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { collapse, DistinctTop, groupOf, listDuplicates } from '../../src/ranking/collapse.ts'
import { giveBack, listAllMatches } from '../../src/ranking/matches.ts'
import { TopK } from '../../src/ranking/top-k.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { findStory, getStory } from '../../src/store/story-numbers.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import {
  anySmallNews,
  indexOf,
  leaderByNumber,
  NEWEST_MS,
  withGroups,
  wordOf,
} from '../helpers/small-news.ts'

const BY_DATE = { order: 'newest', recency: 0, nowMs: NEWEST_MS } as const
const NOTHING = { required: [], excluded: [], filters: [] }

const idOf = ({ snapshot }: LiveIndex, story: number): string => getStory(snapshot, story).id

/** Key of a story, by its id: some are equal. */
const keyOf = (id: string): number => Number(id.replace('s', '')) % 4

/** The live stories, best first: by key, then as they stand in the index. */
function inOrder(live: LiveIndex, ids: readonly string[]): number[] {
  return ids
    .flatMap((id) => findStory(live.snapshot, id) ?? [])
    .sort((a, b) => keyOf(idOf(live, b)) - keyOf(idOf(live, a)) || live.compareStories(a, b))
}

/** Of each group the first. */
function firstOfGroups(live: LiveIndex, stories: readonly number[]): number[] {
  const met = new Set<number>()
  return stories.filter((story) => {
    const group = groupOf(live.readers, story)
    if (group === 0) return true
    const isNew = !met.has(group)
    met.add(group)
    return isNew
  })
}

const anyGrouped = anySmallNews.map(({ live, corpus, ...rest }) => ({
  ...rest,
  live: withGroups(live, leaderByNumber),
  ids: corpus.stories.map(({ story }) => story.id),
}))

describe('collapse', () => {
  it('hides all of a group that match except the best, and counts them', () => {
    fc.assert(
      fc.property(anyGrouped, ({ live, ids }) => {
        const matches = listAllMatches(live.readers, NOTHING, BY_DATE)
        const collapsed = collapse(live, matches, [])
        const hidden = collapsed.hidden(({ reader, list }, i) => {
          return { tier: 0, key: keyOf(idOf(live, reader.base + (list.stories[i] ?? NaN))) }
        })
        giveBack(matches)
        const all = inOrder(live, ids)
        const shown = firstOfGroups(live, all)
        const actual = hidden.flatMap(({ reader, stories }) =>
          stories.map((story) => reader.base + story),
        )
        expect(actual.sort((a, b) => a - b)).toEqual(
          all.filter((story) => !shown.includes(story)).sort((a, b) => a - b),
        )
        expect(collapsed.hiddenCount).toBe(all.length - shown.length)
      }),
      { numRuns: 200 },
    )
  })

  it('finds the few that are in groups among many that match', () => {
    const live = withGroups(indexOf(Array.from({ length: 100 }, () => 'ferry')), (id) =>
      id === '70' || id === '99' ? '3' : undefined,
    )
    const matches = listAllMatches(live.readers, NOTHING, BY_DATE)
    const { hiddenCount, hidden } = collapse(live, matches, [])
    expect(hiddenCount).toBe(2)
    expect(hidden((_, i) => ({ tier: 0, key: i })).map(({ stories }) => stories)).toEqual([[3, 70]])
    giveBack(matches)
  })

  it('hides nothing where no group matches twice', () => {
    const live = withGroups(indexOf(['ferry', 'port']), (id) => (id === '1' ? '0' : undefined))
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    const matches = listAllMatches(
      live.readers,
      { ...NOTHING, required: [wordOf(news, 'ferry').weight] },
      BY_DATE,
    )
    const collapsed = collapse(live, matches, [])
    expect([collapsed.hiddenCount, collapsed.hidden(() => ({ tier: 0, key: 0 }))]).toEqual([0, []])
    giveBack(matches)
  })
})

describe('DistinctTop', () => {
  it('keeps the best of each group, in whatever order stories are offered', () => {
    fc.assert(
      fc.property(
        anyGrouped,
        fc.integer({ min: 1, max: 31 }),
        fc.nat(),
        ({ live, ids }, limit, salt) => {
          const top = new TopK(limit, live.compareStories)
          const distinct = new DistinctTop(top, live)
          const all = inOrder(live, ids)
          const shuffled = [...all].sort(
            (a, b) => (((a + 1) * (salt + 7)) % 31) - (((b + 1) * (salt + 7)) % 31),
          )
          for (const story of shuffled) {
            const key = keyOf(idOf(live, story))
            distinct.offer(story, 0, key, key)
          }
          // Where fewer are kept than offered, a group's better story may come after its worse was dropped.
          expect(top.toArray().map(({ story }) => story)).toEqual(
            firstOfGroups(live, all).slice(0, limit),
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('groupOf', () => {
  it('is 0 for a story of no group, and one number for those of a group in any segment', () => {
    const live = withGroups(indexOf(['a', 'b', 'c', 'd'], { segmentOf: (i) => i % 2 }), (id) =>
      id === '3' ? '0' : undefined,
    )
    const groups = ['0', '1', '2', '3'].map((id) =>
      groupOf(live.readers, findStory(live.snapshot, id) ?? NaN),
    )
    expect(groups).toEqual([1, 0, 0, 1])
  })
})

describe('listDuplicates', () => {
  it('lists the others that match, newest first, whichever of them is the hit', () => {
    const live = withGroups(
      indexOf(['ferry', 'port', 'ferry', 'ferry'], { segmentOf: (i) => i % 2 }),
      (id) => (id === '0' ? undefined : '0'),
    )
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    const matches = listAllMatches(
      live.readers,
      { ...NOTHING, required: [wordOf(news, 'ferry').weight] },
      BY_DATE,
    )
    const hit = (id: string) => ({
      story: findStory(live.snapshot, id) ?? NaN,
      tier: 0,
      key: 0,
      score: 0,
    })
    const listed = ['0', '2', '3'].map((id) => {
      const one = hit(id)
      return (listDuplicates(live, [one], matches, []).get(one.story) ?? []).map((story) =>
        idOf(live, story),
      )
    })
    expect(listed).toEqual([
      ['2', '3'],
      ['0', '3'],
      ['0', '2'],
    ])
    giveBack(matches)
  })
})
