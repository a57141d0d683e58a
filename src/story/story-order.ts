// The canonical order of stories: as they stand in an index, and as sources are read.
import { compareCodeUnits } from './compare-drafts.ts'
import type { Story } from './story.ts'

/** Gives the stories newest first by instant, undated ones last, equals by id in code units. */
export function inCanonicalOrder(stories: Iterable<Story>): Story[] {
  return Array.from(stories, (story) => ({ story, instant: instantOf(story) }))
    .sort((a, b) => {
      if (a.instant !== b.instant) return a.instant < b.instant ? 1 : -1
      return compareCodeUnits(a.story.id, b.story.id)
    })
    .map(({ story }) => story)
}

/** Epoch milliseconds; before all others where there is no date. */
function instantOf({ publishedAt }: Story): number {
  return publishedAt === undefined ? -Infinity : Date.parse(publishedAt)
}
