// A query as numbers: what stories must hold, per segment. Knows lists and terms of an index, not how
// they are read.
import type { TermRange } from '../index/dictionary.ts'
import type { Filters } from './filters.ts'

/** How a word came to match. Exact includes other forms of the word's stem. */
export type MatchKind = 'exact' | 'synonym' | 'prefix' | 'typo'

/** The postings lists of one tier in one segment. */
export interface TierLists {
  /** Lists over title and body. */
  readonly content: readonly number[]
  /** Lists over author: surface terms, since names have no forms. */
  readonly author: readonly number[]
  /** A run of neighbouring surface terms, all of whose lists belong to the tier too. */
  readonly range: TermRange | undefined
  /** The content list that holds the union of the range's lists already; -1 for none. */
  readonly rangeList: number
  /** Surface term of the exact form, whose occurrences earn a bonus; -1 for none. */
  readonly surface: number
}

/** One way for a word to match; a story matches by the first tier that holds it. */
export interface Tier {
  readonly match: MatchKind
  /** 0 for exact; the sum over a query's words orders hits before any score (see `tierCost`). */
  readonly cost: number
  /** Sum of the document frequencies of its lists, over all segments. */
  readonly docFreq: number
  /** One a segment. */
  readonly segments: readonly TierLists[]
}

export interface WordMatcher {
  readonly kind: 'word'
  /** Bits of bm25f.ts. */
  readonly fields: number
  /** Best first. */
  readonly tiers: readonly Tier[]
  /** The term that the word is most likely a misspelling of; absent where it is taken as it is. */
  readonly correction?: string
}

export interface PhraseMatcher {
  readonly kind: 'phrase'
  readonly fields: number
  /** One a segment: surface terms at consecutive positions, -1 where the segment lacks one. */
  readonly segments: readonly (readonly number[])[]
  /** Sum of the terms' inverse document frequencies. */
  readonly idf: number
  /** As a tier's: 0 where the phrase is what was typed. */
  readonly cost: number
}

/**
 * How the scores of several options that match one story combine: all of them, the greatest, or the
 * greatest of those whose tier is the best.
 */
export type Combine = 'sum' | 'max' | 'best'

export interface AnyMatcher {
  readonly kind: 'any'
  readonly options: readonly Matcher[]
  readonly combine: Combine
}

/** Some of several words are enough, so long as they carry a share of what all of them say. */
export interface MinShouldMatch {
  readonly options: readonly WeighedMatcher[]
  /** Mass of what every story holds that is asked at all, operators': it counts as held. */
  readonly heldByAll: number
  /** Share of the sum of all masses that a story must hold, 0..1. */
  readonly leastShare: number
  /** What the share that a story holds (coverage) is raised to before it multiplies the score, 0..1. */
  readonly coverageExponent: number
}

export interface WeighedMatcher {
  readonly matcher: Matcher
  /** Inverse document frequency of the word: how much it says. */
  readonly mass: number
  /** What its score is multiplied by. */
  readonly weight: number
}

/** All of several: what an alternative of several words asks for. */
export interface AllMatcher {
  readonly kind: 'all'
  readonly options: readonly Matcher[]
}

/** Stories that the option does not match; they earn nothing. */
export interface NotMatcher {
  readonly kind: 'not'
  readonly option: Matcher
}

/** Stories that pass filters: what `section:sport OR ferry` asks for, and what a year in a query means. */
export interface PassingMatcher {
  readonly kind: 'passing'
  readonly filters: Filters
  /** How many stories may pass at most, over all segments. */
  readonly docFreq: number
  /** Each earns what a word does that so many stories hold; otherwise nothing. */
  readonly isScored: boolean
}

export type Matcher =
  WordMatcher | PhraseMatcher | AnyMatcher | AllMatcher | NotMatcher | PassingMatcher

// A query has at most 64 words, so that no sum of lesser costs reaches a greater one.
const EDIT_COST = 1 << 22
/** What an unlikely correction costs: more than any other first letter, less than an edit. */
export const UNLIKELY_COST = 1 << 15
const OTHER_FIRST_COST = 1 << 14
const PREFIX_COST = 1 << 7
/** What a synonym costs: less than any prefix. */
export const SYNONYM_COST = 1

/** What a match costs: an edit more than any change of a first letter, that more than any prefix. */
export function tierCost(edits: number, otherFirst: boolean, isPrefix: boolean): number {
  return edits * EDIT_COST + (otherFirst ? OTHER_FIRST_COST : 0) + (isPrefix ? PREFIX_COST : 0)
}

/** Reads a (summed) cost back: edits, unfinished words and synonyms. */
export function readTierCost(cost: number): {
  readonly typos: number
  readonly prefixes: number
  readonly synonyms: number
} {
  return {
    typos: Math.floor(cost / EDIT_COST),
    prefixes: Math.floor((cost % OTHER_FIRST_COST) / PREFIX_COST),
    synonyms: cost % PREFIX_COST,
  }
}
