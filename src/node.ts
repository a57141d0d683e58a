// What a Node app adds to `lede`: sources and indexes on disk, and serving. Importing it starts
// nothing and reads no environment.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'

import { createEngine, type EngineOptions } from './engine/embedded.ts'
import type { AnswerOptions } from './engine/answer-options.ts'
import type { EngineStatus, SearchEngine } from './engine/search-engine.ts'
import { LedeError } from './errors.ts'
import { createSearchApp } from './http/create-search-app.ts'
import type { SearchAppOptions } from './http/search-app-options.ts'
import type { NewsIndex } from './indexing/news-index.ts'
import type { Language } from './languages.ts'
import { followIndex } from './node/follow-index.ts'
import { readIndex } from './node/open-index.ts'

export { readManifest } from './indexing/read-index.ts'
export { buildDirectory, type BuildDirectoryOptions } from './node/build-directory.ts'
export { createClientAddress, type TrustProxy } from './node/client-address.ts'
export { createMetrics } from './node/create-metrics.ts'
export { createRateLimiter, type RateLimiterOptions } from './node/create-rate-limiter.ts'
export { createTracing } from './node/create-tracing.ts'
export { readIndex, type ReadOptions } from './node/open-index.ts'
export { readStopWords, readSynonyms } from './node/read-word-lists.ts'
export { writeIndex } from './indexing/write-index.ts'
export type { Manifest } from './indexing/manifest.ts'
export { readStories, type ReadStoriesOptions } from './node/read-sources.ts'
export { type WatchEvent, type WatchOptions, watchSources } from './node/watch-sources.ts'

/** What answers: exactly one of an engine, an index (or a function that gives one), a folder. */
export type Served =
  | { readonly engine: SearchEngine; readonly index?: never; readonly directory?: never }
  | {
      readonly index: NewsIndex | (() => Promise<NewsIndex>)
      readonly engine?: never
      readonly directory?: never
    }
  | { readonly directory: string; readonly engine?: never; readonly index?: never }

/** Where a server can be reached. */
export interface ServerAddress {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly url: string
  readonly port: number
}

export interface ServeSettings extends SearchAppOptions, AnswerOptions {
  /** 0 takes a free one. @default 3000 */
  readonly port?: number
  /** @default '127.0.0.1' */
  readonly host?: string
  /** Longest wait for requests in flight when closing, milliseconds. @default 10000 */
  readonly drainMs?: number
  /** Language of the index in `directory` (see `readIndex`). @default 'english' */
  readonly language?: Language
  /**
   * Folder whose index takes over whenever a build puts another one there; requests under way are
   * answered from the old one.
   * @default `directory`
   */
  readonly follow?: string
  /** Pause between two looks at that folder, milliseconds; 0 never looks. @default 1000 */
  readonly followMs?: number
  /** Called when another index has taken over. */
  readonly onIndex?: (status: EngineStatus) => void
  /** Closes the server when aborted. */
  readonly signal?: AbortSignal
  /** Called when the server answers `/healthz`, which is before its index is loaded. */
  readonly onListening?: (address: ServerAddress) => void
}

export type ServeOptions = Served & ServeSettings

export interface RunningServer extends ServerAddress {
  /**
   * Stops taking connections, waits until every request in flight is answered, and closes the
   * idle connections; after `drainMs` it closes all of them.
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
  const { port = 3000, host = '127.0.0.1', drainMs = 10_000, signal } = options
  signal?.throwIfAborted()
  let engine: SearchEngine | undefined
  const app = createSearchApp(() => engine, options)
  const listener = getRequestListener(app.fetch, { hostname: host })
  const server = createServer((incoming, outgoing) => {
    void listener(incoming, outgoing)
  })
  const drain = createDrain(server)
  const address = await listen(server, port, host)
  let closing: Promise<void> | undefined
  const following = new AbortController()
  const close = (): Promise<void> => {
    following.abort()
    return (closing ??= drain(drainMs))
  }
  const onAbort = (): void => {
    void close()
  }
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    options.onListening?.(address)
    engine = await loadEngine(options)
    signal?.throwIfAborted()
    const { generation } = await engine.status()
    void follow(generation, options, following.signal, (newer) => {
      engine = newer
    })
  } catch (error) {
    await close()
    throw error
  }
  return { ...address, close }
}

/** Hands over an engine of each new index in the folder that is followed, if one is. */
async function follow(
  generation: string,
  options: ServeOptions,
  signal: AbortSignal,
  takeOver: (engine: SearchEngine) => void,
): Promise<void> {
  const { engine, directory, followMs = 1000, onIndex, onError } = options
  const followed = options.follow ?? directory
  if (followed === undefined || followMs === 0 || engine !== undefined) return
  await followIndex(followed, {
    generation,
    everyMs: followMs,
    signal,
    onIndex: async () => {
      const newer = await openEngine(followed, options)
      takeOver(newer)
      onIndex?.(await newer.status())
    },
    onError: (error) => onError?.(error),
  })
}

async function loadEngine(options: ServeOptions): Promise<SearchEngine> {
  const { engine, index, directory } = options
  if (engine !== undefined) return engine
  if (directory !== undefined) return openEngine(directory, options)
  return createEngine(typeof index === 'function' ? await index() : index, toEngine(options))
}

async function openEngine(directory: string, settings: ServeSettings): Promise<SearchEngine> {
  const { language } = settings
  return createEngine(
    await readIndex(directory, { ...(language && { language }) }),
    toEngine(settings),
  )
}

function toEngine(settings: ServeSettings): EngineOptions {
  const { timeZone, now, recency, recencyHalfLifeDays, popularity } = settings
  const { synonyms, newsSynonyms, stopWords } = settings
  const clock = { ...(timeZone !== undefined && { timeZone }), ...(now && { now }) }
  const ranking = { recency, recencyHalfLifeDays, popularity }
  return { ...clock, ...ranking, synonyms, newsSynonyms, stopWords }
}

async function listen(server: Server, port: number, host: string): Promise<ServerAddress> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = UNUSABLE[code]
    if (reason === undefined) throw error
    throw new LedeError('invalid_config', `Cannot serve on ${host}, port ${port}: ${reason}`, {
      cause: error,
    })
  }
  const bound = server.address()
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port
  return { url: `http://${toUrlHost(host)}:${boundPort}`, port: boundPort }
}

/** Why a port cannot be had, by Node's error code. */
const UNUSABLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program is using it. Choose another port with `--port` or `PORT`.',
  EACCES: 'this user may not use it. Choose a port from 1024 with `--port` or `PORT`.',
  EADDRNOTAVAIL: 'this machine has no such address.',
  ENOTFOUND: 'no such host.',
}

function toUrlHost(host: string): string {
  // "All addresses" is no address to go to.
  if (host === '0.0.0.0' || host === '::' || host === '') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * How long a server that is told to close goes on as before, except that its answers say
 * `Connection: close`, milliseconds. A client that has just sent its next request over an open
 * connection would lose it if idle connections were closed at once.
 */
const GRACE_MS = 100

/** Watches the requests of a server and gives the function that closes it without losing one. */
function createDrain(server: Server): (limitMs: number) => Promise<void> {
  const inFlight = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  let draining = false
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.prependListener('request', (_, response) => {
    inFlight.add(response)
    if (draining) response.shouldKeepAlive = false
    response.once('close', () => {
      inFlight.delete(response)
      // An answer that was under way when draining began may have promised to keep its connection.
      if (!draining) return
      setImmediate(() => {
        if (!server.listening) server.closeIdleConnections()
      })
    })
  })
  return async (limitMs) => {
    draining = true
    for (const response of inFlight) {
      if (!response.headersSent) response.shouldKeepAlive = false
    }
    if (sockets.size > 0) await wait(Math.min(GRACE_MS, limitMs))
    const limit = setTimeout(() => {
      server.closeAllConnections()
    }, limitMs)
    await new Promise((resolve) => {
      server.close(resolve)
      // Node counts a connection on which nothing was ever asked as busy; browsers open such ones.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
    })
    clearTimeout(limit)
  }
}
