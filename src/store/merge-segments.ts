// Several segments and their deletions into one.
import { liveStories } from './live-stories.ts'
import type { IndexSegment } from '../index/news-index.ts'
import { buildSegment } from '../index/write/build-segments.ts'

/**
 * Merges segments by writing one anew from the stories that are left, in canonical order. It is equal byte
 * for byte to the segment built from these stories at once: name, stories file, serialized MiniSearch and
 * compiled form. The caller keeps to the limits of a segment (`SEGMENT_LIMITS`).
 *
 * Near-duplicates are no part of it. `withDuplicates` finds them anew among the merged stories and those of
 * all other segments, so that a follower whose leader is in another segment keeps it.
 */
export function mergeSegments(
  parts: readonly Pick<IndexSegment, 'stories' | 'deleted'>[],
): IndexSegment {
  return buildSegment(liveStories(parts))
}
