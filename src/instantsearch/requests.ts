// The part of Algolia's requests that is understood here; every other parameter (analytics, personalization)
// is passed over. Types only.

/**
 * Conditions that all hold; those in an inner list are alternatives. Algolia's type allows lists within
 * those, its service does not.
 */
export type Conditions = string | readonly Conditions[]

/** Algolia's search parameters, as far as they mean something to a news search. */
export interface InstantSearchParams {
  readonly query?: string | undefined
  /** From 0. @default 0 */
  readonly page?: number | undefined
  /** Up to 100; 0 asks for counts only. @default 20 */
  readonly hitsPerPage?: number | undefined
  /** Names of facets, `*` for all. @default none */
  readonly facets?: string | readonly string[] | undefined
  /** `facet:value`. */
  readonly facetFilters?: Conditions | undefined
  /** `publishedAtTimestamp>=1729296000`, seconds since 1970. */
  readonly numericFilters?: Conditions | undefined
  /** Algolia's filter language is not understood: anything but nothing is refused. */
  readonly filters?: string | undefined
  /** Most values a facet. @default 100 */
  readonly maxValuesPerFacet?: number | undefined
  /** @default '<em>' */
  readonly highlightPreTag?: string | undefined
  /** @default '</em>' */
  readonly highlightPostTag?: string | undefined
  /** `body:30` asks for excerpts of about 30 words. */
  readonly attributesToSnippet?: readonly string[] | undefined
  /** Fields that words must match in: `title`, `body`, `author`. */
  readonly restrictSearchableAttributes?: readonly string[] | undefined
  /** `false` turns the forgiving of misspellings off. */
  readonly typoTolerance?: boolean | string | undefined
  readonly distinct?: boolean | number | undefined
  /** What facet values have to begin with, of a search for them. */
  readonly facetQuery?: string | undefined
  readonly facetName?: string | undefined
  /** Most facet values of a search for them. @default 10 */
  readonly maxFacetHits?: number | undefined
}

/** One request of several. */
export interface InstantSearchRequest {
  /** Ends in `_newest`, `_oldest` or `_popularity` to ask for that order. */
  readonly indexName: string
  readonly params?: InstantSearchParams | undefined
  /** `facet` searches the values of a facet. */
  readonly type?: string | undefined
  readonly facet?: string | undefined
}

/** A search for values of a facet among all stories, as version 5 of Algolia's client asks it. */
export interface FacetValuesRequest {
  readonly indexName: string
  readonly facetName: string
  readonly searchForFacetValuesRequest?: Pick<InstantSearchParams, 'facetQuery' | 'maxFacetHits'>
}

/** A request for stories that go with another one, or with none. */
export interface RecommendationRequest {
  readonly indexName: string
  /** `related-products` are related stories; `trending-items` the most viewed. */
  readonly model: string
  readonly objectID?: string | undefined
  /** @default 10 */
  readonly maxRecommendations?: number | undefined
  readonly queryParameters?: InstantSearchParams | undefined
}
