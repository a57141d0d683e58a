// What does the text that a reader has typed so far ask of the index, its last word unfinished, slips
// forgiven or not? Knows clauses and terms, no stories.
import type { Clause, Query, SearchField, WordClause } from '../query/query.ts'
import type { CompiledIndex, CompiledSegment } from '../index/segment.ts'
import { listOfPrefix } from '../index/dense-prefixes.ts'
import { prefixRange, termAt, type TermRange } from '../index/dictionary.ts'
import type { Filters } from '../matching/filters.ts'
import { sizeOf } from '../matching/match.ts'
import { type Matcher, type Tier, tierCost, type TierLists } from '../matching/matcher.ts'
import { findNearBeginnings } from '../matching/near-prefix.ts'
import { findOneEdit } from '../matching/one-edit.ts'
import { docFreqOf } from '../index/postings.ts'
import { maxEditsOf } from '../matching/spelling.ts'
import type { PlannedClause } from '../relaxation/plan-query.ts'
import type { LiveIndex } from './live-index.ts'
import { queryFilters } from './query-filters.ts'
import { toMatcher } from '../relaxation/to-matcher.ts'

/** Terms of one segment that may be the last word. */
export interface LastTerms {
  /** Terms that begin with what was typed. */
  readonly range: TermRange
  /** Terms that begin so but for a slip, heaviest first. */
  readonly near: readonly number[]
}

/** The last word, which may go on. */
export interface LastWord {
  readonly clause: WordClause
  /** What was typed before it. */
  readonly lead: string
  /** One a segment. */
  readonly terms: readonly LastTerms[]
}

/** What is to be read. */
export interface TypedText {
  readonly text: string
  readonly query: Query
  readonly forgive: boolean
}

/** What was typed, as it is asked of the index. */
export interface Typed {
  readonly query: Query
  /** The clauses of the query in these fields, where they name none themselves. */
  readonly plan: (fields: readonly SearchField[]) => readonly PlannedClause[]
  readonly excluded: readonly Matcher[]
  readonly filters: readonly Filters[]
  /** Absent where the text ends in something else, such as a phrase. */
  readonly last: LastWord | undefined
  readonly forgives: boolean
}

/** Where words may stand that complete what was typed. */
export const ANYWHERE: readonly SearchField[] = ['title', 'body']

/** Most terms that one word may be a slip of. */
const MAX_NEAR_TERMS = 16

/** Tells whether the last word begins so much that it tells very little. */
export function isDense({ compiled }: LiveIndex, { clause }: LastWord): boolean {
  return compiled.segments.every(
    ({ densePrefixes }) => listOfPrefix(densePrefixes, clause.term) >= 0,
  )
}

/** Most words before the last whose slips are forgiven. */
const MAX_FORGIVEN_WORDS = 2

/** Tells whether a slip could be forgiven in any word. */
export function mayForgive({ required }: Query): boolean {
  return required.some((clause) => clause.kind === 'word' && maxEditsOf(clause.term) > 0)
}

/** Reads what was typed. */
export function readTyped(live: LiveIndex, { text, query, forgive }: TypedText): Typed {
  const { compiled } = live
  const last = readLast(live, text, query, forgive)
  const slips = forgive ? findSlips(live, query, last) : NO_SLIPS
  return {
    query,
    plan: (fields) =>
      query.required.map((clause): PlannedClause => {
        const matcher = toMatcher(compiled, clause, { fields })
        return {
          clause,
          matcher: withTier(matcher, slips.get(clause)),
          role: 'word',
          mass: 0,
          weight: 1,
        }
      }),
    excluded: query.excluded.map((clause) => toMatcher(compiled, clause, { fields: ANYWHERE })),
    filters: [queryFilters(query)],
    last,
    forgives: forgive,
  }
}

const NO_SLIPS: ReadonlyMap<Clause, Tier> = new Map()

/** Finds what words may be slips of: of the last the beginnings, of the rarest others whole terms. */
function findSlips(
  live: LiveIndex,
  query: Query,
  last: LastWord | undefined,
): ReadonlyMap<Clause, Tier> {
  const slips = new Map<Clause, Tier>()
  for (const clause of rarestWords(live, query, last?.clause)) {
    const near = live.compiled.segments.map((segment) =>
      heaviestTerms(segment, findOneEdit(segment.dictionary, segment.backward, clause.term)),
    )
    slips.set(clause, toTier(live.compiled, near, false))
  }
  if (last !== undefined) {
    const near = last.terms.map((terms) => terms.near)
    slips.set(last.clause, toTier(live.compiled, near, true))
  }
  return slips
}

/** Gives the words before the last that the fewest stories hold: the likeliest slips. */
function rarestWords(
  { compiled, readers }: LiveIndex,
  { required }: Query,
  last: WordClause | undefined,
): readonly WordClause[] {
  return required
    .filter((clause) => clause.kind === 'word')
    .filter((clause) => clause !== last && maxEditsOf(clause.term) > 0)
    .map((clause) => {
      const matcher = toMatcher(compiled, clause, { fields: ANYWHERE })
      return { clause, size: sizeOf(readers, matcher) }
    })
    .sort((a, b) => a.size - b.size)
    .slice(0, MAX_FORGIVEN_WORDS)
    .map(({ clause }) => clause)
}

function readLast(
  { compiled }: LiveIndex,
  text: string,
  query: Query,
  forgive: boolean,
): LastWord | undefined {
  const clause = query.required.at(-1)
  if (clause?.kind !== 'word' || clause.prefix !== 'unfinished' || clause.term === '') return
  if (!text.endsWith(clause.text)) return
  const { term } = clause
  const forgiven = forgive && maxEditsOf(term) > 0
  const terms = compiled.segments.map((segment): LastTerms => ({
    range: prefixRange(segment.dictionary, term),
    near: forgiven ? heaviestTerms(segment, findNearBeginnings(segment.dictionary, term)) : [],
  }))
  return { clause, lead: text.slice(0, text.length - clause.text.length), terms }
}

/** The heaviest of the terms that a word may be a slip of, those with its first letter first. */
function heaviestTerms(
  { dictionary, suggestionWeights }: CompiledSegment,
  near: readonly { readonly number: number; readonly otherFirst: boolean }[],
): number[] {
  const weightOf = (term: number): number => suggestionWeights.terms[term] ?? 0
  return near
    .filter(({ number }) => weightOf(number) > 0 && !/\p{N}/u.test(termAt(dictionary, number)))
    .sort(
      (a, b) =>
        Number(a.otherFirst) - Number(b.otherFirst) || weightOf(b.number) - weightOf(a.number),
    )
    .slice(0, MAX_NEAR_TERMS)
    .map(({ number }) => number)
}

function toTier(
  { segments }: CompiledIndex,
  near: readonly (readonly number[])[],
  isPrefix: boolean,
): Tier {
  return {
    match: 'typo',
    cost: tierCost(1, false, isPrefix),
    docFreq: segments.reduce(
      (sum, { content }, i) =>
        sum + (near[i] ?? []).reduce((all, term) => all + docFreqOf(content, term), 0),
      0,
    ),
    segments: near.map((terms): TierLists => ({
      content: terms,
      author: terms,
      range: undefined,
      rangeList: -1,
      surface: -1,
    })),
  }
}

function withTier(matcher: Matcher, tier: Tier | undefined): Matcher {
  if (matcher.kind !== 'word' || tier === undefined || tier.docFreq === 0) return matcher
  return { ...matcher, tiers: [...matcher.tiers, tier] }
}
