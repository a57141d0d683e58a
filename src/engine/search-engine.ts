// The interface that http/ and embedding apps talk to. The embedded engine is one implementation; an engine
// over the network fits the same shape, hence the promises.
import type { Hit, SearchResponse, SearchTimings, SuggestResponse } from './response.ts'
import type { QueryClass } from './query-class.ts'
import type { Story } from '../story/story.ts'
import type { SearchParameters, SuggestParameters } from './parameters.ts'

export interface EngineStatus {
  /** An index is live and questions are answered. */
  readonly ready: boolean
  /** Changes whenever an answer could change; part of every ETag. */
  readonly generation: string
  readonly stories: number
  readonly articles: number
  readonly teasers: number
  readonly terms: number
}

/** How long a caller waits for an answer; an engine need not look at it. */
export interface EngineCall {
  /** Aborted when nobody waits any more. Work that holds the thread cannot see it change. */
  readonly signal?: AbortSignal
  /** When that will be, on the clock of `performance.now()`, for work that holds the thread. */
  readonly deadlineMs?: number
}

/** What a caller may watch while a query runs, and how long it waits. */
export interface SearchObserver extends EngineCall {
  readonly onTimings?: (timings: SearchTimings) => void
  /** Called when the query is understood; an engine need not. */
  readonly onQueryClass?: (queryClass: QueryClass) => void
}

export interface SearchEngine {
  /**
   * Answers one query. What `parameters` leave out has the default of the HTTP contract.
   * @throws InvalidRequestError when a parameter is unknown or out of range.
   */
  search(parameters: SearchParameters, observer?: SearchObserver): Promise<SearchResponse>
  /**
   * Completes what a reader has typed so far.
   * @throws InvalidRequestError when a parameter is unknown or out of range.
   */
  suggest(parameters: SuggestParameters, call?: EngineCall): Promise<SuggestResponse>
  /** Gives the whole story, or undefined where the index has none of that id. */
  story(id: string, call?: EngineCall): Promise<Story | undefined>
  /** Gives the nearest other stories, best first, without excerpts; undefined for an unknown id. */
  related(id: string, limit?: number, call?: EngineCall): Promise<readonly Hit[] | undefined>
  status(): Promise<EngineStatus>
  /**
   * Gives every story that a search with these parameters finds, in its order; page, excerpts,
   * highlights and grouping count for nothing. Work is done as stories are taken, and stops when
   * nobody takes them any more; the call's bounds are those of the first story. An engine may do without it; `/export` then answers with a 501.
   * Iterating throws InvalidRequestError when a parameter is unknown or out of range.
   */
  export?(parameters: SearchParameters, call?: EngineCall): AsyncIterable<Story>
}
