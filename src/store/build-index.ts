// From stories to an index: the one way an index is made. Also runs in a browser or an edge worker.
import { LedeError } from '../errors.ts'
import type { Story, StoryInput } from '../story/story.ts'
import { buildSegments } from '../index/write/build-segments.ts'
import type { NewsIndex } from '../index/news-index.ts'
import { parseStory } from '../story/story-input.ts'
import { inCanonicalOrder } from '../story/story-order.ts'
import { toNewsIndex } from './to-news-index.ts'

export interface BuildOptions {
  /** Called after each story that was indexed, with how many are done and how many there are. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Builds an index of the stories, of which only `id`, `title` and `body` are required. The same
 * stories in any order give an equal index.
 * @throws LedeError `invalid_story` for what is no story, and for an id that comes twice.
 */
export function buildIndex(
  stories: Iterable<StoryInput>,
  { onProgress }: BuildOptions = {},
): NewsIndex {
  const ordered = orderStories(stories)
  return toNewsIndex(
    buildSegments(ordered, undefined, (done) => onProgress?.(done, ordered.length)),
  )
}

/**
 * Parses stories and puts them in the order of the index.
 * @throws LedeError `invalid_story` for what is no story, and for an id that comes twice.
 */
export function orderStories(inputs: Iterable<StoryInput>): Story[] {
  const stories = new Map<string, Story>()
  let number = 0
  for (const input of inputs) {
    number += 1
    const story = parseStory(input, number)
    if (stories.has(story.id)) {
      const id = JSON.stringify(story.id)
      throw new LedeError('invalid_story', `Expected ids to be unique, received ${id} twice`)
    }
    stories.set(story.id, story)
  }
  return inCanonicalOrder(stories.values())
}
