// An index of segments that are at hand.
import { ANALYZER_FINGERPRINT } from '../analysis/fingerprint.ts'
import { liveStories } from './live-stories.ts'
import type { IndexSegment, NewsIndex } from '../index/news-index.ts'
import { generationOf } from './generation.ts'

/** Makes an index of segments of this version's analyzer. */
export function toNewsIndex(segments: readonly IndexSegment[]): NewsIndex {
  return {
    generation: generationOf(segments),
    analyzer: ANALYZER_FINGERPRINT,
    stories: liveStories(segments),
    segments,
  }
}
