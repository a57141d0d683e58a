import { describe, expect, it } from 'vitest'

import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import { countStockDocuments } from '../../../src/index/write/stock-check.ts'
import { toStories } from '../../helpers/small-news.ts'

describe('countStockDocuments', () => {
  it.each([0, 1, 3])('counts the documents of a segment of %i stories', (count) => {
    const stories = toStories(Array.from({ length: count }, (_, i) => `Story ${i}`))
    expect(countStockDocuments(JSON.stringify(buildMiniSearch(stories)))).toBe(count)
  })

  it.each([
    ['is no JSON', '{'],
    ['is of another version', JSON.stringify({ ...buildMiniSearch([]), serializationVersion: 99 })],
  ])('throws where it %s', (_, json) => {
    expect(() => countStockDocuments(json)).toThrow()
  })
})
