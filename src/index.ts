// What an embedding app imports: stories in, an index, an engine, a Hono app. Nothing of Node is behind
// it, nothing starts, no environment is read.
export { ANALYZER_FINGERPRINT } from './analysis/fingerprint.ts'
export type { Token } from './analysis/token.ts'
export { tokenize } from './analysis/tokenize.ts'
export { createEngine, type EngineOptions } from './engines/embedded/embedded.ts'
export type { SearchParameters, SuggestParameters } from './engine/parameters.ts'
export type {
  EngineCall,
  EngineStatus,
  SearchEngine,
  SearchObserver,
} from './engine/search-engine.ts'
export {
  type ErrorCode,
  IndexError,
  InvalidRequestError,
  LedeError,
  type RequestIssue,
} from './errors.ts'
export type { Excerpt, Highlight, Range } from './excerpt/excerpt.ts'
export { createSearchApp } from './http/create-search-app.ts'
export type { SearchApp } from './http/routes/json-routes.ts'
export type { EngineSource } from './http/engine/ready-engine.ts'
export type { RateLimiter, RateLimitState } from './http/middleware/rate-limit.ts'
export type { FailedRequest, RequestLogEntry, SearchAppOptions } from './http/search-app-options.ts'
export { type BuildOptions, buildIndex } from './store/build-index.ts'
export type { IndexSegment, NewsIndex } from './index/news-index.ts'
export { miniSearchOptions } from './index/write/minisearch-options.ts'
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
export type { QueryClass } from './engine/query-class.ts'
export type { Exposition, Metrics } from './telemetry/metrics.ts'
export {
  createQueryStatistics,
  type QueryCount,
  type QueryReport,
  type QueryStatistics,
} from './telemetry/query-statistics.ts'
export type {
  ObservedAnswer,
  ObservedRequest,
  ObservedSearch,
  RequestObserver,
} from './telemetry/request-observer.ts'
export type { Story, StoryInput, StoryKind } from './story/story.ts'
