// The terms that a word stands for, over all segments:
// 1. tiers are those that brute force gives over the terms of all stories, however these are cut;
// 2. by examples: forms, prefixes, synonyms, corrections, and a word that is rather a misspelling than a form.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  expandWord,
  isKnownTerm,
  synonymTier,
  type WordToExpand,
} from '../../src/matching/expand.ts'
import { SYNONYM_COST, tierCost } from '../../src/matching/weight.ts'
import { AUTHOR, BODY, TITLE } from '../../src/ranking/bm25f.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { anyStoriesOfLikeWords, anyLikeWord } from '../helpers/oracle/any-corpus.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { tiersOf } from '../helpers/oracle/tiers.ts'
import { segmented } from '../helpers/segmented.ts'
import {
  anySmallNews,
  FIELDS,
  indexOf,
  NEWS_WORDS,
  type SmallNews,
  type SmallStory,
  toTierCost,
} from '../helpers/small-news.ts'

const CONTENT = TITLE | BODY

/** `match: terms (stories)` of each tier of a word. */
function tiers(
  stories: readonly SmallStory[],
  word: Partial<WordToExpand> & { readonly term: string },
): string[] {
  const live = indexOf(stories, { segmentOf: (i) => i % 2 })
  const expanded = expandWord(live.snapshot, {
    fields: CONTENT,
    prefix: false,
    ...word,
    ...(word.correct && { correct: live.correct }),
  })
  return expanded.tiers.map(({ match, docFreq, terms: { forms, prefix } }) => {
    const named = [
      ...forms.map(({ term, stem }) => term ?? `~${stem ?? ''}`),
      ...(prefix === undefined ? [] : [`${prefix}*`]),
    ]
    return `${match}: ${named.join(' ')} (${docFreq})`
  })
}

/** Asks for corrections; which ones there are the index says. */
const correct = (): [] => []

describe('expandWord', () => {
  it.each<
    [string, readonly SmallStory[], Partial<WordToExpand> & { readonly term: string }, string[]]
  >([
    [
      'a word that stories hold, with its forms',
      ['ferry', 'ferries', 'port'],
      { term: 'ferry' },
      ['exact: ferry (2)'],
    ],
    [
      'a word of which only other forms are there',
      ['ferries', 'port'],
      { term: 'ferry' },
      ['exact: ~ferri (1)'],
    ],
    ['nothing', ['port'], { term: 'ferry' }, []],
    [
      'what it begins',
      ['ferry', 'ferryman', 'fern'],
      { term: 'ferry', prefix: true },
      ['exact: ferry (1)', 'prefix: ferry* (1)'],
    ],
    [
      'what it begins: then it is no form',
      ['elections', 'elects', 'electing'],
      { term: 'electi', prefix: true },
      ['prefix: electi* (2)'],
    ],
    [
      'synonyms, between the word and what it begins',
      ['ferry', 'ferryman', 'boats'],
      { term: 'ferry', prefix: true, synonyms: ['boat'] },
      ['exact: ferry (1)', 'synonym: boat (1)', 'prefix: ferry* (1)'],
    ],
    ['a misspelling', ['ferry', 'ferry'], { term: 'fexry', correct }, ['typo: ferry (2)']],
    [
      'a misspelling of several terms, the nearest first',
      ['minister', 'monster'],
      { term: 'mxnster', correct },
      ['typo: monster (1)', 'typo: minister (1)'],
    ],
    [
      'its forms before a word of another first letter',
      ['ported', 'sorts'],
      { term: 'sorted', correct },
      ['exact: ~sort (1)', 'typo: ported (1)'],
    ],
    [
      'what is nearer to another word than its forms',
      ['inventor', 'inventions'],
      { term: 'inventer', correct },
      ['typo: inventor (1)', 'typo: ~invent (1)'],
    ],
  ])('expands to %s', (_, stories, word, expected) => {
    expect(tiers(stories, word)).toEqual(expected)
  })

  it('gives the likeliest correction, none where the word is taken as it is', () => {
    const { snapshot, correct: find } = indexOf(['ferry', 'port'])
    const expand = (term: string) =>
      expandWord(snapshot, { term, fields: CONTENT, prefix: false, correct: find })
    expect(expand('fexry').correction).toBe('ferry')
    expect(expand('ferry')).not.toHaveProperty('correction')
  })

  it('takes names as they are written, without forms', () => {
    const live = indexOf([{ author: 'Ann Ports' }, { title: 'port' }])
    const docFreqs = [AUTHOR, CONTENT].map((fields) =>
      expandWord(live.snapshot, { term: 'ports', fields, prefix: false }).tiers.map(
        ({ docFreq }) => docFreq,
      ),
    )
    expect(docFreqs).toEqual([[1], [1]])
    expect(
      expandWord(live.snapshot, { term: 'port', fields: AUTHOR, prefix: false }).tiers,
    ).toEqual([])
  })
})

describe('for any stories', () => {
  /** What there is to compare of tiers. */
  const expectTiers = (
    { live, corpus }: Omit<SmallNews, 'isDeleted'>,
    term: string,
    prefix: boolean,
    place: number,
  ): void => {
    const [bits, fields] = FIELDS[place] ?? [0, []]
    const clause = {
      kind: 'word',
      text: term,
      term,
      parts: [],
      prefix: prefix ? 'unfinished' : 'none',
    } as const
    const expected = tiersOf(corpus, clause, fields, true).map(({ match, cost, docFreq }) => [
      match,
      toTierCost(cost),
      docFreq,
    ])
    const { tiers: actual } = expandWord(live.snapshot, {
      term,
      fields: bits,
      prefix,
      correct: live.correct,
    })
    expect(actual.map(({ match, cost, docFreq }) => [match, cost, docFreq])).toEqual(expected)
  }

  it('tiers are those of brute force', () => {
    const anyTerm = fc.constantFrom(
      ...NEWS_WORDS,
      'fexry',
      'fery',
      'stroms',
      'prots',
      'strikes',
      'fe',
    )
    fc.assert(
      fc.property(
        anySmallNews,
        anyTerm,
        fc.boolean(),
        fc.nat({ max: 5 }),
        (news, term, prefix, place) => {
          expectTiers(news, term, prefix, place)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('tiers are those of brute force where a word has more neighbours than are tried', () => {
    fc.assert(
      fc.property(anyStoriesOfLikeWords, anyLikeWord, fc.boolean(), (inputs, term, prefix) => {
        const { stories } = buildIndex(inputs)
        const news = {
          live: segmented(stories, { segmentOf: (i) => i % 3 }),
          corpus: toCorpus(stories),
        }
        expectTiers(news, term, prefix, 0)
      }),
      { numRuns: 30 },
    )
  })
})

describe('synonymTier', () => {
  it('is of the forms of all words that mean the same; names must be there as they are', () => {
    const { snapshot } = indexOf([{ title: 'boats' }, { author: 'Ann Ship' }])
    const tier = synonymTier(snapshot, ['boat', 'ship'], CONTENT | AUTHOR)
    expect(tier).toMatchObject({ match: 'synonym', cost: SYNONYM_COST, docFreq: 2 })
    expect(tier.terms.names).toEqual(['ship'])
    expect(tier.cost).toBeLessThan(tierCost(0, false, true))
  })
})

describe('isKnownTerm', () => {
  it('asks every segment, and the deleted stories too', () => {
    const { snapshot } = indexOf(['ferry', 'port'], {
      segmentOf: (i) => i,
      isDeleted: ({ id }) => id === '1',
    })
    expect(['ferry', 'port', 'tram'].map((term) => isKnownTerm(snapshot, term))).toEqual([
      true,
      true,
      false,
    ])
  })
})
