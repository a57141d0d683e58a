// A snapshot: a list of segments with their tombstones, and the statistics of all. It never changes; a search
// reads one from start to end. A story is `base + number in its segment`, which means something within one
// snapshot only.
import type { Stemmer } from '../analysis/stemmer.ts'
import type { FieldTotals } from '../index/field-lengths.ts'
import type { Segment } from '../index/segment.ts'
import type { StoryReader } from '../index/stories.ts'
import { compareInstants } from '../story/story-order.ts'
import { countDeleted, type Tombstones } from '../index/tombstones.ts'
import { type DuplicateGroups, groupDuplicates } from './duplicate-groups.ts'

/** A segment with its stories and what is deleted of them. */
export interface SnapshotPart {
  readonly segment: Segment
  readonly stories: StoryReader
  /** Absent where nothing is deleted. */
  readonly deleted?: Tombstones | undefined
}

export interface SnapshotSegment extends SnapshotPart {
  /** Added to a story's number in the segment, it gives its number in the snapshot. */
  readonly base: number
  /** Stories that are not deleted. */
  readonly liveCount: number
}

/** Numbers of all segments together. Deleted stories count until their segment is merged. */
export interface Statistics {
  readonly docCount: number
  readonly totals: FieldTotals
  /** Epoch milliseconds of the newest story; NaN where none has a date. */
  readonly newestMs: number
  /** Largest view count; 0 where no story has one. */
  readonly maxViews: number
}

export interface Snapshot {
  readonly segments: readonly SnapshotSegment[]
  readonly statistics: Statistics
  /** Stories that are not deleted. */
  readonly storyCount: number
  readonly duplicates: DuplicateGroups
  /** By which terms were grouped: for words of a query that no story holds. */
  readonly stem: Stemmer
}

/** Makes a snapshot of segments. */
export function createSnapshot(parts: readonly SnapshotPart[], stem: Stemmer): Snapshot {
  let base = 0
  const segments = parts.map((part): SnapshotSegment => {
    const { storyCount } = part.segment
    const segment = { ...part, base, liveCount: storyCount - countDeleted(part.deleted) }
    base += storyCount
    return segment
  })
  return {
    segments,
    statistics: sumStatistics(segments),
    storyCount: segments.reduce((sum, { liveCount }) => sum + liveCount, 0),
    duplicates: groupDuplicates(segments),
    stem,
  }
}

function sumStatistics(segments: readonly SnapshotSegment[]): Statistics {
  const sum = (valueOf: (segment: Segment) => number): number =>
    segments.reduce((all, { segment }) => all + valueOf(segment), 0)
  let newestMs = NaN
  let maxViews = 0
  for (const { segment } of segments) {
    const newest = segment.columns.publishedMs[0] ?? NaN
    if (compareInstants(newest, newestMs) < 0) newestMs = newest
    for (const views of segment.columns.views) if (views > maxViews) maxViews = views
  }
  return {
    docCount: sum(({ storyCount }) => storyCount),
    totals: {
      title: sum(({ lengths }) => lengths.totals.title),
      body: sum(({ lengths }) => lengths.totals.body),
      author: sum(({ lengths }) => lengths.totals.author),
    },
    newestMs,
    maxViews,
  }
}
