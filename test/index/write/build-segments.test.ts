import { describe, expect, it } from 'vitest'

import { buildMiniSearch, buildSegments } from '../../../src/index/write/build-segments.ts'
import { SEGMENT_LIMITS } from '../../../src/index/write/plan-segments.ts'
import { toStory } from '../../../src/story/story.ts'
import { manyStories } from '../../store/sample.ts'

const stories = manyStories(10).map(toStory)

describe('buildSegments', () => {
  it('makes a segment of each stretch that is planned, its documents counted from 0', () => {
    const segments = buildSegments(stories, { ...SEGMENT_LIMITS, stories: 4 })
    expect(segments.map((segment) => segment.stories)).toEqual([
      stories.slice(0, 4),
      stories.slice(4, 8),
      stories.slice(8),
    ])
    expect(segments.map(({ miniSearch }): unknown => miniSearch.documentIds[0])).toEqual([
      'story-0',
      'story-4',
      'story-8',
    ])
  })

  it('makes each segment as if it were alone', () => {
    const [, second] = buildSegments(stories, { ...SEGMENT_LIMITS, stories: 4 })
    expect(JSON.stringify(second?.miniSearch)).toBe(
      JSON.stringify(buildMiniSearch(stories.slice(4, 8))),
    )
  })

  it('names a segment by its stories, whatever the others are', () => {
    const limits = { ...SEGMENT_LIMITS, stories: 4 }
    const [first, second] = buildSegments(stories, limits)
    expect(first?.name).toMatch(/^[0-9a-f]{16}$/)
    expect(first?.name).not.toBe(second?.name)
    expect(buildSegments(stories.slice(4), limits)[0]?.name).toBe(second?.name)
  })

  it('keeps several segments as bytes, and gives each as equal objects whenever it is asked', () => {
    const [first] = buildSegments(stories, { ...SEGMENT_LIMITS, stories: 4 })
    expect(first?.miniSearch).toEqual(buildMiniSearch(stories.slice(0, 4)))
    expect(first?.miniSearch).not.toBe(first?.miniSearch)
  })

  it('tells after each story how many are done over all segments', () => {
    const told: number[] = []
    buildSegments(stories, { ...SEGMENT_LIMITS, stories: 4 }, (done) => told.push(done))
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('makes no segment of no stories', () => {
    expect(buildSegments([])).toEqual([])
  })
})
