// Stories read from the bytes of their lines are those that were written, by number and by id.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  createPackedStoryReader,
  findLines,
  toStoryLocator,
} from '../../../src/index/stored/packed-stories.ts'
import { createStoryReader, type StoryReader } from '../../../src/index/stories.ts'
import { toStoryLine } from '../../../src/index/write/serialize-index.ts'
import type { Story } from '../../../src/story/story.ts'
import { toStories } from '../../helpers/small-news.ts'

function packed(stories: readonly Story[]): StoryReader {
  const bytes = new TextEncoder().encode(stories.map(toStoryLine).join(''))
  const ids = stories.map(({ id }) => id)
  return createPackedStoryReader(bytes, toStoryLocator(findLines(bytes, stories.length), ids))
}

describe('findLines', () => {
  it('counts bytes, not characters: a line is up to and with its line feed', () => {
    const bytes = new TextEncoder().encode('a\nÉlodie\n\n')
    expect([...findLines(bytes, 3)]).toEqual([0, 2, 10, 11])
  })

  it('looks at no more lines than it is asked for', () => {
    expect([...findLines(new TextEncoder().encode('a\nb\nc\n'), 1)]).toEqual([0, 2])
    expect([...findLines(new Uint8Array(0), 0)]).toEqual([0])
  })
})

describe('toStoryLocator', () => {
  it('leaves at least half of its table free, so that a search for an id soon ends', () => {
    for (const count of [0, 1, 2, 3, 8, 9, 100]) {
      const ids = Array.from({ length: count }, (_, i) => `story-${i}`)
      const { byId } = toStoryLocator(new Float64Array(count + 1), ids)
      expect(Math.log2(byId.length) % 1).toBe(0)
      expect(byId.filter((slot) => slot > 0).length).toBe(count)
      expect(byId.length).toBeGreaterThanOrEqual(2 * count)
    }
  })
})

describe('createPackedStoryReader', () => {
  it('gives and finds what a reader of stories in memory does, for any ids and texts', () => {
    const anyStory = fc.record({
      id: fc.string({ unit: 'binary' }),
      title: fc.string(),
      body: fc.string(),
    })
    const anyStories = fc.uniqueArray(anyStory, { selector: ({ id }) => id, maxLength: 30 })
    fc.assert(
      fc.property(anyStories, fc.array(fc.string(), { maxLength: 5 }), (inputs, strangers) => {
        const stories = toStories(inputs).map(
          (story): Story => JSON.parse(JSON.stringify(story)) as Story,
        )
        const [reader, plain] = [packed(stories), createStoryReader(stories)]
        expect(reader.count).toBe(plain.count)
        expect(stories.map((_, number) => reader.get(number))).toEqual(stories)
        for (const id of [...stories.map((story) => story.id), ...strangers]) {
          expect(reader.find(id)).toBe(plain.find(id))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the stories that were shown lately as objects, and reads others again', () => {
    const reader = packed(toStories(Array.from({ length: 300 }, (_, i) => `Story ${i}`)))
    const first = reader.get(0)
    expect(reader.get(0)).toBe(first)
    // 256 others push it out.
    for (let number = 1; number <= 256; number++) reader.get(number)
    expect(reader.get(0)).not.toBe(first)
    expect(reader.get(0)).toEqual(first)
  })
})
