import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileColumns } from '../../src/index/columns.ts'
import { createHitComparison, orderKey } from '../../src/ranking/hit-order.ts'
import { type SmallStory, toStories, undated } from '../helpers/small-news.ts'

const byNumber = (a: number, b: number): number => a - b

describe('createHitComparison', () => {
  const compare = createHitComparison(byNumber)
  const hit = (tier: number, key: number, story: number) => ({ tier, key, story })

  it.each([
    ['a lesser tier before any key', hit(0, 1, 9), hit(1, 99, 0)],
    ['a greater key', hit(0, 2, 9), hit(0, 1, 0)],
    ['of equal keys what stands first in the index', hit(0, 1, 0), hit(0, 1, 9)],
    ['what has no date last', hit(0, -5, 9), hit(0, -Infinity, 0)],
    ['of those without a date what stands first', hit(0, -Infinity, 0), hit(0, -Infinity, 9)],
  ])('puts %s first', (_, first, second) => {
    expect(compare(first, second)).toBeLessThan(0)
    expect(compare(second, first)).toBeGreaterThan(0)
  })

  it('asks the index only between equals', () => {
    const never = createHitComparison(() => {
      throw new Error('asked')
    })
    expect(never(hit(0, 1, 0), hit(0, 2, 1))).toBeGreaterThan(0)
    expect(() => never(hit(0, 1, 0), hit(0, 1, 1))).toThrow('asked')
  })

  it('is an order: sorting gives the same, however hits come', () => {
    const anyKey = fc.constantFrom(-Infinity, -1, 0, 0.5, 2)
    const anyHits = fc.array(fc.tuple(fc.nat({ max: 2 }), anyKey), { maxLength: 30 })
    fc.assert(
      fc.property(anyHits, (keys) => {
        const hits = keys.map(([tier, key], story) => hit(tier, key, story))
        const sorted = [...hits].sort(compare)
        expect([...hits].reverse().sort(compare)).toEqual(sorted)
        sorted.slice(1).forEach((later, i) => {
          expect(compare(sorted[i] ?? later, later)).toBeLessThan(0)
        })
      }),
    )
  })
})

describe('orderKey', () => {
  const stories = toStories([{ views: 7 }, {}] satisfies SmallStory[])
  const [dated, without] = [compileColumns(stories), compileColumns([undated('0')])]

  it('is greater the newer, the older, or the more viewed', () => {
    const keys = (['newest', 'oldest', 'popularity'] as const).map((order) =>
      [0, 1].map((story) => orderKey(dated, story, order)),
    )
    expect(keys.map(([one = NaN, other = NaN]) => Math.sign(one - other))).toEqual([1, -1, 1])
  })

  it('puts what is missing last, by either order of dates', () => {
    expect(orderKey(without, 0, 'newest')).toBe(-Infinity)
    expect(orderKey(without, 0, 'oldest')).toBe(-Infinity)
    // No view count comes after none counted.
    expect(orderKey(dated, 1, 'popularity')).toBe(-1)
  })
})
