// What is checked of the measures:
// 1. they have the values that their definitions give by hand
// 2. grades count by 2^grade - 1, and documents of equal grade may change places
// 3. what was not judged counts as not relevant
// 4. no answer, and no relevant document, is worth 0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  gainOf,
  type Judgments,
  mean,
  measure,
  ndcgAt,
  recallAt,
  reciprocalRankAt,
} from '../../../bench/relevance/measures.ts'

const judgments: Judgments = new Map([
  ['a', 3],
  ['b', 2],
  ['c', 1],
  ['d', 0],
  ['e', 2],
])

/** Discount of a rank from 1. */
const discount = (rank: number): number => 1 / Math.log2(rank + 1)

describe('gainOf', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [2, 3],
    [4, 15],
  ])('takes grade %i for a gain of %i', (grade, gain) => {
    expect(gainOf(grade)).toBe(gain)
  })
})

describe('ndcgAt', () => {
  const ideal = 7 * discount(1) + 3 * discount(2) + 3 * discount(3) + 1 * discount(4)

  it.each<[string, number, readonly string[], number]>([
    ['the best order', 10, ['a', 'b', 'e', 'c', 'd'], 1],
    ['equal grades in the other order', 10, ['a', 'e', 'b', 'c'], 1],
    ['the best document second', 10, ['d', 'a'], (7 * discount(2)) / ideal],
    ['documents that nobody judged', 10, ['x', 'y', 'c'], discount(3) / ideal],
    ['what stands below the depth', 2, ['x', 'y', 'a'], 0],
    ['an ideal of no more than the depth', 1, ['b'], 3 / 7],
    ['an empty answer', 10, [], 0],
  ])('is right for %s', (_, depth, ranking, expected) => {
    expect(ndcgAt(depth, ranking, judgments)).toBeCloseTo(expected, 12)
  })

  it('has the value of a worked example: relevant at ranks 1, 3 and 4 of three', () => {
    const binary = new Map(['a', 'c', 'e'].map((id) => [id, 1]))
    expect(ndcgAt(10, ['a', 'b', 'c', 'e'], binary)).toBeCloseTo(0.9060254, 6)
  })

  it('is 0 where nothing is relevant', () => {
    expect(ndcgAt(10, ['a'], new Map([['a', 0]]))).toBe(0)
    expect(ndcgAt(10, ['a'], new Map())).toBe(0)
  })

  it('is from 0 to 1 for any order and any grades, and 1 for the best', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (grades, depth) => {
          const judged = new Map(grades.map((grade, i) => [String(i), grade]))
          const given = [...judged.keys()]
          const value = ndcgAt(depth, given, judged)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1 + 1e-12)
          const best = given.sort((a, b) => (judged.get(b) ?? 0) - (judged.get(a) ?? 0))
          const isRelevant = grades.some((grade) => grade > 0)
          expect(ndcgAt(depth, best, judged)).toBeCloseTo(isRelevant ? 1 : 0, 12)
        },
      ),
    )
  })
})

describe('reciprocalRankAt', () => {
  it.each<[readonly string[], number]>([
    [['c'], 1],
    [['d', 'x', 'b', 'a'], 1 / 3],
    [['d', 'x'], 0],
    [[], 0],
    [[...Array.from({ length: 10 }, (_, i) => String(i)), 'a'], 0],
  ])('is right for %j', (ranking, expected) => {
    expect(reciprocalRankAt(10, ranking, judgments)).toBe(expected)
  })
})

describe('recallAt', () => {
  it.each<[number, readonly string[], number]>([
    [100, ['a', 'x', 'e', 'd'], 0.5],
    [1, ['a', 'b'], 0.25],
    [100, ['c', 'e', 'b', 'a'], 1],
    [100, [], 0],
  ])('at %i is right for %j', (depth, ranking, expected) => {
    expect(recallAt(depth, ranking, judgments)).toBe(expected)
  })

  it('is 0 where nothing is relevant', () => {
    expect(recallAt(100, ['d'], new Map([['d', 0]]))).toBe(0)
  })
})

describe('measure', () => {
  it('reads ten documents for the page and a hundred for recall', () => {
    const many = Array.from({ length: 99 }, (_, i) => `x${i}`)
    expect(measure([...many, 'a', 'b'], judgments)).toEqual({
      ndcg: 0,
      reciprocalRank: 0,
      recall: 0.25,
    })
    expect(measure([...many.slice(0, 9), 'a'], judgments).reciprocalRank).toBe(0.1)
  })
})

describe('mean', () => {
  it('is the sum over the count', () => {
    expect(mean([1, 2, 6])).toBe(3)
    expect(mean([])).toBeNaN()
  })
})
