import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createStoryMatcher, readerOf } from '../../src/matching/story-matcher.ts'
import { findStory } from '../../src/store/story-numbers.ts'
import {
  anySmallNews,
  earnedBy,
  expectEntries,
  indexOf,
  NEWS_WORDS,
  wordOf,
} from '../helpers/small-news.ts'

describe('readerOf', () => {
  const { readers } = indexOf(['a', 'b', 'c', 'd', 'e'], {
    segmentOf: (i) => [0, 1, 1, 2, 2][i] ?? 0,
  })

  it('gives the reader of the segment that holds a story', () => {
    expect([0, 1, 2, 3, 4].map((story) => readers.indexOf(readerOf(readers, story)))).toEqual([
      0, 1, 1, 2, 2,
    ])
  })

  it('throws where no segment can', () => {
    expect(() => readerOf(readers, -1)).toThrow(RangeError)
    expect(() => readerOf([], 0)).toThrow('No segment holds story 0')
  })
})

describe('createStoryMatcher', () => {
  it('says of each story of any segment what reading it says', () => {
    fc.assert(
      fc.property(
        anySmallNews,
        fc.constantFrom(...NEWS_WORDS),
        fc.boolean(),
        (news, term, prefix) => {
          const { live, corpus, isDeleted } = news
          const { weight, asked } = wordOf(news, term, { prefix })
          const match = createStoryMatcher(live.readers)
          const expected = earnedBy(corpus, asked)
          const actual = corpus.stories.flatMap(({ story }) => {
            const number = findStory(live.snapshot, story.id)
            const found = number === undefined ? undefined : match(weight, number)
            return found === undefined
              ? []
              : [[story.id, { score: found.score, tier: found.cost }] as const]
          })
          const alive = [...expected].filter(([id]) =>
            corpus.stories.some(({ story }) => story.id === id && !isDeleted(story)),
          )
          expectEntries(new Map(actual), new Map(alive))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('gives undefined where a story does not match, and the same however often it is asked', () => {
    const live = indexOf(['ferry', 'port', 'ferry'], { segmentOf: (i) => i % 2 })
    const match = createStoryMatcher(live.readers)
    const { weight } = wordOf(
      {
        live,
        corpus: {
          stories: [],
          terms: [],
          stems: new Map(),
          lengths: { title: 0, body: 0, author: 0 },
          maxViews: 0,
        },
        isDeleted: () => false,
      },
      'ferry',
    )
    // Stories 0 and 1 are in the first segment.
    const asked = [0, 2, 1, 0].map((story) => match(weight, story)?.cost)
    expect(asked).toEqual([0, undefined, 0, 0])
  })
})
