// Stories of several segments under one numbering: whichever way they are cut, they come in the order of one index.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compareSegments, type ComparedStories } from '../../src/duplicates/compared-stories.ts'
import { createStoryTokens, readStoryTokens } from '../../src/duplicates/story-tokens.ts'
import { findTerm, termAt } from '../../src/index/dictionary.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import { docFreqOf } from '../helpers/oracle/corpus.ts'
import { anySmallNews, indexOf } from '../helpers/small-news.ts'

const idOf = ({ snapshot }: LiveIndex, compared: ComparedStories, number: number): string => {
  const { segment, story } = compared.placeOf(number)
  return snapshot.segments[segment]?.stories.get(story).id ?? ''
}

describe('compareSegments', () => {
  it('numbers stories, counts terms and reads texts as one index of all does', () => {
    fc.assert(
      fc.property(anySmallNews, ({ live, corpus }) => {
        const compared = compareSegments(live.snapshot.segments)
        expect(compared.count).toBe(corpus.stories.length)
        const { dictionary, docFreqs } = compared
        const terms = Array.from({ length: dictionary.size }, (_, term) => termAt(dictionary, term))
        expect(terms).toEqual(corpus.terms)
        expect([...docFreqs]).toEqual(
          terms.map((term) => docFreqOf(corpus, [term], ['title', 'body'])),
        )
        const tokens = createStoryTokens()
        corpus.stories.forEach(({ story, fields }, number) => {
          expect(idOf(live, compared, number)).toBe(story.id)
          expect(compared.publishedMs[number]).toBe(Date.parse(story.publishedAt ?? ''))
          readStoryTokens(compared.streamOf(number), 1000, tokens)
          const words = Array.from(tokens.terms.subarray(0, tokens.length), (term) =>
            termAt(dictionary, term),
          )
          const parts = [fields.title, fields.body].flatMap((field) =>
            field.tokens.filter(({ span }) => span === 1),
          )
          expect(words).toEqual(parts.map(({ term }) => term))
        })
      }),
      { numRuns: 60 },
    )
  })

  it('numbers sources and sites alike in all segments, 0 for none', () => {
    const stories = [
      { source: 'gazette', url: 'https://a.example/1' },
      { source: 'herald', url: 'https://b.example/2' },
      { source: 'Gazette', url: 'no address' },
      { url: 'https://b.example/3' },
    ]
    const { sources, sites } = compareSegments(
      indexOf(stories, { segmentOf: (i) => i % 2 }).snapshot.segments,
    )
    expect([sources[0], sources[3]]).toEqual([sources[2], 0])
    expect(sources[1]).not.toBe(sources[0])
    expect([sites[1], sites[2]]).toEqual([sites[3], 0])
    expect(sites[0]).not.toBe(sites[1])
  })

  it('has nothing of no segments, and refuses what is no story', () => {
    const nothing = compareSegments([])
    expect([nothing.count, nothing.dictionary.size]).toEqual([0, 0])
    expect(() => nothing.placeOf(0)).toThrow('Expected a story, received number 0')
    const one = compareSegments(indexOf(['ferry']).snapshot.segments)
    expect(findTerm(one.dictionary, 'ferry')).toBe(0)
  })
})
