// What can be asked, complete: every parameter of the HTTP contract with its default filled in.
import type { SearchField } from '../query/query.ts'
import type { TimeBound } from '../query/time.ts'
import type { StoryKind } from '../story/story.ts'

export type SortBy = 'relevance' | 'newest' | 'oldest' | 'popularity'
export type FacetName = 'kind' | 'author' | 'section' | 'list' | 'month'

export interface SearchRequest {
  readonly q: string
  readonly searchIn: readonly SearchField[]
  /** Undefined: both. */
  readonly kind: StoryKind | undefined
  /** Any of these, case-insensitive; empty: no restriction. */
  readonly author: readonly string[]
  readonly section: readonly string[]
  readonly list: readonly string[]
  /** Any of these, `YYYY-MM`, in the offset that a story's own date has. */
  readonly month: readonly string[]
  /** Inclusive. */
  readonly from: TimeBound | undefined
  readonly to: TimeBound | undefined
  readonly sortBy: SortBy
  readonly page: number
  readonly pageSize: number
  readonly facets: readonly FacetName[]
  /** 0..1, how much freshness counts in relevance; undefined: as the index is set. */
  readonly recency: number | undefined
  readonly typos: 'auto' | 'off'
  /** How much of the query a story must hold. */
  readonly match: 'auto' | 'all' | 'any'
  readonly distinct: boolean
  readonly excerpts: number
  readonly excerptLength: number
  readonly highlightPreTag: string
  readonly highlightPostTag: string
  readonly explain: boolean
}
