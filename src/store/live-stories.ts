// The stories of several segments that are not deleted, in canonical order.
import { inCanonicalOrder } from '../story/story-order.ts'
import type { Story } from '../story/story.ts'
import { isDeleted, type Tombstones } from '../index/tombstones.ts'

/** Gives the stories of segments that are not deleted, in canonical order. */
export function liveStories(
  segments: readonly {
    readonly stories: readonly Story[]
    readonly deleted?: Tombstones | undefined
  }[],
): Story[] {
  return inCanonicalOrder(
    segments.flatMap(({ stories, deleted }) =>
      stories.filter((_, number) => !isDeleted(deleted, number)),
    ),
  )
}
