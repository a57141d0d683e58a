import { describe, expect, it } from 'vitest'

import { createStoryReader } from '../../src/index/stories.ts'
import { toStories } from '../helpers/small-news.ts'

describe('createStoryReader', () => {
  const stories = toStories([{ id: 'b' }, { id: 'a' }])
  const reader = createStoryReader(stories)

  it('gives stories by their places', () => {
    expect(reader.count).toBe(2)
    expect([reader.get(0), reader.get(1)]).toEqual(stories)
  })

  it('finds the number of an id', () => {
    expect([reader.find('a'), reader.find('b'), reader.find('c')]).toEqual([1, 0, undefined])
  })

  it('refuses a number that no story has', () => {
    expect(() => reader.get(2)).toThrow(new RangeError('No story has the number 2'))
    expect(() => createStoryReader([]).get(0)).toThrow(RangeError)
  })
})
