// The options of a search app, and their defaults.
import type { Metrics } from '../telemetry/metrics.ts'
import type { QueryStatistics } from '../telemetry/query-statistics.ts'
import type { RequestObserver } from '../telemetry/request-observer.ts'
import { LedeError } from '../errors.ts'
import { isPublicUrl, PUBLIC_URL_EXPECTATION, withoutSlash } from './public-url.ts'
import { isTimeZone } from '../story/zoned-time.ts'
import type { RateLimiter } from './middleware/rate-limit.ts'

/** One answered request, for a log. */
export interface RequestLogEntry {
  readonly method: string
  /** Path with the mount's prefix, without parameters. */
  readonly path: string
  readonly status: number
  /** From the first to the last line of the app, milliseconds. */
  readonly tookMs: number
  /** Size of the body where it is known (it is not where the answer was compressed), bytes. */
  readonly bytes?: number
  /** What the reader searched for; only with `logQueries`. */
  readonly q?: string
  /** Only with `requestIds`. */
  readonly requestId?: string
}

/** A request that something failed in. */
export interface FailedRequest {
  readonly method: string
  readonly path: string
  /** Only with `requestIds`. */
  readonly requestId?: string
}

/** What can be set on the search page. */
export interface PageOptions {
  /** Name in its masthead and in the window's title. @default 'Lede' */
  readonly title?: string
}

/** The same with everything filled in. */
export type PageSettings = Required<PageOptions>

export interface SearchAppOptions {
  /** Serves the search page at `/`, and stories as pages to browsers. @default true */
  readonly page?: boolean | PageOptions
  /** Origins whose pages may read answers: one, several, or `'*'` for all. @default false, none */
  readonly cors?: string | readonly string[] | false
  /** Longest time that an answer may take, milliseconds, from 1 to 2,147,483,647. @default 2000 */
  readonly timeoutMs?: number
  /** Largest body of a POST, bytes, from 0. @default 65536 */
  readonly bodyLimitBytes?: number
  /**
   * Compresses answers of 1024 bytes or more for clients that ask for it. To be turned off where the
   * runtime does so itself (Cloudflare Workers, Deno Deploy). @default true
   */
  readonly compress?: boolean
  /** IANA zone of dates in requests that carry none. @default 'UTC' */
  readonly timeZone?: string
  /**
   * Where clients reach the app, where that is not what its requests say (behind a proxy, or mounted
   * where the prefix is cut off): `https://example.org/news`. For absolute addresses in feeds.
   * @default undefined, the address of each request
   */
  readonly publicUrl?: string | undefined
  /** Gives the present, epoch milliseconds. @default Date.now */
  readonly now?: () => number
  /** Called once a request when its answer is ready; must not throw. @default nothing */
  readonly onRequest?: (entry: RequestLogEntry) => void
  /** Gives `onRequest` what readers search for. @default false */
  readonly logQueries?: boolean
  /** Called with each failure that is answered by a 500; must not throw. @default nothing */
  readonly onError?: (error: unknown, request?: FailedRequest) => void
  /** Gives answers, problems and log entries a request id, taken from `X-Request-Id`. @default false */
  readonly requestIds?: boolean
  /** Watch every request, the first from outermost: traces, counts of one's own. @default none */
  readonly observers?: readonly RequestObserver[]
  /** Counts every request and is shown at `/metrics`, which is a 404 without. @default none */
  readonly metrics?: Metrics | undefined
  /** Counts queries and is shown at `/admin/queries`, with `adminToken` only. @default none */
  readonly queryStatistics?: QueryStatistics
  /** What `Authorization: Bearer` has to say at `/admin/...`. @default none, and no such routes */
  readonly adminToken?: string | undefined
  /** Keys of which each request has to carry one, health checks aside. @default none are needed */
  readonly apiKeys?: readonly string[]
  /** Limits the requests of each API key, or else of each address. @default none */
  readonly rateLimiter?: RateLimiter
  /**
   * Tells a client's address, for `rateLimiter`, from its request and what the server passes along
   * with it (Hono's `env`). Without it, all clients without a key share one limit.
   */
  readonly clientAddress?: (request: Request, env: unknown) => string | undefined
}

type Absent =
  'onRequest' | 'publicUrl' | 'metrics' | 'queryStatistics' | 'adminToken' | 'rateLimiter'

/** Options with everything filled in that has a default. */
export interface SearchAppSettings extends Required<Omit<SearchAppOptions, Absent | 'page'>> {
  readonly page: PageSettings | false
  readonly onRequest: SearchAppOptions['onRequest']
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined
  readonly metrics: Metrics | undefined
  readonly queryStatistics: QueryStatistics | undefined
  readonly adminToken: string | undefined
  readonly rateLimiter: RateLimiter | undefined
}

/** Longest timer that JavaScript runtimes keep, milliseconds. */
const MAX_TIMER_MS = 2_147_483_647

/**
 * Fills in defaults.
 * @throws LedeError `invalid_config` when an option is out of range.
 */
export function toSettings(options: SearchAppOptions): SearchAppSettings {
  const { timeoutMs = 2000, bodyLimitBytes = 64 * 1024, timeZone = 'UTC' } = options
  const { metrics, queryStatistics, adminToken, apiKeys = [] } = options
  if (!(timeoutMs >= 1 && timeoutMs <= MAX_TIMER_MS)) {
    throw invalid('timeoutMs', `a number from 1 to ${MAX_TIMER_MS}`, timeoutMs)
  }
  if (!(bodyLimitBytes >= 0)) throw invalid('bodyLimitBytes', 'a number from 0', bodyLimitBytes)
  if (!isTimeZone(timeZone)) throw invalid('timeZone', 'an IANA time zone', timeZone)
  if (options.publicUrl !== undefined && !isPublicUrl(options.publicUrl)) {
    throw invalid('publicUrl', PUBLIC_URL_EXPECTATION, options.publicUrl)
  }
  // Someone forgot to set what they wrote down: nobody may come in by saying nothing.
  if ([...apiKeys, adminToken].includes('')) {
    throw new LedeError('invalid_config', 'Expected `apiKeys` and `adminToken` to be no empty text')
  }
  const counting = [metrics, queryStatistics].filter((observer) => observer !== undefined)
  return {
    page: toPageSettings(options.page ?? true),
    cors: options.cors ?? false,
    timeoutMs,
    bodyLimitBytes,
    compress: options.compress ?? true,
    timeZone,
    publicUrl: options.publicUrl && withoutSlash(options.publicUrl),
    now: options.now ?? Date.now,
    onRequest: options.onRequest,
    logQueries: options.logQueries ?? false,
    onError: options.onError ?? (() => undefined),
    requestIds: options.requestIds ?? false,
    observers: [...(options.observers ?? []), ...counting],
    metrics,
    queryStatistics,
    adminToken,
    apiKeys,
    rateLimiter: options.rateLimiter,
    clientAddress: options.clientAddress ?? (() => undefined),
  }
}

function toPageSettings(page: boolean | PageOptions): PageSettings | false {
  if (page === false) return false
  return { title: page === true ? 'Lede' : (page.title ?? 'Lede') }
}

function invalid(option: string, expectation: string, received: unknown): LedeError {
  const message = `Expected \`${option}\` to be ${expectation}, received ${JSON.stringify(received)}`
  return new LedeError('invalid_config', message)
}
