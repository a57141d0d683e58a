// Term-at-a-time matching gives what reading every story gives, whatever the lists, and leaves the accumulator empty.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { restrictByAccumulator, uniteTiers } from '../../src/matching/accumulate.ts'
import { openWord, type WordScorer } from '../../src/matching/scorer.ts'
import type { SegmentReader } from '../../src/matching/segment-reader.ts'
import {
  anyEntries,
  anySmallNews,
  earnedBy,
  type Entries,
  entriesOf,
  expectEntries,
  FIELDS,
  indexOf,
  intersection,
  NEWS_WORDS,
  onlyReader,
  restrictedBy,
  wordOf,
} from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

const anyWord = fc.record({
  term: fc.constantFrom(...NEWS_WORDS, 'f', 'por'),
  prefix: fc.boolean(),
  place: fc.nat({ max: FIELDS.length - 1 }),
})

/** What a word earns without the bonus of its exact form, which is added after. */
const withoutExactForm = (word: WordScorer): WordScorer => ({
  ...word,
  tiers: word.tiers.map((tier) => ({ ...tier, bonus: 0 })),
})

function expectEmpty(reader: SegmentReader): void {
  reader.withAccumulator(({ count, marks }) => {
    expect([count, marks.some((mark) => mark !== 0)]).toEqual([0, false])
  })
}

/** What brute force gives, less the bonus: an `exact` tier of another word has none. */
const anyEarned = (
  news: Parameters<typeof wordOf>[0],
  asked: ReturnType<typeof wordOf>['asked'],
): Entries => earnedBy(news.corpus, asked.kind === 'word' ? { ...asked, term: ' ' } : asked)

describe('uniteTiers', () => {
  it('lists the stories of all tiers in order, each by the first tier that holds it', () => {
    fc.assert(
      fc.property(anySmallNews, anyWord, (news, { term, ...options }) => {
        const { weight, asked } = wordOf(news, term, options)
        const found = news.live.readers.flatMap((reader) =>
          reader.withList((list) => {
            uniteTiers(reader, withoutExactForm(openWord(reader, weight)), list)
            const stories = [...list.stories.subarray(0, list.count)]
            expect(stories).toEqual([...new Set(stories)].sort((a, b) => a - b))
            expectEmpty(reader)
            return [...entriesOf(news.live, reader, list)]
          }),
        )
        expectEntries(new Map(found), anyEarned(news, asked))
      }),
      { numRuns: 200 },
    )
  })

  it('sums up frequencies over the lists of one tier, not over tiers', () => {
    const live = indexOf(['ferry ferry ferryman ferryman ferryman', 'ferryman'])
    const reader = onlyReader(live)
    const { weight } = wordOf({ live, corpus: toCorpus([]), isDeleted: () => false }, 'ferry', {
      prefix: true,
    })
    const open = withoutExactForm(openWord(reader, weight))
    const alone = { ...open, tiers: open.tiers.slice(0, 1) }
    const scoresOf = (word: WordScorer): number[] =>
      reader.withList((list) => {
        uniteTiers(reader, word, list)
        return [...list.scores.subarray(0, list.count)]
      })
    // The first holds it by its better tier, whatever else it holds.
    expect(scoresOf(open)[0]).toBe(scoresOf(alone)[0])
    expect([scoresOf(open).length, scoresOf(alone).length]).toEqual([2, 1])
  })
})

describe('restrictByAccumulator', () => {
  it('keeps the stories that hold the word, and adds what it earns them', () => {
    fc.assert(
      fc.property(anySmallNews, anyWord, anyEntries, (news, { term, ...options }, entries) => {
        const { weight, asked } = wordOf(news, term, options)
        const known = new Map(
          [...entries].filter(([id]) => Number(id.slice(1)) < news.corpus.stories.length),
        )
        const kept = restrictedBy(news.live, known, (reader, list) => {
          restrictByAccumulator(reader, withoutExactForm(openWord(reader, weight)), list)
          expectEmpty(reader)
        })
        expectEntries(kept, intersection(known, anyEarned(news, asked)))
      }),
      { numRuns: 200 },
    )
  })
})
