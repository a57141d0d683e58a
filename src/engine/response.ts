// The envelope of an answer, as it goes over the wire.
import type { Excerpt, Highlight } from '../excerpt/excerpt.ts'
import type { Story } from '../story/story.ts'
import type { FacetName } from './request.ts'

/** One result: a story without its body, with what matched. */
export interface Hit extends Omit<Story, 'body' | 'source'> {
  readonly score: number
  readonly highlights: { readonly title: Highlight; readonly author?: Highlight }
  readonly excerpts: readonly Excerpt[]
  /** Near-duplicates of this story that match too, newest first; absent where there are none. */
  readonly duplicates?: readonly DuplicateHit[]
  /** Words of the query that it lacks; absent where it has all of them. */
  readonly missing?: readonly string[]
  readonly explanation?: Explanation
}

/** Most near-duplicates that are listed by a hit; the newest are. */
export const MAX_DUPLICATES = 20

/** A near-duplicate of a hit: enough to name it and to go there. */
export type DuplicateHit = Pick<Story, 'id' | 'kind' | 'title' | 'source' | 'url' | 'publishedAt'>

/**
 * Why a hit has its score: `score` = (sum of `clauses[].score` x `coverage` + `proximity` + `feedback`) x
 * `freshness` x `popularity` x `writtenFirst`.
 */
export interface Explanation {
  /** Typed edits and unfinished words of this match; of stories that hold the same words, fewest first. */
  readonly tier: { readonly typos: number; readonly prefixes: number; readonly synonyms?: number }
  readonly clauses: readonly ClauseExplanation[]
  /** What the story's share of what the query says multiplies; absent where it holds every word. */
  readonly coverage?: number
  /** What words that stand near each other added. */
  readonly proximity?: number
  /** What the story has in common with the best ones added. */
  readonly feedback?: number
  readonly freshness: number
  readonly popularity: number
  /** What raised it above stories that hold the same words less well written; absent where nothing did. */
  readonly writtenFirst?: number
  readonly score: number
}

/** What one clause of the query earned: `score` = `idf` x `weight`, except for alternatives (`a OR b`). */
export interface ClauseExplanation {
  readonly clause: string
  readonly match: 'exact' | 'synonym' | 'prefix' | 'typo' | 'phrase'
  /** The first term of the story that stands for each word of the clause. */
  readonly terms: readonly string[]
  /** How telling it is: the inverse document frequency; absent for alternatives. */
  readonly idf?: number
  /** How often and where it stands in the story, saturated and against the story's length. */
  readonly weight?: number
  readonly score: number
}

export interface Interpretation {
  /** The parts of the query as they were read. */
  readonly clauses: readonly string[]
  /** `all`: each hit holds every word; `most`: enough of them; `any`: at least one. */
  readonly matching: 'all' | 'most' | 'any'
  /** Words that no hit holds. */
  readonly dropped: readonly string[]
  /** Words as typed -> what they stand for, too, unless that only writes a name otherwise; absent where nothing. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  /** Word as typed -> the word that was searched in its place. */
  readonly corrected: Readonly<Record<string, string>>
}

export type FacetCounts = Readonly<Record<string, number>>

export interface SearchResponse {
  readonly q: string
  readonly interpretation: Interpretation
  readonly totalHits: number
  readonly page: number
  readonly pageSize: number
  readonly totalPages: number
  readonly tookMs: number
  readonly hits: readonly Hit[]
  readonly facets?: Readonly<Partial<Record<FacetName, FacetCounts>>>
  readonly didYouMean?: string
}

/** Where the time went, for `Server-Timing`. Milliseconds. */
export interface SearchTimings {
  readonly parseMs: number
  readonly matchMs: number
  readonly excerptMs: number
}

export interface Suggestion {
  readonly text: string
  readonly html: string
  readonly kind: 'story' | 'term'
  /** The story's id where `kind` is `story`. */
  readonly id?: string
}

export interface SuggestResponse {
  readonly q: string
  readonly suggestions: readonly Suggestion[]
}
