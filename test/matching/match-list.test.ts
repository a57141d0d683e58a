import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  copyList,
  createMatchList,
  filterList,
  intersectLists,
  type MatchList,
  subtractList,
  uniteLists,
} from '../../src/matching/match-list.ts'

// Lists are held to maps: story -> [score, tier].
type Model = ReadonlyMap<number, readonly [score: number, tier: number]>

/** Most stories in these tests. */
const STORIES = 40

function toList(model: Model): MatchList {
  const list = createMatchList(STORIES)
  for (const [story, [score, tier]] of [...model].sort((a, b) => a[0] - b[0])) {
    list.stories[list.count] = story
    list.scores[list.count] = score
    list.tiers[list.count] = tier
    list.count++
  }
  return list
}

/** Entries in the list's own order. */
function read({ count, stories, scores, tiers }: MatchList): [number, [number, number]][] {
  return Array.from({ length: count }, (_, i) => [
    stories[i] ?? NaN,
    [scores[i] ?? NaN, tiers[i] ?? NaN],
  ])
}

function ascending(model: Model): [number, readonly [number, number]][] {
  return [...model].sort((a, b) => a[0] - b[0])
}

const anyModel: fc.Arbitrary<Model> = fc
  .array(fc.tuple(fc.nat({ max: STORIES - 1 }), fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 3 }))))
  .map((entries) => new Map(entries))

function holdsForAnyLists(check: (one: Model, other: Model) => void): void {
  fc.assert(fc.property(anyModel, anyModel, check), { numRuns: 300 })
}

describe('intersectLists', () => {
  it('keeps what both hold; scores and tiers add up', () => {
    holdsForAnyLists((one, other) => {
      const list = toList(one)
      intersectLists(list, toList(other))
      const expected = ascending(one).flatMap(([story, [score, tier]]) => {
        const found = other.get(story)
        return found === undefined ? [] : [[story, [score + found[0], tier + found[1]]]]
      })
      expect(read(list)).toEqual(expected)
    })
  })
})

describe('subtractList', () => {
  it('keeps what the other does not hold', () => {
    holdsForAnyLists((one, other) => {
      const list = toList(one)
      subtractList(list, toList(other))
      expect(read(list)).toEqual(ascending(one).filter(([story]) => !other.has(story)))
    })
  })
})

describe('filterList', () => {
  it('keeps what the test lets through', () => {
    fc.assert(
      fc.property(anyModel, fc.nat({ max: 4 }), (model, divisor) => {
        const keep = (story: number): boolean => story % (divisor + 1) === 0
        const list = toList(model)
        filterList(list, keep)
        expect(read(list)).toEqual(ascending(model).filter(([story]) => keep(story)))
      }),
    )
  })
})

describe('uniteLists', () => {
  it.each(['sum', 'max'] as const)('combines by %s what both hold, at the lesser tier', (how) => {
    holdsForAnyLists((one, other) => {
      const target = createMatchList(STORIES)
      uniteLists(toList(one), toList(other), target, how)
      const stories = [...new Set([...one.keys(), ...other.keys()])].sort((a, b) => a - b)
      const expected = stories.map((story) => {
        const entries = [one.get(story), other.get(story)].filter((entry) => entry !== undefined)
        const scores = entries.map(([score]) => score)
        const score = how === 'sum' ? scores.reduce((a, b) => a + b) : Math.max(...scores)
        return [story, [score, Math.min(...entries.map(([, tier]) => tier))]]
      })
      expect(read(target)).toEqual(expected)
    })
  })
})

describe('copyList', () => {
  it('copies the entries over whatever was there', () => {
    holdsForAnyLists((one, other) => {
      const target = toList(other)
      copyList(toList(one), target)
      expect(read(target)).toEqual(ascending(one))
    })
  })
})
