// What is added to an index so that it is read fast says nothing new: lists of stems and of dense prefixes are
// the unions of their terms' lists.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { stemEnglishTerm, stemNothing } from '../../../src/analysis/stemmer.ts'
import { listOfPair } from '../../../src/index/common-pairs.ts'
import { MIN_STORIES_FOR_DERIVED_LISTS } from '../../../src/index/dense-prefixes.ts'
import { findTerm, prefixRange } from '../../../src/index/dictionary.ts'
import { NO_DUPLICATES } from '../../../src/index/duplicate-column.ts'
import {
  packTermFreqs,
  type Postings,
  titleFreqOf,
  bodyFreqOf,
} from '../../../src/index/postings.ts'
import type { Segment } from '../../../src/index/segment.ts'
import { termsOfList } from '../../../src/index/stem-groups.ts'
import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import { compileSegment } from '../../../src/index/write/compile-segment.ts'
import { anySmallNews, toStories } from '../../helpers/small-news.ts'

/** story -> packed frequencies, over lists one after the other. */
function unionOf(content: Postings, lists: readonly number[]): [number, number][] {
  const freqs = new Map<number, readonly [number, number]>()
  for (const list of lists) {
    for (let p = content.offsets[list] ?? 0; p < (content.offsets[list + 1] ?? 0); p++) {
      const story = content.stories[p] ?? NaN
      const packed = content.termFreqs[p] ?? NaN
      const [title, body] = freqs.get(story) ?? [0, 0]
      freqs.set(story, [title + titleFreqOf(packed), body + bodyFreqOf(packed)])
    }
  }
  return [...freqs]
    .map(([story, [title, body]]): [number, number] => [story, packTermFreqs(title, body)])
    .sort(([a], [b]) => a - b)
}

function expectUnion({ content }: Segment, list: number, terms: readonly number[]): void {
  expect(unionOf(content, [list])).toEqual(unionOf(content, terms))
}

describe('compileSegment', () => {
  it('has for each stem of several terms the union of their lists, for any stories', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live }) => {
        for (const { segment } of live.snapshot.segments) {
          for (const list of segment.groups.listOf) {
            expectUnion(segment, list, termsOfList(segment, list))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has no lists but those of terms where nothing is stemmed and stories are few', () => {
    const stories = toStories(['Ferry ferries', 'Ports port'])
    const segment = compileSegment(stories, buildMiniSearch(stories), stemNothing)
    expect(segment.content.offsets.length - 1).toBe(segment.dictionary.size)
    expect(segment.densePrefixes.prefixes).toEqual([])
  })

  it('knows nothing of near-duplicates yet: they may be in other segments', () => {
    const stories = toStories(['Ferry', 'Ferry'])
    expect(compileSegment(stories, buildMiniSearch(stories)).duplicates).toBe(NO_DUPLICATES)
  })

  it('has lists of dense prefixes and pairs of common terms where stories are many', () => {
    const titles = ['The ferry', 'Ferries of the port', 'The fern']
    const many = Array.from(
      { length: MIN_STORIES_FOR_DERIVED_LISTS },
      (_, i) => titles[i % 3] ?? '',
    )
    const stories = toStories(many)
    const segment = compileSegment(stories, buildMiniSearch(stories), stemEnglishTerm)
    const { dictionary, densePrefixes, commonPairs } = segment
    expect(densePrefixes.prefixes).toEqual(['f', 'fe', 'fer', 'ferr'])
    densePrefixes.prefixes.forEach((prefix, i) => {
      const { from, to } = prefixRange(dictionary, prefix)
      const terms = Array.from({ length: to - from }, (_, term) => from + term)
      // After the lists of the terms come those of stems, then these.
      expectUnion(segment, densePrefixes.firstList + i, terms)
    })
    const pairOf = (first: string, second: string): number | undefined =>
      listOfPair(commonPairs, findTerm(dictionary, first), findTerm(dictionary, second))
    expect(pairOf('the', 'ferry')).toBeGreaterThanOrEqual(0)
    expect(pairOf('ferry', 'the')).toBe(-1)
  })
})
