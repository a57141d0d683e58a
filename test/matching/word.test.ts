// A word in a segment:
// 1. filling a list, and keeping in a list, give the stories, scores and tier costs that reading every story
//    gives, for any word, prefix, fields and segments;
// 2. whichever way is taken: few candidates or many, lists that are laid out by story, ranges of terms.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { filterList } from '../../src/matching/match-list.ts'
import { openWord } from '../../src/matching/scorer.ts'
import { restrictToWord, seedWord } from '../../src/matching/word.ts'
import {
  anyEntries,
  anySmallNews,
  earnedBy,
  entriesOf,
  expectEntries,
  type Entries,
  FIELDS,
  foundBy,
  indexOf,
  intersection,
  NEWS_WORDS,
  onlyReader,
  restrictedBy,
  wordOf,
} from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

const anyWord = fc.record({
  term: fc.constantFrom(...NEWS_WORDS, 'ferrying', 'tram', 'f', 'por'),
  prefix: fc.boolean(),
  place: fc.nat({ max: FIELDS.length - 1 }),
})

describe('seedWord', () => {
  it('fills a list with the stories that hold the word, with what it earns them', () => {
    fc.assert(
      fc.property(anySmallNews, anyWord, (news, { term, ...options }) => {
        const { weight, asked } = wordOf(news, term, options)
        expectEntries(foundBy(news.live, weight), earnedBy(news.corpus, asked))
      }),
      { numRuns: 300 },
    )
  })

  it('lists stories in ascending order, each by its best tier', () => {
    const live = indexOf(['ferries', 'ferryman', 'ferry ferryman', 'ferry'])
    const reader = onlyReader(live)
    const { weight } = wordOf({ live, corpus: toCorpus([]), isDeleted: () => false }, 'ferry', {
      prefix: true,
    })
    reader.withList((list) => {
      seedWord(reader, openWord(reader, weight), list, () => undefined)
      expect([...list.stories.subarray(0, list.count)]).toEqual([0, 1, 2, 3])
      // Only the second holds it merely as the beginning of another word.
      const [first, second, third, fourth] = list.tiers
      expect([first, third, fourth]).toEqual([0, 0, 0])
      expect(second).toBeGreaterThan(0)
      // `ferries` is a form; the very word earns a bonus.
      expect(list.scores[3]).toBeGreaterThan(list.scores[0] ?? NaN)
    })
  })
})

describe('seedWord with what is not wanted', () => {
  it('gives what taking that out after gives', () => {
    fc.assert(
      fc.property(anySmallNews, anyWord, (news, { term, ...options }) => {
        const { weight, asked } = wordOf(news, term, options)
        const found = news.live.readers.flatMap((reader) =>
          reader.withList((list) => {
            seedWord(reader, openWord(reader, weight), list, (all) => {
              filterList(all, (story) => story % 2 === 0)
            })
            return [...entriesOf(news.live, reader, list)]
          }),
        )
        const wanted = new Set(
          news.live.snapshot.segments.flatMap(({ stories }) =>
            Array.from({ length: stories.count }, (_, story) => stories.get(story).id).filter(
              (_, story) => story % 2 === 0,
            ),
          ),
        )
        const expected = [...earnedBy(news.corpus, asked)].filter(([id]) => wanted.has(id))
        expectEntries(new Map(found), new Map(expected))
      }),
      { numRuns: 100 },
    )
  })
})

describe('restrictToWord', () => {
  it('keeps the stories that hold the word, and adds what it earns them', () => {
    fc.assert(
      fc.property(anySmallNews, anyWord, anyEntries, (news, { term, ...options }, entries) => {
        const { weight, asked } = wordOf(news, term, options)
        const known = new Map(
          [...entries].filter(([id]) => Number(id.slice(1)) < news.corpus.stories.length),
        )
        const kept = restrictedBy(news.live, known, (reader, list) => {
          restrictToWord(reader, openWord(reader, weight), list)
        })
        expectEntries(kept, intersection(known, earnedBy(news.corpus, asked)))
      }),
      { numRuns: 300 },
    )
  })

  it('gives among thousands the same for few candidates and for many', () => {
    const texts = ['the ferry', 'ferries of the port', 'the fern', 'ferryman', 'ports', 'the storm']
    const live = indexOf(Array.from({ length: 3000 }, (_, i) => texts[(i * i) % 6] ?? ''))
    const reader = onlyReader(live)
    const news = { live, corpus: toCorpus([]), isDeleted: () => false }
    for (const [term, prefix] of [
      ['the', false],
      ['ferry', true],
      ['f', true],
      ['port', false],
    ] as const) {
      const { weight } = wordOf(news, term, { prefix })
      const all = foundBy(live, weight)
      expect(all.size).toBeGreaterThan(200)
      // Every one, every second, and ever fewer.
      for (const step of [1, 2, 16, 300, 1499]) {
        const candidates: Entries = new Map(
          Array.from({ length: Math.ceil(3000 / step) }, (_, i) => [
            `${i * step}`,
            { score: 1, tier: 2 },
          ]),
        )
        const kept = restrictedBy(live, candidates, (_, list) => {
          restrictToWord(reader, openWord(reader, weight), list)
        })
        expectEntries(kept, intersection(candidates, all))
      }
    }
  })

  it('keeps nothing where no story of the segment holds the word', () => {
    const live = indexOf(['ferry', 'port'], { segmentOf: (i) => i })
    const { weight } = wordOf({ live, corpus: toCorpus([]), isDeleted: () => false }, 'ferry')
    const sizes = live.readers.map((reader) =>
      reader.withList((list) => {
        list.count = 1
        list.stories[0] = 0
        restrictToWord(reader, openWord(reader, weight), list)
        return entriesOf(live, reader, list).size
      }),
    )
    expect(sizes).toEqual([1, 0])
  })
})
