// The stories of an index by number and by id.
import type { Story } from '../story/story.ts'

/** The stories of an index by number. */
export interface StoryReader {
  readonly count: number
  /** Gives story `number`, from 0 to `count` - 1. */
  readonly get: (number: number) => Story
  /** Gives the number of the story with this id, or undefined. */
  readonly find: (id: string) => number | undefined
}

/** Gives stories that are all in memory by number and by id. */
export function createStoryReader(stories: readonly Story[]): StoryReader {
  const numbers = new Map(stories.map(({ id }, number) => [id, number]))
  return {
    count: stories.length,
    get: (number) => {
      const story = stories[number]
      if (story === undefined) throw new RangeError(`No story has the number ${number}`)
      return story
    },
    find: (id) => numbers.get(id),
  }
}
