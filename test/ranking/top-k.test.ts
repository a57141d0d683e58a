import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createHitComparison, type RankedStory } from '../../src/ranking/hit-order.ts'
import { TopK } from '../../src/ranking/top-k.ts'

const byNumber = (a: number, b: number): number => a - b
const compareRanked = createHitComparison(byNumber)

/** [tier, key] of stories 0, 1, 2, ... */
type Keys = readonly (readonly [tier: number, key: number])[]

/** Offers stories in this order of numbers and gives the numbers of those kept. */
function best(capacity: number, keys: Keys, order = keys.map((_, story) => story)): number[] {
  const top = new TopK(capacity, byNumber)
  for (const story of order) {
    const [tier = 0, key = 0] = keys[story] ?? []
    top.offer(story, tier, key, key)
  }
  return top.toArray().map(({ story }) => story)
}

const anyKeys: fc.Arbitrary<Keys> = fc.array(
  fc.tuple(
    fc.nat({ max: 2 }),
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-Infinity, 0.5)),
  ),
  { maxLength: 60 },
)

function byBruteForce(capacity: number, keys: Keys): number[] {
  const stories = keys.map(([tier, key], story) => ({ tier, key, story }))
  const descending = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1)
  stories.sort((a, b) => a.tier - b.tier || descending(a.key, b.key) || a.story - b.story)
  return stories.slice(0, capacity).map(({ story }) => story)
}

describe('TopK', () => {
  it.each([
    [
      'the largest keys first',
      2,
      [
        [0, 1],
        [0, 3],
        [0, 2],
      ],
      [1, 2],
    ],
    [
      'a lesser tier before any key',
      3,
      [
        [1, 9],
        [0, 1],
        [2, 99],
      ],
      [1, 0, 2],
    ],
    [
      'the lower number among equals',
      2,
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      [0, 1],
    ],
    [
      'all of them where there is room',
      9,
      [
        [0, 1],
        [0, 2],
      ],
      [1, 0],
    ],
    ['nothing where none are wanted', 0, [[0, 1]], []],
    ['nothing of nothing', 5, [], []],
    [
      'what is missing last',
      3,
      [
        [0, -Infinity],
        [0, -5],
        [0, -Infinity],
      ],
      [1, 0, 2],
    ],
  ] as const)('keeps %s', (_, capacity, keys, expected) => {
    expect(best(capacity, keys)).toEqual(expected)
  })

  it('keeps what sorting everything keeps, in whatever order it comes', () => {
    const anyInput = anyKeys.chain((keys) => {
      const numbers = keys.map((_, story) => story)
      return fc.tuple(fc.constant(keys), fc.shuffledSubarray(numbers, { minLength: keys.length }))
    })
    fc.assert(
      fc.property(anyInput, fc.nat({ max: 20 }), ([keys, order], capacity) => {
        expect(best(capacity, keys, order)).toEqual(byBruteForce(capacity, keys))
      }),
      { numRuns: 500 },
    )
  })

  it('may accept every story that it would keep', () => {
    fc.assert(
      fc.property(anyKeys, fc.nat({ max: 20 }), (keys, capacity) => {
        const top = new TopK(capacity, byNumber)
        keys.forEach(([tier, key], story) => {
          const before = top.toArray()
          const mayAccept = top.mayAccept(tier, key)
          const mayAcceptIt = top.mayAccept(tier, key, story)
          top.offer(story, tier, key, key)
          if (!mayAccept) expect(mayAcceptIt).toBe(false)
          expect(mayAcceptIt).toBe(top.toArray().some((hit) => hit.story === story))
          if (!mayAcceptIt) expect(top.toArray()).toEqual(before)
        })
      }),
    )
  })

  it('keeps the best where one takes the place of a lesser one', () => {
    fc.assert(
      fc.property(anyKeys, fc.nat({ max: 20 }), fc.nat({ max: 5 }), (keys, capacity, groups) => {
        // Of the stories of a group, each that stands before the best so far takes its place.
        const top = new TopK(capacity, byNumber)
        const bestOf = new Map<number, RankedStory>()
        keys.forEach(([tier, key], story) => {
          const hit = { story, tier, key, score: key }
          const group = story % (groups + 1)
          const best = bestOf.get(group)
          if (best !== undefined && compareRanked(hit, best) >= 0) return
          if (best === undefined) top.offer(story, tier, key, key)
          else top.replace(best.story, hit)
          bestOf.set(group, hit)
        })
        const expected = [...bestOf.values()].sort(compareRanked).slice(0, capacity)
        expect(top.toArray()).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('accepts nothing once it is full of better ones', () => {
    const top = new TopK(1, byNumber)
    expect(top.mayAccept(7, -9)).toBe(true)
    top.offer(0, 1, 5, 5)
    expect(top.mayAccept(1, 4)).toBe(false)
    expect(top.mayAccept(2, 9)).toBe(false)
    expect(top.mayAccept(0, 1)).toBe(true)
  })
})
