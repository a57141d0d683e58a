// Weights: what a query asks of stories, with the statistics of a whole snapshot. A weight names terms, not
// numbers; a segment opens it (scorer.ts).
import type { Filters } from './filters.ts'

/** How a word came to match. Exact includes other forms of the word's stem. */
export type MatchKind = 'exact' | 'synonym' | 'prefix' | 'typo'

/** A surface term with all that has its stem, or one of the two. */
export interface Form {
  /** Undefined where no story holds the word itself. */
  readonly term: string | undefined
  /** Undefined where the term stands for nothing but itself. */
  readonly stem: string | undefined
}

/** The terms of one tier. */
export interface TierTerms {
  /** Over title and body. */
  readonly forms: readonly Form[]
  /** Surface terms over author, since names have no forms. */
  readonly names: readonly string[]
  /** All terms that begin with it, except itself, belong to the tier, too. */
  readonly prefix: string | undefined
  /** Surface term of the exact form, whose occurrences earn a bonus. */
  readonly surface: string | undefined
}

export const NO_TERMS: TierTerms = { forms: [], names: [], prefix: undefined, surface: undefined }

/** One way for a word to match; a story matches by the first tier that holds it. */
export interface Tier {
  readonly match: MatchKind
  /** 0 for exact; the sum over a query's words orders hits before any score (see `tierCost`). */
  readonly cost: number
  /** Sum of the document frequencies of its terms. */
  readonly docFreq: number
  readonly terms: TierTerms
}

export interface WordWeight {
  readonly kind: 'word'
  /** Bits of bm25f.ts. */
  readonly fields: number
  /** Best first. */
  readonly tiers: readonly Tier[]
  /** The term that the word is most likely a misspelling of; absent where it is taken as it is. */
  readonly correction?: string
}

export interface PhraseWeight {
  readonly kind: 'phrase'
  readonly fields: number
  /** Surface terms at consecutive positions. */
  readonly terms: readonly string[]
  /** Sum of the terms' inverse document frequencies. */
  readonly idf: number
  /** How many stories hold it at most: those that hold its rarest term. */
  readonly docFreq: number
  /** As a tier's: 0 where the phrase is what was typed. */
  readonly cost: number
}

/**
 * How the scores of several options that match one story combine: all of them, the greatest, or the
 * greatest of those whose tier is the best.
 */
export type Combine = 'sum' | 'max' | 'best'

export interface AnyWeight {
  readonly kind: 'any'
  readonly options: readonly Weight[]
  readonly combine: Combine
}

/** All of several: what an alternative of several words asks for. */
export interface AllWeight {
  readonly kind: 'all'
  readonly options: readonly Weight[]
}

/** Stories that the option does not match; they earn nothing. */
export interface NotWeight {
  readonly kind: 'not'
  readonly option: Weight
}

/** Stories that pass filters: what `section:sport OR ferry` asks for, and what a year in a query means. */
export interface PassingWeight {
  readonly kind: 'passing'
  readonly filters: Filters
  /** How many stories may pass at most. */
  readonly docFreq: number
  /** Each earns what a word does that so many stories hold; otherwise nothing. */
  readonly isScored: boolean
}

export type Weight = WordWeight | PhraseWeight | AnyWeight | AllWeight | NotWeight | PassingWeight

/** Minimum should match: some of several words are enough, so long as they carry a share of the idf sum. */
export interface MinShouldMatch {
  readonly options: readonly OptionalWord[]
  /** Mass of what every story holds that is asked at all, operators': it counts as held. */
  readonly heldByAll: number
  /** Share of the sum of all masses that a story must hold, 0..1. */
  readonly leastShare: number
  /** What the share that a story holds (coverage) is raised to before it multiplies the score, 0..1. */
  readonly coverageExponent: number
}

export interface OptionalWord {
  readonly weight: Weight
  /** Inverse document frequency of the word: how much it says. */
  readonly mass: number
  /** What its score is multiplied by. */
  readonly boost: number
}

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

/** Gives how many stories may match at most: the order to take clauses in. */
export function sizeOf(weight: Weight, docCount: number): number {
  switch (weight.kind) {
    case 'word':
      return weight.tiers.reduce((sum, { docFreq }) => sum + docFreq, 0)
    case 'phrase':
    case 'passing':
      return weight.docFreq
    case 'not':
      return docCount
    case 'all':
      return Math.min(...weight.options.map((option) => sizeOf(option, docCount)))
    case 'any':
      return weight.options.reduce((sum, option) => sum + sizeOf(option, docCount), 0)
  }
}
