// Phrases: terms at consecutive positions of one field, found as reading every story finds them, in few stories,
// and in so many that pairs of common terms are known.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MIN_STORIES_FOR_DERIVED_LISTS } from '../../src/index/dense-prefixes.ts'
import { restrictToPhrase } from '../../src/matching/phrase.ts'
import { openWeight, type PhraseScorer } from '../../src/matching/scorer.ts'
import type { SegmentReader } from '../../src/matching/segment-reader.ts'
import type { PhraseWeight } from '../../src/matching/weight.ts'
import {
  anyEntries,
  anySmallNews,
  earnedBy,
  expectEntries,
  FIELDS,
  foundBy,
  indexOf,
  intersection,
  NEWS_WORDS,
  phraseOf,
  type SmallNews,
  type SmallStory,
  restrictedBy,
  toStories,
} from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

const anyTerms = fc.array(fc.constantFrom(...NEWS_WORDS, 'ann', 'tram'), {
  minLength: 1,
  maxLength: 3,
})
const anyPlace = fc.nat({ max: FIELDS.length - 1 })

function open(reader: SegmentReader, weight: PhraseWeight): PhraseScorer {
  const scorer = openWeight(reader, weight)
  if (scorer.kind !== 'phrase') throw new Error('Expected a phrase')
  return scorer
}

/** The ids of the stories that hold a phrase, of any field. */
function found(stories: readonly SmallStory[], terms: string, place?: number): string[] {
  const news = toNews(stories)
  return [...foundBy(news.live, phraseOf(news, terms.split(' '), place).weight).keys()]
}

const toNews = (stories: readonly SmallStory[]): SmallNews => {
  const live = indexOf(stories)
  return { live, corpus: toCorpus([]), isDeleted: () => false }
}

describe('seedPhrase', () => {
  const stories: readonly SmallStory[] = [
    { title: 'The ferry port', body: 'storm' },
    { title: 'ferry', body: 'port' },
    { title: 'port ferry', body: 'ferry of the port' },
    { title: 'harbour-ferry port', author: 'Ferry Port' },
  ]

  it.each([
    ['next to each other, in this order', 'ferry port', ['0', '3']],
    ['in the body too', 'the port', ['2']],
    ['the parts of a compound are', 'harbour ferry', ['3']],
    ['one term', 'storm', ['0']],
    ['a term that no story holds', 'ferry tram', []],
    ['not from the title into the body', 'ferry ferry', []],
  ])('finds %s', (_, terms, expected) => {
    expect(found(stories, terms)).toEqual(expected)
  })

  it('looks only into the fields that are asked for', () => {
    // The author alone.
    expect(found(stories, 'ferry port', 4)).toEqual(['3'])
    // The body alone.
    expect(found(stories, 'ferry port', 3)).toEqual([])
  })

  it('finds and scores what reading every story does', () => {
    fc.assert(
      fc.property(anySmallNews, anyTerms, anyPlace, (news, terms, place) => {
        const { weight, asked } = phraseOf(news, terms, place)
        expectEntries(foundBy(news.live, weight), earnedBy(news.corpus, asked))
      }),
      { numRuns: 300 },
    )
  })
})

describe('restrictToPhrase', () => {
  it('keeps the stories that hold the phrase, and adds what it earns them', () => {
    fc.assert(
      fc.property(anySmallNews, anyTerms, anyPlace, anyEntries, (news, terms, place, entries) => {
        const { weight, asked } = phraseOf(news, terms, place)
        const known = new Map(
          [...entries].filter(([id]) => Number(id.slice(1)) < news.corpus.stories.length),
        )
        const kept = restrictedBy(news.live, known, (reader, list) => {
          restrictToPhrase(reader, open(reader, weight), list)
        })
        expectEntries(kept, intersection(known, earnedBy(news.corpus, asked)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('phrases of common terms', () => {
  const texts = ['of the port', 'the port of the ferry', 'port the', 'storm of ferry', 'the of']
  const many = Array.from({ length: MIN_STORIES_FOR_DERIVED_LISTS }, (_, i): SmallStory => ({
    title: texts[i % 5] ?? '',
    body: texts[(i * 3 + 1) % 5] ?? '',
    ...(i % 7 === 0 && { author: 'Of The Port' }),
  }))
  const news = toNews(many)

  it.each([
    ['of the', 'of the'],
    ['the of', 'the of'],
    ['port of the', 'port of the'],
    ['ferry the: side by side in no story', 'ferry the'],
    ['of storm: the other way round', 'of storm'],
  ])('are found as in a few stories: %s', (_, terms) => {
    for (const place of FIELDS.keys()) {
      const { weight } = phraseOf(news, terms.split(' '), place)
      const names = FIELDS[place]?.[1] ?? []
      const expected = many.flatMap((story, i) => {
        if (typeof story === 'string') return []
        return names.some((name) => ` ${(story[name] ?? '').toLowerCase()} `.includes(` ${terms} `))
          ? [`${i}`]
          : []
      })
      expect([...foundBy(news.live, weight).keys()]).toEqual(expected)
    }
  })

  it('earn what reading every story gives, though a pair has been counted', () => {
    const whole: SmallNews = { ...news, corpus: toCorpus(toStories(many)) }
    for (const place of [1, 2, 3]) {
      const { weight, asked } = phraseOf(whole, ['of', 'the'], place)
      expectEntries(foundBy(news.live, weight), earnedBy(whole.corpus, asked))
    }
  })
})
