// The exports of `lede/engine`: stories in, an index, an engine. What an app needs that has no use for hono.
export { ANALYZER_FINGERPRINT } from './analysis/fingerprint.ts'
export type { Token } from './analysis/token.ts'
export { tokenize } from './analysis/tokenize.ts'
export type { SearchParameters, SuggestParameters } from './engine/parameters.ts'
export type { QueryClass } from './engine/query-class.ts'
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
export type {
  EngineCall,
  EngineStatus,
  SearchEngine,
  SearchObserver,
} from './engine/search-engine.ts'
export { createEngine, type EngineOptions } from './engines/embedded/embedded.ts'
export {
  type ErrorCode,
  IndexError,
  InvalidRequestError,
  LedeError,
  type RequestIssue,
} from './errors.ts'
export type { Excerpt, Highlight, Range } from './excerpt/excerpt.ts'
export type { IndexSegment, NewsIndex } from './index/news-index.ts'
export { miniSearchOptions } from './index/write/minisearch-options.ts'
export { type BuildOptions, buildIndex } from './store/build-index.ts'
export type { Story, StoryInput, StoryKind } from './story/story.ts'
