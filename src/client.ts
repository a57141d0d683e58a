// What an app asks a search service elsewhere with: `lede/client`. Runs in browsers and Node; nothing of
// the service or the engine is behind it but their types.
export type { EngineStatus, SearchEngine } from './engine/search-engine.ts'
export { type ErrorCode, LedeError, type RequestIssue } from './errors.ts'
export type { Excerpt, Highlight, Range } from './excerpt/excerpt.ts'
export type {
  CallOptions,
  ClientFetch,
  ClientOptions,
  HeaderSource,
  SearchCallOptions,
} from './client/client-options.ts'
export { createClient, type SearchClient } from './client/create-client.ts'
export { ResponseError } from './client/response-error.ts'
export type { ClientSearchParameters } from './client/search-query.ts'
export type { SearchApp } from './http/routes/json-routes.ts'
export type { Health, SuggestQuery } from './http/schemas/typed-requests.ts'
export type {
  Explanation,
  FacetCounts,
  Hit,
  Interpretation,
  SearchResponse,
  SearchTimings,
  Suggestion,
  SuggestResponse,
} from './engine/response.ts'
export type { Story, StoryKind } from './story/story.ts'
