// Which reading of a query finds something? As typed, then with slips forgiven, then with words given up;
// every attempt looks at every story.
import type { Clause, Query, WordClause } from '../../../src/query/query.ts'
import type { SearchRequest } from '../../../src/search/request.ts'
import { type Asked, ask, earn, type Earned, fieldsOf, sizeOf } from './asked.ts'
import { type Corpus, type CorpusStory, sum } from './corpus.ts'
import {
  type AskedClause,
  type Description,
  isBareWord,
  toDescription,
  meaningOf,
} from './description.ts'
import { MET, type Need, UNMET } from '../../../src/search/description.ts'
import { passes } from './filter.ts'
import { addCosts, maxEditsOf, NO_COST, tiersOf } from './tiers.ts'

/** Fewer hits than this make the search try slips. */
const FEW_HITS = 3
/** Fewer hits than this make the search try slips of words that only begin others. */
const FEW_HITS_OF_BEGUN = 10
/** How many times more common than the word a correction must be, where there are hits already. */
const CORRECTION_RATIO = 10
/** Most known words in which slips are forgiven. */
const MAX_FORGIVEN_KNOWN_WORDS = 3

export interface Match extends Earned {
  readonly story: CorpusStory
}

export interface Outcome {
  readonly asked: readonly Asked[]
  /** In the order of the index. */
  readonly matches: readonly Match[]
  readonly dropped: readonly Clause[]
  /** What the best story holds is not known here: the clauses that it may lack. */
  readonly describes?: readonly AskedClause[]
}

/** Finds the strictest reading of a query that matches anything. */
export function findOutcome(corpus: Corpus, query: Query, request: SearchRequest): Outcome {
  const attempt = (forgiven: readonly WordClause[], clauses = query.required): Outcome => {
    const forgives = (clause: WordClause): boolean => forgiven.includes(clause)
    const asked = clauses.map((clause) => ask(corpus, clause, request.searchIn, forgives))
    const dropped = query.required.filter((clause) => !clauses.includes(clause))
    return { asked, matches: match(corpus, query, request, asked), dropped }
  }
  const asTyped = attempt([])
  if (query.required.length === 0) return asTyped
  const hits = asTyped.matches.length
  const sets = request.typos === 'auto' ? forgivenSets(corpus, query, request, hits) : []
  const [first = [], forgiven = []] = sets
  if (hits > 0) {
    const described = describe(corpus, query, request, asTyped, MET)
    if (described !== undefined) return described
    const suspected = attempt(first)
    return suspected.matches.length > hits ? suspected : asTyped
  }
  const tried = attempt(first)
  const need = tried.matches.length > 0 ? MET : UNMET
  const described = describe(corpus, query, request, tried, need)
  if (described !== undefined) return described
  if (tried.matches.length > 0) return tried
  const found = attempt(forgiven)
  if (found.matches.length > 0) return found
  const shorter = shorterQueries(corpus, query, request, forgiven)
    .map((clauses) => attempt(forgiven, clauses))
    .find(({ matches }) => matches.length > 0)
  return shorter ?? found
}

/** Fewer hits than this do not answer a description. */
const ENOUGH_HITS = 10

/** Asks for enough of a description: with what is written with operators as long as that is held. */
function describe(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  { asked, matches }: Outcome,
  need: Need,
): Outcome | undefined {
  if (request.sortBy !== 'relevance' || matches.length >= ENOUGH_HITS) return undefined
  const clauses = query.required.flatMap((clause, i) => {
    const one = asked[i]
    return one === undefined ? [] : [{ clause, asked: one }]
  })
  const bare = clauses.filter(({ clause }) => isBareWord(clause))
  const plain = toDescription(corpus, query, request, bare, need)
  if (plain === undefined) return undefined
  const kept = clauses.filter((one) => !bare.includes(one)).map((one) => one.asked)
  const attempt = (required: readonly Asked[], { words, enough, all }: Description): Outcome => ({
    asked: [...required, ...words.map((word) => word.asked)],
    dropped: [],
    describes: clauses.map((one) =>
      required.includes(one.asked) ? one : { ...one, asked: meaningOf(corpus, one, request) },
    ),
    matches: match(corpus, query, request, required).flatMap(({ story, score, cost }) => {
      const held = words.flatMap((word) => {
        const earned = earn(corpus, story, word.asked)
        return earned === undefined ? [] : [{ ...word, score: earned.score }]
      })
      const units = sum(held.map((word) => word.units))
      if (units < enough) return []
      const missing = units === all ? NO_COST : { ...NO_COST, prefixes: 1 }
      const ofWords = sum(held.map((word) => word.weight * word.score))
      return [{ story, score: score + ofWords, cost: addCosts(cost, missing) }]
    }),
  })
  const described = attempt(kept, plain)
  if (described.matches.length > 0) return described
  if (kept.length === 0) return undefined
  const whole = toDescription(corpus, query, request, clauses, need)
  const loose = whole && attempt([], whole)
  return loose !== undefined && loose.matches.length > 0 ? loose : undefined
}

/** Matches every story against clauses: all of them, none of the excluded, and the filters. */
function match(
  corpus: Corpus,
  query: Query,
  request: SearchRequest,
  asked: readonly Asked[],
): Match[] {
  const excluded = query.excluded.map((clause) =>
    ask(corpus, clause, request.searchIn, () => false),
  )
  return corpus.stories.flatMap((story): Match[] => {
    if (!passes(story.story, query, request)) return []
    if (excluded.some((one) => earn(corpus, story, one) !== undefined)) return []
    const earned = asked.flatMap((one) => earn(corpus, story, one) ?? [])
    if (earned.length < asked.length) return []
    const cost = earned.reduce((total, one) => addCosts(total, one.cost), NO_COST)
    return [{ story, score: sum(earned.map(({ score }) => score)), cost }]
  })
}

/** Gives the sets of words in which slips are forgiven, in the order in which they are tried. */
function forgivenSets(
  corpus: Corpus,
  { required }: Query,
  { searchIn }: SearchRequest,
  hits: number,
): WordClause[][] {
  const words = required
    .flatMap((clause) => (clause.kind === 'any' ? clause.options : [clause]))
    .filter((clause) => clause.kind === 'word')
    .filter(({ term }) => maxEditsOf(term) > 0)
    .map((clause) => {
      const tiers = tiersOf(corpus, clause, fieldsOf(clause, searchIn), true)
      const strict = tiersOf(corpus, clause, fieldsOf(clause, searchIn), false)
      const slips = tiers.filter(({ match: how }) => how === 'typo')
      const isBegun = strict[0]?.match === 'prefix'
      const isGuessed = strict[0]?.match === 'exact' && tiers[0]?.match === 'typo'
      return { clause, size: sum(strict.map(({ docFreq }) => docFreq)), slips, isBegun, isGuessed }
    })
    .filter(
      ({ isBegun, isGuessed }) =>
        hits < FEW_HITS || isGuessed || (isBegun && hits < FEW_HITS_OF_BEGUN),
    )
  const clausesOf = (some: typeof words): WordClause[] => some.map(({ clause }) => clause)
  if (hits > 0) {
    const suspects = words.filter(
      ({ size, slips, isGuessed }) =>
        isGuessed || slips.some(({ docFreq }) => docFreq >= CORRECTION_RATIO * Math.max(size, 1)),
    )
    return [clausesOf(suspects)]
  }
  const unknown = words.filter(({ size }) => size === 0)
  const known = words
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.size - b.size)
    .slice(0, MAX_FORGIVEN_KNOWN_WORDS)
  return [clausesOf(unknown), clausesOf([...unknown, ...known])]
}

/** Gives the query with ever fewer of its words: unknown ones go first, then the most common. */
function shorterQueries(
  corpus: Corpus,
  { required }: Query,
  { searchIn }: SearchRequest,
  forgiven: readonly WordClause[],
): Clause[][] {
  const words = required
    .filter((clause) => clause.kind === 'word')
    .map((clause, number) => {
      const size = sizeOf(ask(corpus, clause, searchIn, (word) => forgiven.includes(word)))
      return { clause, number, size: size === 0 ? Number.MAX_VALUE : size }
    })
    .sort((a, b) => b.size - a.size || b.number - a.number)
    .map(({ clause }): Clause => clause)
  return words
    .map((_, last) => required.filter((clause) => !words.slice(0, last + 1).includes(clause)))
    .filter((clauses) => clauses.length > 0)
}
