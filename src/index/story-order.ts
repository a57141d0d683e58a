// In which order do stories stand in an index? Knows only dates and ids.
import type { Story } from '../story/story.ts'

/** Gives the stories newest first by instant, undated ones last, equals by id in code units. */
export function inCanonicalOrder(stories: Iterable<Story>): Story[] {
  return Array.from(stories, (story) => ({ story, time: publishedMs(story) }))
    .sort((a, b) => {
      if (a.time !== b.time) return a.time < b.time ? 1 : -1
      return a.story.id < b.story.id ? -1 : Number(a.story.id > b.story.id)
    })
    .map(({ story }) => story)
}

function publishedMs({ publishedAt }: Story): number {
  return publishedAt === undefined ? -Infinity : Date.parse(publishedAt)
}
