// The order in which stories stand in an index: newest first, undated ones last, equals by id in code units.
import type { Story } from '../story/story.ts'

/** Compares epoch milliseconds, the later first; NaN, for no date, comes last. */
export function compareInstants(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0
  return a > b || Number.isNaN(b) ? -1 : 1
}

/** Puts stories in order. */
export function inCanonicalOrder(stories: Iterable<Story>): Story[] {
  return Array.from(stories, (story) => ({ story, time: publishedMs(story) }))
    .sort(
      (a, b) =>
        compareInstants(a.time, b.time) ||
        (a.story.id < b.story.id ? -1 : Number(a.story.id > b.story.id)),
    )
    .map(({ story }) => story)
}

function publishedMs({ publishedAt }: Story): number {
  return publishedAt === undefined ? NaN : Date.parse(publishedAt)
}
