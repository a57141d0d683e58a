// How do stories become serialized MiniSearch indexes? Knows story texts and MiniSearch, nothing of
// files and of where a segment is built.
import MiniSearch from 'minisearch'

import { indexedBodyEnd, type Story } from '../../story/story.ts'
import type { IndexSegment, SerializedMiniSearch } from '../news-index.ts'
import { miniSearchOptions } from './minisearch-options.ts'
import { planSegments, SEGMENT_LIMITS, type SegmentLimits } from './plan-segments.ts'
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
    const miniSearch = buildMiniSearch(ofSegment, (done) => {
      onStory(firstStory + done)
    })
    const segment = { firstStory, storyCount, miniSearch }
    return plans.length === 1 ? segment : packSegment(segment)
  })
}

/** Gives a segment whose MiniSearch index is made of its JSON whenever it is asked for. */
function packSegment({ firstStory, storyCount, miniSearch }: IndexSegment): IndexSegment {
  const json = serializeMiniSearch(miniSearch)
  return {
    firstStory,
    storyCount,
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
