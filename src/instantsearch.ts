// What a page gives Algolia's InstantSearch as its search client: `lede/instantsearch`. Runs in browsers
// and Node; InstantSearch itself is the page's own.
export { LedeError } from './errors.ts'
export type { ClientFetch, HeaderSource } from './client/client-options.ts'
export { ResponseError } from './client/response-error.ts'
export {
  createInstantSearchClient,
  type InstantSearchClient,
  type InstantSearchClientOptions,
  type SearchForFacetValues,
} from './instantsearch/create-instantsearch-client.ts'
export type {
  FacetValuesRequest,
  InstantSearchParams,
  InstantSearchRequest,
  RecommendationRequest,
} from './instantsearch/requests.ts'
export type {
  FacetHit,
  FacetValuesResult,
  HighlightResult,
  InstantSearchHit,
  InstantSearchResult,
  QueryNotes,
  RecommendationResult,
} from './instantsearch/results.ts'
