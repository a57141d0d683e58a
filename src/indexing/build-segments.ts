// How are stories cut into MiniSearch indexes, none of which is too large to be one string?
// Knows story texts and MiniSearch, nothing of files.
import MiniSearch from 'minisearch'

import { indexedBodyEnd, type Story } from '../story/story.ts'
import type { IndexSegment } from './news-index.ts'
import { miniSearchOptions } from './options.ts'

/** Where a segment ends: after the story that reaches one of these. */
export interface SegmentLimits {
  /** Most stories in a segment, from 1. */
  readonly stories: number
  /** Estimate of the longest serialized segment, UTF-16 code units. */
  readonly characters: number
}

/**
 * The limits of every ordinary build. V8 makes no string over 536,870,888 code units; the
 * estimate, which counts every token as a term of its own, errs on the long side: 400 million is
 * about 70 million characters of news, which really serialize to about 120 million.
 */
export const SEGMENT_LIMITS: SegmentLimits = { stories: 50_000, characters: 400_000_000 }

/** Serialized length of a posting beside its term, at most: `["",{"0":{"12345":1}}],` and a bit. */
const POSTING_CHARACTERS = 30

/** Indexes the stories in their order, a segment after the other. */
export function buildSegments(
  stories: readonly Story[],
  limits: SegmentLimits = SEGMENT_LIMITS,
  onStory: (done: number) => void = () => undefined,
): IndexSegment[] {
  const segments: IndexSegment[] = []
  let firstStory = 0
  while (firstStory < stories.length) {
    const segment = buildSegment(stories, firstStory, limits, onStory)
    segments.push(segment)
    firstStory += segment.storyCount
  }
  return segments
}

function buildSegment(
  stories: readonly Story[],
  firstStory: number,
  limits: SegmentLimits,
  onStory: (done: number) => void,
): IndexSegment {
  let characters = 0
  const miniSearch = new MiniSearch<IndexedTexts>({
    ...miniSearchOptions,
    tokenize: (text) => {
      const terms = miniSearchOptions.tokenize(text)
      for (const term of terms) characters += term.length + POSTING_CHARACTERS
      return terms
    },
  })
  let storyCount = 0
  for (const story of stories.slice(firstStory, firstStory + limits.stories)) {
    miniSearch.add(toIndexedTexts(story))
    storyCount += 1
    onStory(firstStory + storyCount)
    if (characters >= limits.characters) break
  }
  return { firstStory, storyCount, miniSearch: miniSearch.toJSON() }
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
