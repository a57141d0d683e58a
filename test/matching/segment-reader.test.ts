// What reading a segment needs: popularity comparable across segments, buffers that
// come back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createSnapshotReader, popularityOf } from '../../src/matching/segment-reader.ts'
import { anySmallNews, indexOf, onlyReader } from '../helpers/small-news.ts'

describe('popularityOf', () => {
  it('measures views against the most viewed story of all segments', () => {
    const stories = [{ views: 999 }, { views: 0 }, { views: 31 }, {}]
    const { snapshot } = indexOf(stories, { segmentOf: (i) => i })
    const factors = createSnapshotReader(snapshot, 0.5).readers.map((reader) =>
      popularityOf(reader, 0),
    )
    // log(32) is half of log(1000), nearly.
    expect(factors.map((factor) => Number(factor.toFixed(2)))).toEqual([1.5, 1, 1.25, 1])
  })

  it('is 1 where no story has views, or views count nothing', () => {
    expect(popularityOf(onlyReader(indexOf([{}])), 0)).toBe(1)
    const { snapshot } = indexOf([{ views: 9 }])
    expect(
      createSnapshotReader(snapshot, 0).readers.map((reader) => popularityOf(reader, 0)),
    ).toEqual([1])
  })

  it('is never more than `maxPopularity`, which block-max counts on', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live }) => {
        for (const reader of live.readers) {
          for (let story = 0; story < reader.segment.storyCount; story++) {
            expect(popularityOf(reader, story)).toBeLessThanOrEqual(reader.maxPopularity)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('buffers', () => {
  it('are lent again when they came back, and empty', () => {
    const reader = onlyReader(indexOf(['ferry']))
    const list = reader.borrow()
    list.count = 1
    expect(reader.borrow()).not.toBe(list)
    reader.giveBack(list)
    expect(reader.borrow()).toBe(list)
    expect(list.count).toBe(0)
  })

  it('come back when what used them fails: a list as it is, an accumulator never', () => {
    const reader = onlyReader(indexOf(['ferry']))
    const lent: unknown[] = []
    const fail = (buffer: unknown): never => {
      lent.push(buffer)
      throw new Error('no')
    }
    expect(() => reader.withList(fail)).toThrow('no')
    expect(reader.withList((list) => list === lent[0])).toBe(true)
    // Half filled marks would speak in the next query.
    expect(() => reader.withAccumulator(fail)).toThrow('no')
    expect(reader.withAccumulator((accumulator) => accumulator === lent[1])).toBe(false)
  })

  it('are others while one is in use', () => {
    const reader = onlyReader(indexOf(['ferry']))
    reader.withList((one) => {
      reader.withList((other) => {
        expect(other).not.toBe(one)
      })
    })
  })
})

describe('createSnapshotReader', () => {
  it('numbers stories on from segment to segment', () => {
    const { readers } = indexOf(['a', 'b', 'c', 'd'], { segmentOf: (i) => (i < 3 ? 0 : 1) })
    expect(readers.map(({ base }) => base)).toEqual([0, 3])
  })

  it('knows which stories of a segment are near-duplicates, and none where there are none', () => {
    const body =
      'The ferry sails again on Monday after welders replaced the ramp that a storm tore off.'
    const { readers } = indexOf(
      [
        { title: 'Ferry back', body, source: 'a' },
        'Port',
        { title: 'Ferry back', body, source: 'b' },
        'Tram',
      ],
      { segmentOf: (i) => Math.floor(i / 3) },
    )
    expect(readers.map(({ groupedStories }) => [...groupedStories])).toEqual([[0, 2], []])
    expect(readers[1]?.groupOf).toBeUndefined()
  })
})

describe('stems of a segment', () => {
  it('are found as stem groups have them, and remembered', () => {
    const reader = onlyReader(indexOf(['ferry ferries port']))
    const ferry = reader.listOfStem('ferri')
    expect(ferry).toBe(reader.segment.groups.listOf[0])
    expect([reader.listOfStem('ferri'), reader.listOfStem('tram')]).toEqual([ferry, -1])
    expect([reader.stemOfList(ferry), reader.stemOfList(ferry)]).toEqual(['ferri', 'ferri'])
  })
})
