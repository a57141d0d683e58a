// What is asked of the index, tried from the strict to the forgiving: all words as typed; slips
// forgiven where nothing or too little matches; words given up, the least telling first, where nothing
// holds them all. Knows clauses and counts, no texts.
import type { Clause, Query, WordClause } from '../query/query.ts'
import { expandWord, maxEditsOf } from '../retrieval/expand.ts'
import type { Filters } from '../retrieval/filters.ts'
import { sizeOf } from '../retrieval/match.ts'
import type { Matcher, WordMatcher } from '../retrieval/matcher.ts'
import { type Ranking, rankStories, type RankOptions } from '../retrieval/rank.ts'
import { countMatchable, type Selection } from '../retrieval/select.ts'
import type { LiveIndex } from './live-index.ts'
import { queryFilters, requestFilters } from './query-filters.ts'
import type { SearchRequest } from './request.ts'
import { type MatcherOptions, toMatcher } from './to-matcher.ts'

/** Fewer hits than this are too little: a word that may be a slip of a far more common one is tried. */
const FEW_HITS = 3
/** How many times more stories a correction must be in than the word that was typed, to be tried. */
const CORRECTION_RATIO = 10
/** Most words whose slips are forgiven where every word is known but no story holds them all. */
const MAX_FORGIVEN_KNOWN_WORDS = 3

/** A clause with what it asks of the index. */
export interface PlannedClause {
  readonly clause: Clause
  readonly matcher: Matcher
}

/** What was asked in the end, and what came of it. */
export interface Outcome {
  readonly clauses: readonly PlannedClause[]
  readonly dropped: readonly Clause[]
  /** Slips were forgiven in some words. */
  readonly forgave: boolean
  readonly ranking: Ranking
}

/** Everything that stays the same from one attempt to the next. */
interface Attempts {
  readonly live: LiveIndex
  readonly query: Query
  readonly request: SearchRequest
  readonly excluded: readonly Matcher[]
  readonly filters: readonly Filters[]
  readonly rankOptions: RankOptions
}

/** Finds the strictest reading of a query that matches, and ranks what does. */
export function runQuery(
  live: LiveIndex,
  query: Query,
  request: SearchRequest,
  rankOptions: RankOptions,
): Outcome {
  const strict: MatcherOptions = { fields: request.searchIn, forgives: () => false }
  const attempts: Attempts = {
    live,
    query,
    request,
    rankOptions,
    excluded: query.excluded.map((clause) => toMatcher(live.compiled, clause, strict)),
    filters: [requestFilters(request), queryFilters(query)],
  }
  const asTyped = attempt(
    attempts,
    plan(attempts, () => false),
    false,
  )
  if (query.required.length === 0) return asTyped
  const forgiving = request.typos === 'auto' ? forgive(attempts, asTyped) : asTyped
  return forgiving.ranking.totalHits > 0 ? forgiving : giveUpWords(attempts, forgiving)
}

function plan(
  { live, query, request }: Attempts,
  forgives: (clause: WordClause) => boolean,
): PlannedClause[] {
  const options: MatcherOptions = { fields: request.searchIn, forgives }
  return query.required.map((clause) => ({
    clause,
    matcher: toMatcher(live.compiled, clause, options),
  }))
}

function selectionOf(
  { excluded, filters }: Attempts,
  clauses: readonly PlannedClause[],
): Selection {
  return { required: clauses.map(({ matcher }) => matcher), excluded, filters }
}

function attempt(attempts: Attempts, clauses: readonly PlannedClause[], forgave: boolean): Outcome {
  const selection = selectionOf(attempts, clauses)
  return {
    clauses,
    dropped: [],
    forgave,
    ranking: rankStories(attempts.live.readers, selection, attempts.rankOptions),
  }
}

/** Tries again with slips forgiven, in unknown words first; keeps what finds more. */
function forgive(attempts: Attempts, asTyped: Outcome): Outcome {
  const { totalHits } = asTyped.ranking
  if (totalHits >= FEW_HITS) return asTyped
  const words = asTyped.clauses.flatMap(wordsOf).filter(({ clause }) => maxEditsOf(clause.term) > 0)
  const size = ({ matcher }: PlannedWord): number => sizeOf(attempts.live.readers, matcher)
  if (totalHits > 0) {
    const suspects = words.filter((word) => hasCommonCorrection(attempts, word, size(word)))
    return suspects.length === 0 ? asTyped : better(asTyped, retry(attempts, suspects))
  }
  const unknown = words.filter((word) => size(word) === 0)
  const known = words
    .filter((word) => size(word) > 0)
    .sort((a, b) => size(a) - size(b))
    .slice(0, MAX_FORGIVEN_KNOWN_WORDS)
  const first = unknown.length === 0 ? asTyped : better(asTyped, retry(attempts, unknown))
  if (first.ranking.totalHits > 0 || known.length === 0) return first
  return better(first, retry(attempts, [...unknown, ...known]))
}

/** A word of the query with the matcher of its whole. */
interface PlannedWord {
  readonly clause: WordClause
  readonly matcher: WordMatcher
}

/** The words of a clause, those of alternatives too; phrases have none. */
function wordsOf({ clause, matcher }: PlannedClause): PlannedWord[] {
  if (clause.kind === 'word') {
    const whole = matcher.kind === 'any' ? matcher.options[0] : matcher
    return whole?.kind === 'word' ? [{ clause, matcher: whole }] : []
  }
  if (clause.kind === 'phrase' || matcher.kind !== 'any') return []
  return clause.options.flatMap((option, i) => {
    const optionMatcher = matcher.options[i]
    return optionMatcher === undefined ? [] : wordsOf({ clause: option, matcher: optionMatcher })
  })
}

function retry(attempts: Attempts, forgiven: readonly PlannedWord[]): Outcome {
  const clauses = new Set(forgiven.map(({ clause }) => clause))
  return attempt(
    attempts,
    plan(attempts, (clause) => clauses.has(clause)),
    true,
  )
}

function better(one: Outcome, other: Outcome): Outcome {
  // Without hits the later one is kept: it knows corrections for words that will have to go.
  const { totalHits } = other.ranking
  return totalHits > one.ranking.totalHits || totalHits === 0 ? other : one
}

/** Tells whether a word that is known may yet be a slip: of a word many times as common. */
function hasCommonCorrection(
  { live }: Attempts,
  { clause: { term }, matcher: { fields } }: PlannedWord,
  size: number,
): boolean {
  return live.suspects.get(`${fields} ${size} ${term}`, () => {
    const word = { term, fields, prefix: false, typos: true }
    return expandWord(live.compiled, word).tiers.some(
      ({ match, docFreq }) => match === 'typo' && docFreq >= CORRECTION_RATIO * Math.max(size, 1),
    )
  })
}

/** Gives up bare words, the most common first and unknown ones before all, until something matches. */
function giveUpWords(attempts: Attempts, outcome: Outcome): Outcome {
  const { readers } = attempts.live
  const isWord = ({ clause }: PlannedClause): boolean => clause.kind === 'word'
  const kept = outcome.clauses.filter((planned) => !isWord(planned))
  const bySize = outcome.clauses
    .filter(isWord)
    .map((planned) => ({ planned, size: sizeOf(readers, planned.matcher) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.size - b.size)
    .map(({ planned }) => planned)
  const count = countMatchable(
    readers,
    selectionOf(attempts, kept),
    bySize.map(({ matcher }) => matcher),
  )
  if (count + kept.length === 0) return outcome
  const held = new Set([...kept, ...bySize.slice(0, count)])
  const clauses = outcome.clauses.filter((planned) => held.has(planned))
  const dropped = outcome.clauses.filter((planned) => !held.has(planned))
  const rest = attempt(attempts, clauses, outcome.forgave)
  if (rest.ranking.totalHits === 0) return outcome
  return { ...rest, dropped: dropped.map(({ clause }) => clause) }
}
