// The groups of near-duplicates of a snapshot: the columns of its segments joined.
import { isDeleted } from '../index/tombstones.ts'
import type { SnapshotSegment } from './snapshot.ts'
import { createStoryComparison, findStory } from './story-numbers.ts'

/** Groups of near-duplicates that are not deleted, two and more; most stories are in none. */
export interface DuplicateGroups {
  /** How many groups there are; they are numbered from 1. */
  readonly count: number
  /** segment -> story of it -> its group, 0 for none; undefined for a segment without any. */
  readonly groupOf: readonly (Uint32Array | undefined)[]
  /** group - 1 -> its stories in the snapshot, newest first. */
  readonly members: readonly (readonly number[])[]
}

/** Joins the near-duplicate columns of segments. */
export function groupDuplicates(segments: readonly SnapshotSegment[]): DuplicateGroups {
  const byLeader = new Map<string, number[]>()
  for (const { segment, base, deleted } of segments) {
    segment.duplicates.followers.forEach((follower, i) => {
      if (isDeleted(deleted, follower)) return
      const leader = segment.duplicates.leaders[i] ?? ''
      const known = byLeader.get(leader)
      if (known === undefined) byLeader.set(leader, [base + follower])
      else known.push(base + follower)
    })
  }
  for (const [id, members] of byLeader) {
    const leader = findStory({ segments }, id)
    if (leader !== undefined) members.push(leader)
  }
  const compare = createStoryComparison({ segments })
  const members = [...byLeader.values()]
    .filter((stories) => stories.length > 1)
    .map((stories) => stories.sort(compare))
  const groupOf = segments.map((): Uint32Array | undefined => undefined)
  members.forEach((stories, group) => {
    for (const story of stories) {
      const at = segments.findLastIndex(({ base }) => base <= story)
      const segment = segments[at]
      if (segment === undefined) continue
      const groups = (groupOf[at] ??= new Uint32Array(segment.segment.storyCount))
      groups[story - segment.base] = group + 1
    }
  })
  return { count: members.length, groupOf, members }
}
