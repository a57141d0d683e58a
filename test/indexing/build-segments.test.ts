import { describe, expect, it } from 'vitest'

import { buildSegments, SEGMENT_LIMITS } from '../../src/indexing/build-segments.ts'
import { toStory } from '../../src/story/story.ts'
import { manyStories } from './sample.ts'

const stories = manyStories(10).map(toStory)

describe('buildSegments', () => {
  it('makes one segment of an ordinary collection', () => {
    expect(buildSegments(stories)).toMatchObject([{ firstStory: 0, storyCount: 10 }])
  })

  it('ends a segment after so many stories', () => {
    const segments = buildSegments(stories, { ...SEGMENT_LIMITS, stories: 4 })
    expect(segments).toMatchObject([
      { firstStory: 0, storyCount: 4 },
      { firstStory: 4, storyCount: 4 },
      { firstStory: 8, storyCount: 2 },
    ])
    expect(segments[1]?.miniSearch.documentIds[0]).toBe('story-4')
  })

  it('ends a segment before its JSON is longer than the limit by more than one story', () => {
    const characters = 2_000
    const segments = buildSegments(stories, { ...SEGMENT_LIMITS, characters })
    expect(segments.length).toBeGreaterThan(1)
    expect(segments.reduce((sum, { storyCount }) => sum + storyCount, 0)).toBe(10)
    for (const { miniSearch } of segments) {
      // The frame (ids, lengths) is not counted by the limit: it is small beside the postings.
      expect(JSON.stringify(miniSearch.index).length).toBeLessThan(characters + 600)
    }
  })

  it('never estimates less than what the postings serialize to', () => {
    const hostile = [
      toStory({ id: 'a', title: '', body: '北京大学東京タワー'.repeat(200) }),
      toStory({ id: 'b', title: 'a-b-c-d-e', body: '1-2-3 4-5-6 7/8/9 x1 y2 z3' }),
    ]
    // Had the estimate been smaller, both would stand in one segment.
    const [first] = buildSegments(hostile.slice(0, 1))
    const characters = JSON.stringify(first?.miniSearch.index).length
    expect(buildSegments(hostile, { ...SEGMENT_LIMITS, characters })).toHaveLength(2)
  })

  it('makes no segment of no stories', () => {
    expect(buildSegments([])).toEqual([])
  })
})
