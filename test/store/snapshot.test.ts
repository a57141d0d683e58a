// A snapshot of segments has the statistics of all their stories together, however they are cut, the deleted
// counted until they are merged.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createSnapshot } from '../../src/store/snapshot.ts'
import { segmented } from '../helpers/segmented.ts'
import { anySmallNews, indexOf, undated } from '../helpers/small-news.ts'
import { stemNothing } from '../../src/analysis/stemmer.ts'

describe('createSnapshot', () => {
  it('numbers the stories of each segment on from those before', () => {
    const cut = [0, 0, 0, 1, 2, 2]
    const { segments } = indexOf(['a', 'b', 'c', 'd', 'e', 'f'], {
      segmentOf: (i) => cut[i] ?? 0,
    }).snapshot
    expect(segments.map(({ base }) => base)).toEqual([0, 3, 4])
  })

  it('counts the stories that are left, by segment and in all', () => {
    const { segments, storyCount, statistics } = indexOf(['a', 'b', 'c', 'd'], {
      segmentOf: (i) => i % 2,
      isDeleted: ({ id }) => id === '0' || id === '2',
    }).snapshot
    expect(segments.map(({ liveCount }) => liveCount)).toEqual([0, 2])
    // Deleted stories count for rarity and lengths until their segment is merged.
    expect([storyCount, statistics.docCount]).toEqual([2, 4])
  })

  it('has no stories of no segments: an index of nothing', () => {
    const { segments, storyCount, statistics, duplicates } = createSnapshot([], stemNothing)
    expect([segments, storyCount, duplicates.count]).toEqual([[], 0, 0])
    expect(statistics).toEqual({
      docCount: 0,
      totals: { title: 0, body: 0, author: 0 },
      newestMs: NaN,
      maxViews: 0,
    })
  })

  it('has the newest date of any segment, also where the first has none', () => {
    const newestOf = (dates: readonly (string | undefined)[]): number => {
      const stories = dates.map((publishedAt, i) => ({
        ...undated(`${i}`),
        ...(publishedAt !== undefined && { publishedAt }),
      }))
      return segmented(stories, { segmentOf: (i) => i }).snapshot.statistics.newestMs
    }
    const [old, recent] = ['2020-01-01T00:00:00Z', '2024-01-01T00:00:00Z']
    expect(newestOf([old, recent])).toBe(Date.parse(recent))
    expect(newestOf([recent, old])).toBe(Date.parse(recent))
    expect(newestOf([undefined, old])).toBe(Date.parse(old))
    expect(newestOf([undefined])).toBeNaN()
  })

  it('has the statistics of reading every story', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live, corpus, isDeleted }) => {
        const { statistics, storyCount } = live.snapshot
        const dates = corpus.stories.flatMap(({ story }) => story.publishedAt ?? [])
        const newest = dates.length === 0 ? NaN : Math.max(...dates.map((date) => Date.parse(date)))
        expect(statistics).toEqual({
          docCount: corpus.stories.length,
          totals: corpus.lengths,
          newestMs: newest,
          maxViews: corpus.maxViews,
        })
        expect(storyCount).toBe(corpus.stories.filter(({ story }) => !isDeleted(story)).length)
      }),
      { numRuns: 100 },
    )
  })
})
