// Stories of a snapshot by number and by id, and their order.
import { compareInstants } from '../story/story-order.ts'
import { isDeleted } from '../index/tombstones.ts'
import type { Story } from '../story/story.ts'
import type { Snapshot, SnapshotSegment } from './snapshot.ts'

/** What of a snapshot is needed to find stories. */
export type Stories = Pick<Snapshot, 'segments'>

/** Gives the part of a snapshot, a segment or what reads it, that holds a story. */
export function partOf<Part extends { readonly base: number }>(
  parts: readonly Part[],
  story: number,
): Part {
  // A handful of segments: faster from the end than by halving.
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]
    if (part !== undefined && part.base <= story) return part
  }
  throw new RangeError(`No segment holds story ${story}`)
}

/** Gives the segment that holds a story. */
export function segmentOf({ segments }: Stories, story: number): SnapshotSegment {
  return partOf(segments, story)
}

/** Reads a story. */
export function getStory(snapshot: Stories, story: number): Story {
  const { base, stories } = segmentOf(snapshot, story)
  return stories.get(story - base)
}

/** Gives the number of the story with this id; undefined where there is none, or it is deleted. */
export function findStory({ segments }: Stories, id: string): number | undefined {
  for (const { base, stories, deleted } of segments) {
    const story = stories.find(id)
    if (story !== undefined && !isDeleted(deleted, story)) return base + story
  }
  return undefined
}

/** Gives when a story was published, epoch milliseconds; NaN without a date. */
export function publishedMsOf(snapshot: Stories, story: number): number {
  const { base, segment } = segmentOf(snapshot, story)
  return segment.columns.publishedMs[story - base] ?? NaN
}

/**
 * Makes the comparison of two stories by the order of an index: newest first, equals by id. What decides
 * between hits whose scores are equal.
 */
export function createStoryComparison(snapshot: Stories): (a: number, b: number) => number {
  if (snapshot.segments.length < 2) return (a, b) => a - b
  return (a, b) => {
    const [one, other] = [segmentOf(snapshot, a), segmentOf(snapshot, b)]
    // Within a segment stories stand in this order.
    if (one === other) return a - b
    const byDate = compareInstants(publishedMsOf(snapshot, a), publishedMsOf(snapshot, b))
    if (byDate !== 0) return byDate
    return one.stories.get(a - one.base).id < other.stories.get(b - other.base).id ? -1 : 1
  }
}
