// How do stories become serialized MiniSearch indexes? Knows story texts and MiniSearch, nothing of
// files and of where a segment is built.
import MiniSearch from 'minisearch'

import { indexedBodyEnd, type Story } from '../story/story.ts'
import type { IndexSegment, SerializedMiniSearch } from './news-index.ts'
import { miniSearchOptions } from './options.ts'
import { planSegments, SEGMENT_LIMITS, type SegmentLimits } from './plan-segments.ts'

/** Indexes the stories in their order, a segment after the other. */
export function buildSegments(
  stories: readonly Story[],
  limits: SegmentLimits = SEGMENT_LIMITS,
  onStory: (done: number) => void = () => undefined,
): IndexSegment[] {
  return planSegments(stories, limits).map(({ firstStory, storyCount }) => ({
    firstStory,
    storyCount,
    miniSearch: buildMiniSearch(stories.slice(firstStory, firstStory + storyCount), (done) => {
      onStory(firstStory + done)
    }),
  }))
}

/** Indexes the stories of one segment; `onStory` is told how many are done. */
export function buildMiniSearch(
  stories: readonly Story[],
  onStory: (done: number) => void = () => undefined,
): SerializedMiniSearch {
  const miniSearch = new MiniSearch<IndexedTexts>(miniSearchOptions)
  stories.forEach((story, number) => {
    miniSearch.add(toIndexedTexts(story))
    onStory(number + 1)
  })
  return miniSearch.toJSON()
}

interface IndexedTexts {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly author: string | undefined
}

function toIndexedTexts(story: Story): IndexedTexts {
  const { id, title, author } = story
  return { id, title, body: story.body.slice(0, indexedBodyEnd(story)), author }
}
