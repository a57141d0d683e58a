import { describe, expect, it } from 'vitest'

import { toStory } from '../../src/story/story.ts'
import { inCanonicalOrder } from '../../src/story/story-order.ts'

const check = (
  dates: Readonly<Record<string, string | undefined>>,
  expected: readonly string[],
): void => {
  const stories = Object.entries(dates).map(([id, publishedAt]) =>
    toStory({ id, title: id, body: '', ...(publishedAt !== undefined && { publishedAt }) }),
  )
  for (const given of [stories, stories.toReversed()]) {
    expect(inCanonicalOrder(given).map(({ id }) => id)).toEqual(expected)
  }
}

describe('inCanonicalOrder', () => {
  it('puts the newest first, by instant and not by text', () => {
    check(
      {
        old: '2025-10-24T23:00:00Z',
        new: '2025-10-25T09:00:00+04:00',
        newer: '2025-10-25T06:00:00Z',
      },
      ['newer', 'new', 'old'],
    )
  })

  it('puts undated stories last, after those before 1970', () => {
    check({ undated: undefined, ancient: '1912-04-15T02:20:00Z' }, ['ancient', 'undated'])
  })

  it('puts equals by id in code units', () => {
    // U+FF5A comes before U+1F600 by code point, and after it by code unit (D83D).
    const at = '2025-10-25T09:00:00Z'
    check({ b: at, a: at, B: at, '\u{ff5a}': at, '\u{1f600}': at }, [
      'B',
      'a',
      'b',
      '\u{1f600}',
      '\u{ff5a}',
    ])
    check({ b: undefined, a: undefined }, ['a', 'b'])
  })
})
