// From stories to segments with their serialized MiniSearch indexes.
import MiniSearch from 'minisearch'

import { indexedBodyEnd, type Story } from '../../story/story.ts'
import type { IndexSegment, SerializedMiniSearch } from '../news-index.ts'
import { miniSearchOptions } from './minisearch-options.ts'
import { planSegments, SEGMENT_LIMITS, type SegmentLimits } from './plan-segments.ts'
import { segmentNameOf } from './segment-name.ts'
import { serializeMiniSearch } from './serialize-index.ts'

/**
 * Indexes the stories in their order, a segment after the other. Of several, each is kept as the bytes of
 * its JSON, so that only one is in memory as objects, which take many times as much.
 */
export function buildSegments(
  stories: readonly Story[],
  limits: SegmentLimits = SEGMENT_LIMITS,
  onStory: (done: number) => void = () => undefined,
): IndexSegment[] {
  const plans = planSegments(stories, limits)
  return plans.map(({ firstStory, storyCount }) => {
    const ofSegment = stories.slice(firstStory, firstStory + storyCount)
    const segment = buildSegment(ofSegment, (done) => {
      onStory(firstStory + done)
    })
    return plans.length === 1 ? segment : packSegment(segment)
  })
}

/** Builds one segment of stories that are in canonical order; `onStory` is told how many are done. */
export function buildSegment(
  stories: readonly Story[],
  onStory?: (done: number) => void,
): IndexSegment {
  return { name: segmentNameOf(stories), stories, miniSearch: buildMiniSearch(stories, onStory) }
}

/** Gives a segment whose MiniSearch index is made of its JSON whenever it is asked for. */
function packSegment({ miniSearch, ...rest }: IndexSegment): IndexSegment {
  const json = serializeMiniSearch(miniSearch)
  return {
    ...rest,
    get miniSearch() {
      // It was written a few lines above.
      return JSON.parse(new TextDecoder().decode(json)) as SerializedMiniSearch
    },
  }
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
