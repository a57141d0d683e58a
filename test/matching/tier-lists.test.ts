import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { stemEnglishTerm } from '../../src/analysis/stemmer.ts'
import { MIN_STORIES_FOR_DERIVED_LISTS } from '../../src/index/dense-prefixes.ts'
import { termAt } from '../../src/index/dictionary.ts'
import type { Segment } from '../../src/index/segment.ts'
import { termsOfList } from '../../src/index/stem-groups.ts'
import { docFreqOfLists, findTierLists } from '../../src/matching/tier-lists.ts'
import { NO_TERMS, type TierTerms } from '../../src/matching/weight.ts'
import { AUTHOR, BODY, TITLE } from '../../src/ranking/bm25f.ts'
import { anySmallNews, FIELDS, indexOf, onlyReader, wordOf } from '../helpers/small-news.ts'

/** The lists of terms, each as the terms that it holds. */
function listsOf(segment: Segment, terms: Partial<TierTerms>) {
  const { content, author, range, rangeList, surface } = findTierLists(
    segment,
    { ...NO_TERMS, ...terms },
    stemEnglishTerm,
  )
  const text = (term: number): string => termAt(segment.dictionary, term)
  return {
    content: content.map((list) => termsOfList(segment, list).map(text)),
    author: author.map(text),
    begun: range && Array.from({ length: range.to - range.from }, (_, i) => text(range.from + i)),
    rangeList,
    surface: surface < 0 ? undefined : text(surface),
  }
}

describe('findTierLists', () => {
  const { segment } = onlyReader(
    indexOf([{ title: 'Ferry ferries fern elected ports', author: 'Ann Ferry' }, 'ferryman']),
  )
  const nothing = { content: [], author: [], begun: undefined, rangeList: -1, surface: undefined }

  it.each<[string, Partial<TierTerms>, Partial<ReturnType<typeof listsOf>>]>([
    ['nothing', {}, {}],
    [
      'a term with its stem: all forms',
      { forms: [{ term: 'ferry', stem: 'ferri' }] },
      { content: [['ferries', 'ferry']] },
    ],
    ['a stem alone', { forms: [{ term: undefined, stem: 'elect' }] }, { content: [['elected']] }],
    [
      'a term by its stem where it is not here',
      { forms: [{ term: 'port', stem: 'port' }] },
      { content: [['ports']] },
    ],
    [
      'a term that stands for itself: no forms',
      { forms: [{ term: 'ferry', stem: undefined }] },
      { content: [['ferry']] },
    ],
    [
      'what no story holds',
      { forms: [{ term: 'tram', stem: 'tram' }], names: ['bob'], surface: 'tram' },
      {},
    ],
    [
      'forms of one stem once',
      {
        forms: [
          { term: 'ferry', stem: 'ferri' },
          { term: 'ferries', stem: 'ferri' },
        ],
      },
      { content: [['ferries', 'ferry']] },
    ],
    ['names', { names: ['ferry', 'bob', 'ann'] }, { author: ['ferry', 'ann'] }],
    ['what a prefix begins, not the prefix itself', { prefix: 'ferry' }, { begun: ['ferryman'] }],
    [
      'what a prefix begins that is no term',
      { prefix: 'ferr' },
      { begun: ['ferries', 'ferry', 'ferryman'] },
    ],
    ['what a prefix begins: nothing', { prefix: 'x' }, { begun: [] }],
    ['the exact form', { surface: 'ferry' }, { surface: 'ferry' }],
  ])('finds %s', (_, terms, expected) => {
    expect(listsOf(segment, terms)).toEqual({ ...nothing, ...expected })
  })

  it('takes the united list of a dense prefix, where that has fewer postings', () => {
    const many = Array.from({ length: MIN_STORIES_FOR_DERIVED_LISTS }, () => 'ferry fern ferryman')
    const large = onlyReader(indexOf(many)).segment
    const { densePrefixes } = large
    // Three postings a story against one.
    expect(listsOf(large, { prefix: 'fer' }).rangeList).toBe(
      densePrefixes.firstList + densePrefixes.prefixes.indexOf('fer'),
    )
    // `ferry` begins one other term, whose list is as long as theirs together.
    expect(listsOf(large, { prefix: 'ferry' })).toMatchObject({
      begun: ['ferryman'],
      rangeList: -1,
    })
  })
})

describe('docFreqOfLists', () => {
  it('counts title and body as one, and the author by itself', () => {
    const { segment } = onlyReader(
      indexOf([{ title: 'ferry', body: 'ferry', author: 'Ferry' }, { body: 'ferries' }]),
    )
    const terms = { ...NO_TERMS, forms: [{ term: 'ferry', stem: 'ferri' }], names: ['ferry'] }
    const lists = findTierLists(segment, terms, stemEnglishTerm)
    const counts = [TITLE, BODY, TITLE | BODY, AUTHOR, TITLE | AUTHOR].map((fields) =>
      docFreqOfLists(segment, lists, fields),
    )
    expect(counts).toEqual([2, 2, 2, 1, 3])
  })

  it('sums up over segments to what a weight says', () => {
    fc.assert(
      fc.property(
        anySmallNews,
        fc.constantFrom('ferry', 'port', 'fer'),
        fc.nat({ max: 5 }),
        (news, term, place) => {
          const { weight, asked } = wordOf(news, term, { prefix: true, place })
          const [fields = 0] = FIELDS[place] ?? []
          const counted = weight.tiers.map(({ terms }) =>
            news.live.readers.reduce(
              (sum, { segment, stem }) =>
                sum + docFreqOfLists(segment, findTierLists(segment, terms, stem), fields),
              0,
            ),
          )
          expect(counted).toEqual(weight.tiers.map(({ docFreq }) => docFreq))
          // Word forms that stand in several segments may be of several lists, but no story is counted twice.
          const expected = asked.kind === 'word' ? asked.tiers.map(({ docFreq }) => docFreq) : []
          expect(counted).toEqual(expected)
        },
      ),
      { numRuns: 100 },
    )
  })
})
