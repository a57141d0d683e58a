import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { BandTables } from '../../src/duplicates/band-tables.ts'

/** Bands of a signature here. */
const BANDS = 3

/** Adds stories in turn and visits the last one's bands: who is met, and how many bands are crowded. */
function visit(added: readonly (readonly number[])[], hashes: readonly number[]) {
  const tables = new BandTables(BANDS, added.length)
  added.forEach((bands, story) => {
    tables.add(100 + story, Uint32Array.from(bands))
  })
  const met: number[] = []
  const crowded = tables.visit(Uint32Array.from(hashes), (story) => met.push(story))
  return { met: met.sort((a, b) => a - b), crowded }
}

describe('BandTables', () => {
  it('meets stories once for each band that they share', () => {
    const added = [
      [1, 2, 3],
      [1, 9, 3],
      [7, 8, 9],
    ]
    expect(visit(added, [1, 2, 3])).toEqual({ met: [100, 100, 100, 101, 101], crowded: 0 })
  })

  it('does not take one band for another, nor hashes for equal that share a slot', () => {
    expect(visit([[1, 2, 3]], [2, 3, 1]).met).toEqual([])
    // Three stories have four slots: these hashes share one.
    expect(
      visit(
        [
          [4, 0, 0],
          [8, 0, 0],
          [12, 0, 0],
        ],
        [8, 1, 1],
      ).met,
    ).toEqual([101])
  })

  it('meets nobody in a table of nobody', () => {
    expect(visit([], [1, 2, 3])).toEqual({ met: [], crowded: 0 })
  })

  it('passes over a band that 64 stories share, which is of a pattern, and says so', () => {
    const many = (count: number) => Array.from({ length: count }, (_, story) => [5, story + 10, 0])
    expect(visit(many(63), [5, 0, 1])).toMatchObject({ crowded: 0, met: { length: 63 } })
    expect(visit(many(64), [5, 20, 1])).toEqual({ met: [110], crowded: 1 })
  })

  it('meets whom comparing all bands meets', () => {
    const anyBands = fc.array(fc.nat({ max: 12 }), { minLength: BANDS, maxLength: BANDS })
    fc.assert(
      fc.property(fc.array(anyBands, { maxLength: 60 }), anyBands, (added, hashes) => {
        const expected = added.flatMap((bands, story) =>
          bands.flatMap((hash, band) => (hash === hashes[band] ? [100 + story] : [])),
        )
        expect(visit(added, hashes)).toEqual({ met: expected, crowded: 0 })
      }),
      { numRuns: 200 },
    )
  })
})
