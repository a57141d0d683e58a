// A selection: what must match, what must not, what is filtered; deleted stories never.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  countMatches,
  countPassing,
  openSelection,
  selectStories,
  type Selection,
} from '../../src/matching/select.ts'
import type { LiveIndex } from '../../src/search/live-index.ts'
import {
  anySmallNews,
  earnedBy,
  type Entries,
  entriesOf,
  expectEntries,
  indexOf,
  intersection,
  NEWS_WORDS,
  onlyReader,
  type SmallNews,
  wordOf,
} from '../helpers/small-news.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'

const NOTHING: Selection = { required: [], excluded: [], filters: [] }

function select(live: LiveIndex, selection: Selection): Entries {
  return new Map(
    live.readers.flatMap((reader) =>
      reader.withList((list) => {
        selectStories(reader, openSelection(reader, selection), list)
        return [...entriesOf(live, reader, list)]
      }),
    ),
  )
}

const toNews = (...args: Parameters<typeof indexOf>): SmallNews => ({
  live: indexOf(...args),
  corpus: toCorpus([]),
  isDeleted: () => false,
})

describe('selectStories', () => {
  const news = toNews(['ferry port', 'ferry', 'port', 'tram'], {
    segmentOf: (i) => i % 2,
    isDeleted: ({ id }) => id === '1',
  })
  const { weight: ferry } = wordOf(news, 'ferry')
  const { weight: port } = wordOf(news, 'port')
  const ids = (selection: Partial<Selection>): string[] =>
    [...select(news.live, { ...NOTHING, ...selection }).keys()].sort()

  it.each<[string, Partial<Selection>, string[]]>([
    ['every story where nothing is asked', {}, ['0', '2', '3']],
    ['those that a word is in', { required: [ferry] }, ['0']],
    ['those that all words are in', { required: [ferry, port] }, ['0']],
    ['those without what is excluded', { excluded: [ferry] }, ['2', '3']],
    ['those of a word without another', { required: [port], excluded: [ferry] }, ['2']],
    ['those that pass all filters', { filters: [{ kind: 'article' }, { isNone: true }] }, []],
    ['those that pass a filter that leaves nothing out', { filters: [{}] }, ['0', '2', '3']],
  ])('gives %s', (_, selection, expected) => {
    expect(ids(selection)).toEqual(expected)
  })

  it('gives what sets of stories give, for any words and filters', () => {
    const anyTerms = fc.array(fc.constantFrom(...NEWS_WORDS), { maxLength: 2 })
    const anyKind = fc.constantFrom(undefined, 'article', 'teaser')
    fc.assert(
      fc.property(anySmallNews, anyTerms, anyTerms, anyKind, (any, required, excluded, kind) => {
        const { live, corpus, isDeleted } = any
        const words = required.map((term) => wordOf(any, term))
        const unwanted = excluded.map((term) => wordOf(any, term))
        const all: Entries = new Map(
          corpus.stories
            .filter(({ story }) => !isDeleted(story) && (kind === undefined || story.kind === kind))
            .filter(({ story }) =>
              unwanted.every(({ asked }) => !earnedBy(corpus, asked).has(story.id)),
            )
            .map(({ story }) => [story.id, { score: 0, tier: 0 }]),
        )
        const expected = words.map(({ asked }) => earnedBy(corpus, asked)).reduce(intersection, all)
        const actual = select(live, {
          required: words.map(({ weight }) => weight),
          excluded: unwanted.map(({ weight }) => weight),
          filters: [{ kind }],
        })
        expectEntries(actual, expected)
      }),
      { numRuns: 200 },
    )
  })

  it('may be ended between pieces of work', () => {
    const reader = onlyReader(indexOf(['ferry']))
    const open = openSelection(reader, { ...NOTHING, required: [ferry, port] })
    const late = (): never => {
      throw new Error('too late')
    }
    expect(() => {
      reader.withList((list) => {
        selectStories(reader, open, list, late)
      })
    }).toThrow('too late')
  })
})

describe('openSelection', () => {
  it('takes what the fewest stories match first', () => {
    const { live, ...rest } = toNews(['ferry', 'ferry port', 'ferry', 'tram'])
    const reader = onlyReader(live)
    const common = wordOf({ live, ...rest }, 'ferry').weight
    const rare = wordOf({ live, ...rest }, 'port').weight
    const sizes = openSelection(reader, { ...NOTHING, required: [common, rare] }).required.map(
      (scorer) => (scorer.kind === 'word' ? scorer.size : NaN),
    )
    expect(sizes).toEqual([1, 3])
  })

  it('leaves out filters that let every story through', () => {
    const reader = onlyReader(indexOf(['ferry']))
    expect(
      openSelection(reader, { ...NOTHING, filters: [{}, { kind: 'teaser' }] }).filters,
    ).toHaveLength(1)
  })
})

describe('counts', () => {
  const news = toNews(
    [{ title: 'ferry', section: 'Sport' }, { title: 'ferry', section: 'Sport' }, { title: 'port' }],
    { segmentOf: (i) => i, isDeleted: ({ id }) => id === '1' },
  )

  it('are of the stories that match and are not deleted', () => {
    expect(countMatches(news.live.readers, wordOf(news, 'ferry').weight)).toBe(1)
    expect(countMatches(news.live.readers, wordOf(news, 'tram').weight)).toBe(0)
  })

  it('are of all stories for a document frequency, as those of words are until segments are merged', () => {
    expect(countPassing(news.live.readers, { section: ['sport'] })).toBe(2)
    expect(countPassing(news.live.readers, {})).toBe(3)
  })
})
