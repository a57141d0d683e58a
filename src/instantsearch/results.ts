// Algolia's results, as far as widgets read them. Types only.
import type { Hit } from '../engine/response.ts'

/** A text with what matched between tags. */
export interface HighlightResult {
  readonly value: string
  /** `full` where as many different words are marked as were asked for. */
  readonly matchLevel: 'none' | 'partial' | 'full'
  /** What is marked, in lower case, each once. */
  readonly matchedWords: readonly string[]
}

/** A story as a hit of InstantSearch. */
export interface InstantSearchHit extends Omit<
  Hit,
  'highlights' | 'excerpts' | 'explanation' | 'score'
> {
  /** The story's id. */
  readonly objectID: string
  /** `publishedAt` in seconds since 1970. */
  readonly publishedAtTimestamp?: number
  /** The story's best passage: a hit does not bring the whole body. */
  readonly body: string
  readonly _highlightResult: {
    readonly title: HighlightResult
    readonly body: HighlightResult
    readonly author?: HighlightResult
  }
  readonly _snippetResult: { readonly body: Omit<HighlightResult, 'matchedWords'> }
}

/** What became of a query, next to its hits; where there is nothing to say, it is absent. */
export interface QueryNotes {
  readonly didYouMean?: string
  readonly dropped: readonly string[]
  readonly corrected: Readonly<Record<string, string>>
}

export interface FacetStats {
  readonly min: number
  readonly max: number
}

/** The answer to one request. */
export interface InstantSearchResult<THit = InstantSearchHit> {
  readonly index: string
  readonly query: string
  readonly params: string
  readonly hits: THit[]
  readonly nbHits: number
  /** From 0. */
  readonly page: number
  readonly nbPages: number
  readonly hitsPerPage: number
  /** Whole milliseconds in the engine, rounded up. */
  readonly processingTimeMS: number
  readonly facets?: Record<string, Record<string, number>>
  readonly facets_stats?: Record<string, FacetStats>
  readonly exhaustiveNbHits: true
  readonly exhaustiveFacetsCount: true
  readonly exhaustiveTypo: true
  /** For the widget `queryRuleCustomData`. */
  readonly userData?: QueryNotes[]
}

/** One value of a facet that was searched for. */
export interface FacetHit {
  readonly value: string
  readonly highlighted: string
  readonly count: number
}

/** The answer to one search for values of a facet. */
export interface FacetValuesResult {
  readonly facetHits: FacetHit[]
  readonly exhaustiveFacetsCount: true
  readonly processingTimeMS: number
}

/** The answer to one request for recommendations. */
export interface RecommendationResult<THit = InstantSearchHit> {
  readonly hits: THit[]
  readonly nbHits: number
  readonly processingTimeMS: number
}
