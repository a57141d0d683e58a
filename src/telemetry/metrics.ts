// The interface between the app, which runs anywhere, and a metrics library, which does not.
import type { EngineStatus } from '../engine/search-engine.ts'
import type { RequestObserver } from './request-observer.ts'

/** Everything counted so far, in a text format that a monitoring system reads. */
export interface Exposition {
  readonly contentType: string
  readonly text: string
}

/** Counts requests, and writes what it has counted. */
export interface Metrics extends RequestObserver {
  /**
   * Writes all metrics at this moment.
   * @param status What the live index holds; undefined while there is none.
   */
  expose(status: EngineStatus | undefined): Promise<Exposition>
}
