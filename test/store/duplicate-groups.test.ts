import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { LiveIndex } from '../../src/search/live-index.ts'
import { getStory } from '../../src/store/story-numbers.ts'
import { anySmallNews, indexOf, withGroups } from '../helpers/small-news.ts'

/** The groups as ids, in their order. */
const groupsOf = ({ snapshot }: LiveIndex): string[][] =>
  snapshot.duplicates.members.map((stories) => stories.map((story) => getStory(snapshot, story).id))

/** Four stories, of which these follow others. */
function groups(
  leaders: Readonly<Record<string, string>>,
  options?: Parameters<typeof indexOf>[1],
): string[][] {
  return groupsOf(withGroups(indexOf(['a', 'b', 'c', 'd'], options), (id) => leaders[id]))
}

describe('groupDuplicates', () => {
  it('joins followers with their leader, whatever segment each is in, newest first', () => {
    for (const segmentOf of [() => 0, (i: number) => i, (i: number) => 3 - i]) {
      expect(groups({ 3: '1', 0: '1' }, { segmentOf })).toEqual([['0', '1', '3']])
    }
  })

  it('keeps a group whose leader is deleted, or in no segment, if two are left', () => {
    const isDeleted = ({ id }: { id: string }): boolean => id === '1'
    expect(groups({ 3: '1', 0: '1' }, { isDeleted })).toEqual([['0', '3']])
    expect(groups({ 3: 'gone', 0: 'gone' })).toEqual([['0', '3']])
  })

  it('has no group of one: what is left when the others are deleted stands for itself', () => {
    expect(groups({ 3: '1' }, { isDeleted: ({ id }) => id === '1' })).toEqual([])
    expect(groups({ 3: '1' }, { isDeleted: ({ id }) => id === '3' })).toEqual([])
    expect(groups({})).toEqual([])
  })

  it('has no numbers for a segment without any', () => {
    const live = withGroups(
      indexOf(['a', 'b', 'c', 'd'], { segmentOf: (i) => (i < 2 ? 0 : 1) }),
      (id) => (id === '1' ? '0' : undefined),
    )
    const { count, groupOf } = live.snapshot.duplicates
    expect([count, groupOf.map((column) => column && [...column])]).toEqual([
      1,
      [[1, 1], undefined],
    ])
  })

  it('has the groups of looking at every story, numbered alike in `members` and `groupOf`', () => {
    const leaderOf = (id: string): string | undefined => {
      const number = Number(id.slice(1))
      return number % 4 === 0 ? undefined : `s${number - (number % 4)}`
    }
    fc.assert(
      fc.property(anySmallNews, ({ live: plain, corpus, isDeleted }) => {
        const live = withGroups(plain, leaderOf)
        const byLeader = new Map<string, string[]>()
        for (const { story } of corpus.stories.filter((one) => !isDeleted(one.story))) {
          const leader = leaderOf(story.id) ?? story.id
          byLeader.set(leader, [...(byLeader.get(leader) ?? []), story.id])
        }
        const expected = [...byLeader.values()].filter((ids) => ids.length > 1)
        const sorted = (all: readonly string[][]): string[] =>
          all.map((ids) => ids.join(' ')).sort()
        expect(sorted(groupsOf(live))).toEqual(sorted(expected))
        const { groupOf, members } = live.snapshot.duplicates
        live.snapshot.segments.forEach(({ base, segment }, i) => {
          for (let story = 0; story < segment.storyCount; story++) {
            const group = members.findIndex((stories) => stories.includes(base + story)) + 1
            expect(groupOf[i]?.[story] ?? 0).toBe(group)
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})
