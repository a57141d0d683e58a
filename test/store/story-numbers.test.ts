// Stories of several segments by number and id, in the order of one index.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  createStoryComparison,
  findStory,
  getStory,
  publishedMsOf,
  segmentOf,
} from '../../src/store/story-numbers.ts'
import { segmented } from '../helpers/segmented.ts'
import { anySmallNews, indexOf, undated } from '../helpers/small-news.ts'

describe('segmentOf', () => {
  const { snapshot } = indexOf(['a', 'b', 'c', 'd', 'e'], {
    segmentOf: (i) => [0, 1, 1, 2, 2][i] ?? 0,
  })

  it('gives the segment that holds a story', () => {
    const places = [0, 1, 2, 3, 4].map((story) =>
      snapshot.segments.indexOf(segmentOf(snapshot, story)),
    )
    expect(places).toEqual([0, 1, 1, 2, 2])
  })

  it('throws where none can', () => {
    expect(() => segmentOf(snapshot, -1)).toThrow(new RangeError('No segment holds story -1'))
    expect(() => segmentOf({ segments: [] }, 0)).toThrow(RangeError)
  })
})

describe('findStory', () => {
  it('finds a story by its id in any segment, and gives it back by its number', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live: { snapshot }, corpus, isDeleted }) => {
        for (const { story } of corpus.stories) {
          const number = findStory(snapshot, story.id)
          expect(number === undefined).toBe(isDeleted(story))
          if (number === undefined) continue
          expect(getStory(snapshot, number)).toEqual(story)
          expect(publishedMsOf(snapshot, number)).toBe(Date.parse(story.publishedAt ?? ''))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('finds no id that no story has', () => {
    expect(findStory(indexOf(['a']).snapshot, 'b')).toBeUndefined()
    expect(findStory({ segments: [] }, '0')).toBeUndefined()
  })
})

describe('createStoryComparison', () => {
  it('puts the newer first, undated ones last, equals by id, over segments as within one', () => {
    const dates = [
      '2025-01-02T00:00:00Z',
      '2025-01-01T00:00:00Z',
      '2025-01-01T00:00:00Z',
      undefined,
      undefined,
    ]
    const stories = dates.map((publishedAt, i) => ({
      ...undated('abcde'[i] ?? ''),
      ...(publishedAt !== undefined && { publishedAt }),
    }))
    for (const cut of [(i: number) => i, (i: number) => 4 - i, (i: number) => i % 2]) {
      const { snapshot } = segmented(stories, { segmentOf: cut })
      const numbers = ['a', 'b', 'c', 'd', 'e'].map((id) => findStory(snapshot, id) ?? NaN)
      const sorted = numbers.toReversed().sort(createStoryComparison(snapshot))
      expect(sorted.map((story) => getStory(snapshot, story).id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    }
  })

  it('gives the order of one index, for any stories and cuts', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live: { snapshot }, corpus }) => {
        const count = corpus.stories.length
        const sorted = Array.from({ length: count }, (_, story) => story).sort(
          createStoryComparison(snapshot),
        )
        expect(sorted.map((story) => getStory(snapshot, story).id)).toEqual(
          corpus.stories.map(({ story }) => story.id),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('calls no two stories equal', () => {
    const { snapshot } = indexOf([{ id: 'a' }, { id: 'b', publishedAt: '2025-10-26T00:00:00Z' }], {
      segmentOf: (i) => i,
    })
    const compare = createStoryComparison(snapshot)
    expect([compare(0, 1) < 0, compare(1, 0) > 0]).toEqual([true, true])
  })
})
