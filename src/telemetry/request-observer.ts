// What can be known of one answered request: the interface of metrics, traces and query statistics.
import type { QueryClass } from '../engine/query-class.ts'
import type { SearchTimings } from '../engine/response.ts'

/** A request that has come in. */
export interface ObservedRequest {
  readonly method: string
  /** Path with the mount's prefix, without parameters. */
  readonly path: string
  /** Gives a header's value, by its name in any case. */
  readonly header: (name: string) => string | undefined
}

/** A search that the engine answered within a request. */
export interface ObservedSearch {
  /** What the reader asked, as it came: never to be logged or traced unless that is wanted. */
  readonly q: string
  /** From 1. */
  readonly page: number
  readonly totalHits: number
  /** Absent where the engine does not say; likewise `timings`. */
  readonly queryClass?: QueryClass
  readonly timings?: SearchTimings
}

/** How a request was answered. */
export interface ObservedAnswer {
  /** The pattern of the route below the mount, `/stories/:id`; `unknown` where there is none. */
  readonly route: string
  readonly status: number
  /** From the first to the last line of the app, milliseconds. */
  readonly tookMs: number
  /** The first search within the request; absent where nothing was searched, as for a 304. */
  readonly search?: ObservedSearch
}

/** Watches requests, from before they are answered until their answer is ready. */
export interface RequestObserver {
  /**
   * Is called for each request; has to call `answer` exactly once, and may do so within a context of
   * its own. Must not throw, nor wait for anything except `answer`, which rejects only where the app
   * cannot even answer with a 500.
   */
  observe(request: ObservedRequest, answer: () => Promise<ObservedAnswer>): Promise<void>
}
