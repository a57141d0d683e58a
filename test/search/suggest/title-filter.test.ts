import { describe, expect, it } from 'vitest'
import { createTitleFilter } from '../../../src/search/suggest/title-filter.ts'

describe('createTitleFilter', () => {
  it.each([
    ['the same words', 'Oil hits a record', 'OIL HITS A RECORD!', false],
    [
      'one word more among many',
      'Oil prices hit record as supply fears grow',
      'Oil prices hit record as supply fears grow (AP)',
      false,
    ],
    ['one word more among few', 'Oil hits', 'Oil hits record', true],
    ['other words', 'Oil hits a record', 'Gold hits a low', true],
    ['no words at all', '\u2026', '?!', true],
  ])('tells of %s', (_what, first, second, expected) => {
    const isNew = createTitleFilter()
    expect(isNew(first)).toBe(true)
    expect(isNew(second)).toBe(expected)
  })
})
