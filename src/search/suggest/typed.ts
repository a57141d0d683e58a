// What the text that a reader has typed so far asks of the index: its last word unfinished, misspellings forgiven
// or not.
import { DENSE_SHARE, MIN_STORIES_FOR_DERIVED_LISTS } from '../../index/dense-prefixes.ts'
import { prefixRange, termAt } from '../../index/dictionary.ts'
import { postingsInRange } from '../../index/postings.ts'
import type { Segment } from '../../index/segment.ts'
import { toTier } from '../../matching/expand.ts'
import type { Filters } from '../../matching/filters.ts'
import { findNearBeginnings } from '../../matching/fuzzy/near-prefix.ts'
import { findOneEdit } from '../../matching/fuzzy/one-edit.ts'
import { maxEditsOf } from '../../matching/fuzzy/spelling.ts'
import { NO_TERMS, sizeOf, type Tier, tierCost, type Weight } from '../../matching/weight.ts'
import type { Clause, Query, SearchField, WordClause } from '../../query/query.ts'
import { BODY } from '../../ranking/bm25f.ts'
import type { PlannedClause } from '../../relaxation/plan-query.ts'
import { toWeight } from '../../relaxation/to-weight.ts'
import type { LiveIndex } from '../live-index.ts'
import { queryFilters } from '../query-filters.ts'
import { compareWeighed, termWeight } from './suggestion-weights.ts'

/** The last word, which may go on. */
export interface LastWord {
  readonly clause: WordClause
  /** What was typed before it. */
  readonly lead: string
  /** Terms that begin as it does except for a misspelling, heaviest first. */
  readonly near: readonly string[]
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
  readonly excluded: readonly Weight[]
  readonly filters: readonly Filters[]
  /** Absent where the text ends in something else, such as a phrase. */
  readonly last: LastWord | undefined
  readonly forgives: boolean
}

/** Where words may stand that complete what was typed. */
export const ANYWHERE: readonly SearchField[] = ['title', 'body']

/** Most terms that one word may be a misspelling of. */
const MAX_NEAR_TERMS = 16

/** Tells whether the last word begins so much that it says very little (dense-prefixes.ts). */
export function isDense({ snapshot }: LiveIndex, { clause }: LastWord): boolean {
  const { docCount } = snapshot.statistics
  if (docCount < MIN_STORIES_FOR_DERIVED_LISTS) return false
  let terms = 0
  let postings = 0
  for (const { segment } of snapshot.segments) {
    const range = prefixRange(segment.dictionary, clause.term)
    terms += range.to - range.from
    postings += postingsInRange(segment.content, range)
  }
  return terms > 1 && postings > docCount * DENSE_SHARE
}

/** Most words before the last whose misspellings are forgiven. */
const MAX_FORGIVEN_WORDS = 2

/** Tells whether a misspelling could be forgiven in any word. */
export function mayForgive({ required }: Query): boolean {
  return required.some((clause) => clause.kind === 'word' && maxEditsOf(clause.term) > 0)
}

/** Reads what was typed. */
export function readTyped(live: LiveIndex, { text, query, forgive }: TypedText): Typed {
  const last = readLast(live, text, query, forgive)
  const misspellings = forgive ? findMisspellings(live, query, last) : NO_MISSPELLINGS
  return {
    query,
    plan: (fields) =>
      query.required.map((clause): PlannedClause => {
        const weight = toWeight(live, clause, { fields })
        return {
          clause,
          weight: withTier(weight, misspellings.get(clause)),
          role: 'word',
          mass: 0,
          boost: 1,
        }
      }),
    excluded: query.excluded.map((clause) => toWeight(live, clause, { fields: ANYWHERE })),
    filters: [queryFilters(query)],
    last,
    forgives: forgive,
  }
}

const NO_MISSPELLINGS: ReadonlyMap<Clause, Tier> = new Map()

/** Finds what words may be misspellings of: of the last the prefixes, of the rarest others whole terms. */
function findMisspellings(
  live: LiveIndex,
  query: Query,
  last: LastWord | undefined,
): ReadonlyMap<Clause, Tier> {
  const misspellings = new Map<Clause, Tier>()
  for (const clause of rarestWords(live, query, last?.clause)) {
    const near = heaviestNear(live, ({ dictionary, backward }) =>
      findOneEdit(dictionary, backward, clause.term),
    )
    misspellings.set(clause, misspellingTier(live, near, false))
  }
  if (last !== undefined) misspellings.set(last.clause, misspellingTier(live, last.near, true))
  return misspellings
}

/** Gives the words before the last that the fewest stories hold: the likeliest misspellings. */
function rarestWords(
  live: LiveIndex,
  { required }: Query,
  last: WordClause | undefined,
): readonly WordClause[] {
  return required
    .filter((clause) => clause.kind === 'word')
    .filter((clause) => clause !== last && maxEditsOf(clause.term) > 0)
    .map((clause) => {
      const weight = toWeight(live, clause, { fields: ANYWHERE })
      return { clause, size: sizeOf(weight, live.snapshot.statistics.docCount) }
    })
    .sort((a, b) => a.size - b.size)
    .slice(0, MAX_FORGIVEN_WORDS)
    .map(({ clause }) => clause)
}

function readLast(
  live: LiveIndex,
  text: string,
  query: Query,
  forgive: boolean,
): LastWord | undefined {
  const clause = query.required.at(-1)
  if (clause?.kind !== 'word' || clause.prefix !== 'unfinished' || clause.term === '') return
  if (!text.endsWith(clause.text)) return
  const isForgiven = forgive && maxEditsOf(clause.term) > 0
  return {
    clause,
    lead: text.slice(0, text.length - clause.text.length),
    near: isForgiven
      ? heaviestNear(live, ({ dictionary }) => findNearBeginnings(dictionary, clause.term))
      : [],
  }
}

/** The heaviest of the terms that a word may be a misspelling of, those with its first letter first. */
function heaviestNear(
  live: LiveIndex,
  find: (segment: Segment) => readonly { readonly number: number; readonly otherFirst: boolean }[],
): string[] {
  const found = new Map<string, boolean>()
  for (const { segment } of live.snapshot.segments) {
    for (const { number, otherFirst } of find(segment)) {
      const term = termAt(segment.dictionary, number)
      if (!/\p{N}/u.test(term)) found.set(term, otherFirst)
    }
  }
  return Array.from(found, ([term, otherFirst]) => ({
    term,
    otherFirst,
    weight: termWeight(live, term),
  }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => Number(a.otherFirst) - Number(b.otherFirst) || compareWeighed(a, b))
    .slice(0, MAX_NEAR_TERMS)
    .map(({ term }) => term)
}

/** Makes a tier of terms as they are written, without their forms. */
function misspellingTier(
  { snapshot }: LiveIndex,
  near: readonly string[],
  isPrefix: boolean,
): Tier {
  const forms = near.map((term) => ({ term, stem: undefined }))
  const terms = { ...NO_TERMS, forms, names: near }
  // Counted over title and body, whatever fields are searched.
  return toTier(snapshot, BODY, { match: 'typo', cost: tierCost(1, false, isPrefix), terms })
}

function withTier(weight: Weight, tier: Tier | undefined): Weight {
  if (weight.kind !== 'word' || tier === undefined || tier.docFreq === 0) return weight
  return { ...weight, tiers: [...weight.tiers, tier] }
}
