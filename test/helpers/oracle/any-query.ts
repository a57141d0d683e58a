// Queries and requests at random, over every operator and parameter that changes what is found.
import fc from 'fast-check'

import { FACET_NAMES } from '../../../src/engine/filter-parameters.ts'
import type { SearchParameters } from '../../../src/engine/parameters.ts'
import { SEARCH_FIELDS } from '../../../src/engine/search-parameters.ts'
import { parseQuery } from '../../../src/query/parse-query.ts'
import { anyDate, anyLikeWord, AUTHORS, LISTS, RARE_SLIPS, SECTIONS, WORDS } from './any-corpus.ts'
import { withSlip } from './slip.ts'

/** A word that stories hold, one that is slightly wrong, the beginning of one, or nonsense. */
export const anyWord: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...WORDS, 'the', 'president', 'kings', 'raina', 'mansoor'),
    fc.constantFrom('as it is', 'as it is', 'as it is', 'slip', 'two slips', 'begun'),
    fc.nat({ max: 9 }),
    fc.constantFrom('a', 'e', 'k', 's', 'x'),
  )
  .map(([word, how, at, letter]) => {
    if (how === 'slip') return withSlip(word, at, letter)
    if (how === 'two slips') return withSlip(withSlip(word, at, letter), at + 3, letter)
    return how === 'begun' ? word.slice(0, 1 + (at % 5)) : word
  })

const anyPhrase = fc
  .oneof(
    fc.constantFrom(
      'north korea',
      'korea troops',
      'defense clause',
      'the the',
      'city store',
      'the city',
      'troops 128',
      '東京',
    ),
    fc.array(anyWord, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  )
  .map((words) => `"${words}"`)

const anyOption = fc.oneof({ weight: 3, arbitrary: anyWord }, { weight: 1, arbitrary: anyPhrase })
const anyDay = anyDate.map((date) => date.slice(0, '2025-10-26'.length))

const anyFilter = fc.oneof(
  fc.tuple(fc.constantFrom('section:', '-section:'), fc.constantFrom('sport', '"arts & culture"')),
  fc.tuple(fc.constantFrom('after:', 'before:', '-after:', '-before:'), fc.oneof(anyDay, anyDate)),
  fc.tuple(fc.constant('when:'), fc.constantFrom('7d', '2months')),
)

const anyPart = fc.oneof(
  { weight: 8, arbitrary: anyWord },
  { weight: 2, arbitrary: anyPhrase },
  { weight: 1, arbitrary: anyWord.map((word) => `${word}*`) },
  { weight: 1, arbitrary: anyOption.map((option) => `+${option}`) },
  { weight: 2, arbitrary: anyOption.map((option) => `-${option}`) },
  { weight: 1, arbitrary: fc.tuple(anyWord, anyWord).map(([a, b]) => `${a} -${b}*`) },
  {
    weight: 2,
    arbitrary: fc.array(anyOption, { minLength: 2, maxLength: 3 }).map((all) => all.join(' OR ')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('', '', '-'), fc.constantFrom('title', 'body', 'author'), anyOption)
      .map(([sign, field, option]) => `${sign}${field}:${option}`),
  },
  { weight: 1, arbitrary: anyFilter.map((written) => written.join('')) },
)

/** A sentence or two of another text. */
const anyPastedText = fc
  .array(anyWord, { minLength: 16, maxLength: 24 })
  .map((words) => words.join(' '))

/** What a reader may type; a space at the end finishes the last word. */
export const anyQuery: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      {
        weight: 12,
        arbitrary: fc.array(anyPart, { maxLength: 4 }).map((parts) => parts.join(' ')),
      },
      { weight: 1, arbitrary: anyPastedText },
    ),
    fc.constantFrom('', ' '),
  )
  .map((parts) => parts.join(''))
  .filter(isOfWords)

/** Alternatives of filters and exclusions, and signs alone, have tests of their own (alternatives.test.ts). */
function isOfWords(q: string): boolean {
  const { required, excluded, filters } = parseQuery(q, { nowMs: 0, timeZone: 'UTC' })
  if (required.length + excluded.length + filters.length === 0) return q.trim() === ''
  return [...required, ...excluded]
    .flatMap((clause) => (clause.kind === 'any' ? clause.options : [clause]))
    .every(({ kind }) => kind === 'word' || kind === 'phrase')
}

function someOf(values: readonly string[]): fc.Arbitrary<string[]> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...values, 'Nobody'], { minLength: 1, maxLength: 2 }) },
  )
}

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

/** Requests over everything that changes what is found, mostly with all five facets. */
export const anyParameters: fc.Arbitrary<SearchParameters> = fc
  .record({
    q: anyQuery,
    searchIn: fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.subarray([...SEARCH_FIELDS], { minLength: 1 }) },
    ),
    kind: rarely(fc.constantFrom('article' as const, 'teaser' as const)),
    author: someOf(AUTHORS),
    section: someOf(SECTIONS),
    list: someOf(LISTS),
    month: rarely(anyDate.map((date) => date.slice(0, 7))),
    bounds: rarely(fc.tuple(orAbsent(anyDate), orAbsent(anyDate))),
    sortBy: fc.constantFrom(undefined, undefined, 'relevance', 'newest', 'oldest', 'popularity'),
    recency: fc.constantFrom(0, 0.2, 1),
    typos: fc.constantFrom('auto', 'auto', 'auto', 'off'),
    match: fc.constantFrom('auto', 'auto', 'auto', 'all', 'any'),
    page: fc.constantFrom(1, 1, 1, 2, 3),
    pageSize: fc.constantFrom(1, 5, 10, 100),
    excerpts: fc.constantFrom(1, 3),
    excerptLength: fc.constantFrom(40, 200),
    facets: fc.constantFrom([...FACET_NAMES], [...FACET_NAMES], []),
    distinct: fc.constantFrom(undefined, undefined, false),
  })
  .map(({ bounds = [], ...others }) => {
    const [from, to] = bounds
    const isReversed = from !== undefined && to !== undefined && Date.parse(from) > Date.parse(to)
    return {
      ...others,
      ...(isReversed ? { from: to, to: from } : { from, to }),
    }
  })

function orAbsent<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 3 })
}

/** One or two words that are all alike. */
export const anyLikeWords: fc.Arbitrary<string> = fc
  .array(anyLikeWord, { minLength: 1, maxLength: 2 })
  .map((words) => `${words.join(' ')} `)

/** A slip, and perhaps a common word beside it. */
export const anyRareSlip: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...RARE_SLIPS), fc.constantFrom('', ' the', ' OR the', ' -kings'))
  .map(([slip, others]) => `${slip}${others} `)
