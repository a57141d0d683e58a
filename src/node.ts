// What a Node app adds to `lede`: sources and indexes on disk, and serving. Importing it starts nothing
// and reads no environment.
import { getRequestListener } from '@hono/node-server'

import type { SearchEngine } from './engine/search-engine.ts'
import { createSearchApp } from './http/create-search-app.ts'
import type { SearchAppOptions } from './http/search-app-options.ts'
import { listen, type ServerAddress } from './node/serving/listen.ts'
import {
  type EngineSettings,
  followEngine,
  loadEngine,
  type Served,
} from './node/serving/live-engine.ts'
import { answerUnreadable, createRefusal } from './node/serving/refuse-request.ts'
import { createBoundedServer } from './node/serving/serve-http.ts'
import { type ServingLimits, toServingLimits } from './node/serving/serving-limits.ts'

export { readManifest } from './store/read-manifest.ts'
export { buildDirectory, type BuildDirectoryOptions } from './node/index-folder/build-directory.ts'
export { createClientAddress, type TrustProxy } from './node/serving/client-address.ts'
export { createMetrics } from './node/serving/create-metrics.ts'
export { createRateLimiter, type RateLimiterOptions } from './node/serving/create-rate-limiter.ts'
export { createTracing } from './node/serving/create-tracing.ts'
export { readIndex, type ReadOptions } from './node/index-folder/open-index.ts'
export { readStopWords, readSynonyms } from './node/sources/read-word-lists.ts'
export { writeIndex } from './store/write-index.ts'
export type { OpenedIndex } from './engines/embedded/opened-index.ts'
export type { Manifest } from './store/manifest.ts'
export { readStories, type ReadStoriesOptions } from './node/sources/read-sources.ts'
export { type WatchEvent, type WatchOptions, watchSources } from './node/sources/watch-sources.ts'

export type { ServerAddress } from './node/serving/listen.ts'
export type { Served } from './node/serving/live-engine.ts'
export type { ServingLimits } from './node/serving/serving-limits.ts'

export interface ServeSettings extends SearchAppOptions, EngineSettings, Partial<ServingLimits> {
  /** 0 takes a free one. @default 3000 */
  readonly port?: number
  /** @default '127.0.0.1' */
  readonly host?: string
  /**
   * How long it goes on as before when closing, milliseconds, so that load balancers notice: answers
   * say `Connection: close`, `/readyz` is a 503. @default 100
   */
  readonly stopDelayMs?: number
  /** Longest wait for requests in flight when closing, that delay included, milliseconds. @default 10000 */
  readonly drainMs?: number
  /** Called with each failure that is answered by a 500; must not throw. @default nothing */
  readonly onError?: NonNullable<SearchAppOptions['onError']>
  /** Closes the server when aborted. */
  readonly signal?: AbortSignal
  /** Called when the server answers `/healthz`, which is before its index is loaded. */
  readonly onListening?: (address: ServerAddress) => void
}

export type ServeOptions = Served & ServeSettings

export interface RunningServer extends ServerAddress {
  /**
   * After `stopDelayMs` takes no more connections, waits until every request in flight is answered,
   * and closes the idle connections; after `drainMs` it closes all of them.
   */
  close(): Promise<void>
}

/**
 * Serves search over HTTP. Resolves when the index is live; meanwhile the server already listens
 * and answers `/healthz` with 200 and everything else with 503.
 * @throws LedeError `invalid_config` for a port that cannot be had, IndexError for an index that
 *   cannot be read, the signal's reason when it is aborted before the index is live.
 */
export async function serveSearch(options: ServeOptions): Promise<RunningServer> {
  const { port = 3000, host = '127.0.0.1', stopDelayMs = 100, drainMs = 10_000, signal } = options
  signal?.throwIfAborted()
  let engine: SearchEngine | undefined
  const app = createSearchApp(() => engine, options)
  const listener = getRequestListener(app.fetch, {
    hostname: host,
    errorHandler: answerUnreadable,
  })
  const bounded = createBoundedServer(
    toServingLimits(options),
    (incoming, outgoing) => void listener(incoming, outgoing),
    createRefusal(options),
  )
  const address = await listen(bounded.server, port, host)
  let closing: Promise<void> | undefined
  const following = new AbortController()
  const close = (): Promise<void> => {
    following.abort()
    // Where nothing is live yet, nobody was sent here.
    return (closing ??= bounded.close(engine === undefined ? 0 : stopDelayMs, drainMs))
  }
  const onAbort = (): void => {
    void close()
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    options.onListening?.(address)
    engine = await loadEngine(options)
    signal?.throwIfAborted()
    void followEngine(engine, options, following.signal, (newer) => {
      engine = newer
    })
  } catch (error) {
    await close()
    throw error
  }
  return { ...address, close }
}
