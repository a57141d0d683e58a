import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { countDeleted, createTombstones, isDeleted } from '../../src/index/tombstones.ts'

describe('tombstones', () => {
  it('take a bit a story, the first in the lowest: an index of 9 stories has two bytes', () => {
    expect([...createTombstones(9, [0, 3, 8])]).toEqual([0b0000_1001, 0b0000_0001])
    expect([...createTombstones(9)]).toEqual([0, 0])
    expect([...createTombstones(0)]).toEqual([])
  })

  it('delete nothing where there are none', () => {
    expect(isDeleted(undefined, 5)).toBe(false)
    expect(countDeleted(undefined)).toBe(0)
  })

  it('hold exactly the stories that were given, each counted once however often it is given', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat({ max: 99 })),
        (count, some) => {
          const deleted = some.filter((story) => story < count)
          const tombstones = createTombstones(count, deleted)
          const stories = Array.from({ length: count }, (_, story) => story)
          expect(stories.filter((story) => isDeleted(tombstones, story))).toEqual(
            stories.filter((story) => deleted.includes(story)),
          )
          expect(countDeleted(tombstones)).toBe(new Set(deleted).size)
        },
      ),
    )
  })
})
