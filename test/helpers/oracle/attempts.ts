// Which reading of a query finds something? As typed, then with slips forgiven, then with words given up;
// every attempt looks at every story.
import type { Clause, Query, WordClause } from '../../../src/query/query.ts'
import type { SearchRequest } from '../../../src/search/request.ts'
import { type Asked, ask, earn, type Earned, fieldsOf, sizeOf } from './asked.ts'
import { type Corpus, type CorpusStory, sum } from './corpus.ts'
import { passes } from './filter.ts'
import { addCosts, maxEditsOf, NO_COST, tiersOf } from './tiers.ts'

/** Fewer hits than this make the search try slips. */
const FEW_HITS = 3
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
  const forgiving = sets
    .map((forgiven) => attempt(forgiven))
    .find(({ matches }) => matches.length > hits)
  const found = forgiving ?? asTyped
  if (found.matches.length > 0) return found
  const forgiven = sets.at(-1) ?? []
  const shorter = shorterQueries(corpus, query, request, forgiven)
    .map((clauses) => attempt(forgiven, clauses))
    .find(({ matches }) => matches.length > 0)
  return shorter ?? found
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
  if (hits >= FEW_HITS) return []
  const words = required
    .flatMap((clause) => (clause.kind === 'any' ? clause.options : [clause]))
    .filter((clause) => clause.kind === 'word')
    .filter(({ term }) => maxEditsOf(term) > 0)
    .map((clause) => {
      const tiers = tiersOf(corpus, clause, fieldsOf(clause, searchIn), true)
      const strict = tiers.filter(({ match: how }) => how !== 'typo')
      const slips = tiers.filter(({ match: how }) => how === 'typo')
      return { clause, size: sum(strict.map(({ docFreq }) => docFreq)), slips }
    })
  const clausesOf = (some: typeof words): WordClause[] => some.map(({ clause }) => clause)
  if (hits > 0) {
    const suspects = words.filter(({ size, slips }) =>
      slips.some(({ docFreq }) => docFreq >= CORRECTION_RATIO * Math.max(size, 1)),
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
