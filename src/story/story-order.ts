// The canonical order of stories, in an index and in what is read: newest first, undated ones last, equals by id
// in code units.
import { compareCodeUnits } from './compare-drafts.ts'
import type { Story } from './story.ts'

/** Compares epoch milliseconds, the later first; NaN, for no date, comes last. */
export function compareInstants(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0
  return a > b || Number.isNaN(b) ? -1 : 1
}

/** Puts stories in order. */
export function inCanonicalOrder(stories: Iterable<Story>): Story[] {
  return Array.from(stories, (story) => ({ story, instant: instantOf(story) }))
    .sort(
      (a, b) => compareInstants(a.instant, b.instant) || compareCodeUnits(a.story.id, b.story.id),
    )
    .map(({ story }) => story)
}

/** Epoch milliseconds; NaN without a date. */
function instantOf({ publishedAt }: Story): number {
  return publishedAt === undefined ? NaN : Date.parse(publishedAt)
}
