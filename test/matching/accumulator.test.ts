// An accumulator gives of lists in any order what combining their entries story by story gives, and is empty after.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  addToAccumulator,
  createAccumulator,
  listAccumulated,
  sortTouched,
} from '../../src/matching/accumulator.ts'
import { createMatchList, type MatchList } from '../../src/matching/match-list.ts'
import type { Combine } from '../../src/matching/weight.ts'

const STORIES = 100

type Entry = readonly [story: number, score: number, tier: number]

function toList(entries: readonly Entry[]): MatchList {
  const list = createMatchList(STORIES)
  for (const [story, score, tier] of entries) {
    list.stories[list.count] = story
    list.scores[list.count] = score
    list.tiers[list.count] = tier
    list.count++
  }
  return list
}

const read = ({ count, stories, scores, tiers }: MatchList): Entry[] =>
  Array.from({ length: count }, (_, i) => [stories[i] ?? NaN, scores[i] ?? NaN, tiers[i] ?? NaN])

function accumulate(lists: readonly (readonly Entry[])[], combine: Combine): Entry[] {
  const accumulator = createAccumulator(STORIES)
  const list = createMatchList(STORIES)
  for (const entries of lists) addToAccumulator(accumulator, toList(entries), combine)
  listAccumulated(accumulator, list)
  expect(accumulator.count).toBe(0)
  expect(accumulator.marks.every((mark) => mark === 0)).toBe(true)
  return read(list)
}

describe('addToAccumulator', () => {
  const lists: readonly (readonly Entry[])[] = [
    [
      [3, 1, 5],
      [7, 2, 0],
    ],
    [
      [3, 4, 9],
      [1, 1, 1],
    ],
  ]

  it.each<[Combine, number, string]>([
    ['sum', 5, 'both'],
    ['max', 4, 'the greater'],
    ['best', 1, 'that of the lesser tier cost'],
  ])('by %s: a story of two lists earns %d, %s; the lesser cost counts', (combine, score) => {
    expect(accumulate(lists, combine)).toEqual([
      [1, 1, 1],
      [3, score, 5],
      [7, 2, 0],
    ])
  })

  it('takes the greater of two scores of the best tier', () => {
    expect(accumulate([[[3, 1, 5]], [[3, 4, 5]], [[3, 2, 5]]], 'best')).toEqual([[3, 4, 5]])
  })

  it('gives the same of the lists in any order as story by story', () => {
    const anyList = fc
      .uniqueArray(fc.tuple(fc.nat({ max: STORIES - 1 }), fc.nat({ max: 9 }), fc.nat({ max: 3 })), {
        selector: ([story]) => story,
        maxLength: STORIES,
      })
      .map((entries) => entries.sort(([a], [b]) => a - b))
    const anyCombine = fc.constantFrom<Combine>('sum', 'max', 'best')
    fc.assert(
      fc.property(fc.array(anyList, { maxLength: 4 }), anyCombine, (some, combine) => {
        const all = some.flat()
        const stories = [...new Set(all.map(([story]) => story))].sort((a, b) => a - b)
        const expected = stories.map((story): Entry => {
          const own = all.filter((entry) => entry[0] === story)
          const tier = Math.min(...own.map((entry) => entry[2]))
          const scores = own
            .filter((entry) => combine !== 'best' || entry[2] === tier)
            .map((entry) => entry[1])
          const score = combine === 'sum' ? scores.reduce((a, b) => a + b) : Math.max(...scores)
          return [story, score, tier]
        })
        expect(accumulate(some, combine)).toEqual(expected)
        expect(accumulate(some.toReversed(), combine)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})

describe('sortTouched', () => {
  // Few are sorted, many are read off the marks: past 1 of 32.
  it.each([0, 1, 3, 4, 50, 100])('puts %i of 100 stories in order', (count) => {
    const accumulator = createAccumulator(STORIES)
    const stories = Array.from({ length: count }, (_, i) => (i * 37) % STORIES)
    stories.forEach((story, i) => {
      accumulator.touched[i] = story
      // Any mark counts, one with the highest bit too.
      accumulator.marks[story] = i % 2 === 0 ? 1 : 0xff00_0000
    })
    accumulator.count = count
    sortTouched(accumulator)
    expect([...accumulator.touched.subarray(0, count)]).toEqual(stories.sort((a, b) => a - b))
  })
})
