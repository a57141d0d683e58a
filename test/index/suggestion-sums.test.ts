import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { termAt } from '../../src/index/dictionary.ts'
import {
  SUGGESTION_HALF_LIFE_MS,
  suggestionFreshness,
  termShare,
} from '../../src/index/suggestion-sums.ts'
import { anySmallNews, indexOf, NEWEST_MS, onlyReader } from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

describe('suggestionFreshness', () => {
  it.each([
    ['the newest story', NEWEST_MS, 1],
    ['one of a half-life before', NEWEST_MS - SUGGESTION_HALF_LIFE_MS, 0.5],
    ['one without a date', NaN, 0],
  ])('of %s is %d', (_, publishedMs, expected) => {
    expect(suggestionFreshness(publishedMs, NEWEST_MS)).toBe(expected)
  })
})

describe('termShare', () => {
  it('counts a title twice a body', () => {
    expect([termShare(true, true), termShare(true, false), termShare(false, true)]).toEqual([
      3, 2, 1,
    ])
    expect(termShare(false, false)).toBe(0)
  })
})

describe('sumSuggestions', () => {
  it('measures freshness from the first story, which is the newest of its segment', () => {
    const day = (daysAgo: number): string =>
      new Date(NEWEST_MS - daysAgo * 86_400_000).toISOString()
    // A year old, all of them: nothing newer is in the segment.
    const { segment } = onlyReader(
      indexOf([
        { title: 'ferry', publishedAt: day(365) },
        { body: 'ferry', publishedAt: day(365 + 14) },
      ]),
    )
    expect([...segment.suggestionSums.shares]).toEqual([3])
    expect([...segment.suggestionSums.fresh]).toEqual([2 + 0.5])
  })

  it('sums up what reading every story gives, in each segment', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live }) => {
        for (const { segment, stories } of live.snapshot.segments) {
          const own = Array.from({ length: stories.count }, (_, story) => stories.get(story))
          const corpus = toCorpus(own)
          const newestMs = Date.parse(own[0]?.publishedAt ?? '')
          const sums = segment.suggestionSums
          for (let term = 0; term < segment.dictionary.size; term++) {
            const text = termAt(segment.dictionary, term)
            const expected = { shares: 0, fresh: 0, viewed: 0, freshViewed: 0 }
            for (const { story, fields } of corpus.stories) {
              const share = termShare(
                fields.title.termFreqs.has(text),
                fields.body.termFreqs.has(text),
              )
              const fresh = suggestionFreshness(Date.parse(story.publishedAt ?? ''), newestMs)
              const viewed = Math.log(1 + (story.views ?? 0))
              expected.shares += share
              expected.fresh += share * fresh
              expected.viewed += share * viewed
              expected.freshViewed += share * fresh * viewed
            }
            for (const name of ['shares', 'fresh', 'viewed', 'freshViewed'] as const) {
              expect(sums[name][term], `${name} of ${text}`).toBeCloseTo(expected[name], 9)
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
