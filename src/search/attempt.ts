// One attempt at a query: clauses as matchers, and the stories that they find. Knows clauses and counts,
// no texts.
import type { Clause, Query, WordClause } from '../query/query.ts'
import type { Alternative } from '../query/synonyms.ts'
import type { Filters } from '../retrieval/filters.ts'
import type { Combine, Matcher } from '../retrieval/matcher.ts'
import { type Ranking, rankStories, type RankOptions } from '../retrieval/rank.ts'
import type { Closeness } from '../retrieval/rescore.ts'
import type { Selection } from '../retrieval/select.ts'
import type { LiveIndex } from './live-index.ts'
import type { SearchRequest } from './request.ts'
import type { Respacing } from './respace.ts'
import type { SynonymousWords } from './synonyms.ts'
import { fieldsOf, type MatcherOptions, synonymMatchers, toMatcher } from './to-matcher.ts'

/** A clause with what it asks of the index. */
export interface PlannedClause {
  readonly clause: Clause
  readonly matcher: Matcher
  /** What its score is multiplied by. */
  readonly weight: number
}

/** What was asked in the end, and what came of it. */
export interface Outcome {
  readonly clauses: readonly PlannedClause[]
  readonly dropped: readonly Clause[]
  /** Slips were forgiven in some words. */
  readonly forgave: boolean
  /** Words of the query that stand for others, too. */
  readonly synonyms: readonly SynonymousWords[]
  /** Words of the query that may be spaced otherwise. */
  readonly respacings: readonly Respacing[]
  /** What stories must hold. */
  readonly selection: Selection
  readonly ranking: Ranking
  /** What looking closer added to the scores of the best stories of a description. */
  readonly closeness: ReadonlyMap<number, Closeness>
}

const NOTHING_CLOSER: ReadonlyMap<number, Closeness> = new Map()

/** Everything that stays the same from one attempt to the next. */
export interface Attempts {
  readonly live: LiveIndex
  readonly query: Query
  readonly request: SearchRequest
  readonly excluded: readonly Matcher[]
  readonly filters: readonly Filters[]
  readonly rankOptions: RankOptions
  /** Words of the query that stand for others, too. */
  readonly synonyms: readonly SynonymousWords[]
}

/**
 * Gives a query's clauses with what they ask of the index, slips forgiven in some words, and others
 * spaced otherwise.
 */
export function planClauses(
  { live, query, request, synonyms }: Attempts,
  forgives: (clause: WordClause) => boolean,
  respacings: readonly Respacing[] = [],
): PlannedClause[] {
  const synonymsOf = (clause: WordClause): readonly Alternative[] =>
    synonyms.find(({ words }) => words.length === 1 && words[0] === clause)?.alternatives ?? []
  const options: MatcherOptions = { fields: request.searchIn, forgives, synonymsOf }
  const runs = synonyms
    .filter(({ words }) => words.length > 1)
    .map(({ words, alternatives }) => {
      const fields = words[0] === undefined ? 0 : fieldsOf(words[0], options)
      return { words, matchers: synonymMatchers(live.compiled, alternatives, fields) }
    })
  return query.required.map((clause) => {
    const matcher = toMatcher(live.compiled, clause, options)
    // What stands for several words meets each of them.
    const others = [
      ...runs.filter(({ words }) => words.some((one) => one === clause)),
      ...respacings
        .filter(({ clauses }) => clauses.some((one) => one === clause))
        .map((one) => ({ matchers: [one.matcher] })),
    ].flatMap(({ matchers }) => matchers)
    const combine = synonyms.length > 0 ? 'best' : 'max'
    return { clause, matcher: withOptions(matcher, others, combine), weight: 1 }
  })
}

function withOptions(matcher: Matcher, others: readonly Matcher[], combine: Combine): Matcher {
  return others.length === 0 ? matcher : { kind: 'any', combine, options: [matcher, ...others] }
}

/** Gives what stories must hold: the clauses and what else the query says. */
export function selectionOf(
  { excluded, filters }: Attempts,
  clauses: readonly PlannedClause[],
): Selection {
  return { required: clauses.map(({ matcher }) => matcher), excluded, filters }
}

/** Asks for all of the clauses. */
export function attempt(
  attempts: Attempts,
  clauses: readonly PlannedClause[],
  { forgave, respacings }: Pick<Outcome, 'forgave' | 'respacings'>,
): Outcome {
  const selection = selectionOf(attempts, clauses)
  return {
    clauses,
    dropped: [],
    forgave,
    respacings,
    synonyms: attempts.synonyms,
    selection,
    ranking: rankStories(attempts.live.readers, selection, attempts.rankOptions),
    closeness: NOTHING_CLOSER,
  }
}
