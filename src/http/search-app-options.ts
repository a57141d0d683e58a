// What can be set on a search app, and what holds where nothing is set? Knows nothing of routes.
import { LedeError } from '../errors.ts'
import { isPublicUrl, PUBLIC_URL_EXPECTATION, withoutSlash } from './public-url.ts'
import { isTimeZone } from '../story/zoned-time.ts'

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
}

export interface SearchAppOptions {
  /** Origins whose pages may read answers: one, several, or `'*'` for all. @default false, none */
  readonly cors?: string | readonly string[] | false
  /** Longest time that an answer may take, milliseconds, from 1 to 2,147,483,647. @default 2000 */
  readonly timeoutMs?: number
  /** Largest body of a POST, bytes, from 0. @default 65536 */
  readonly bodyLimitBytes?: number
  /** Compresses answers of 1024 bytes or more for clients that ask for it. @default true */
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
  readonly onError?: (error: unknown) => void
}

/** Options with everything filled in that has a default. */
export interface SearchAppSettings extends Required<
  Omit<SearchAppOptions, 'onRequest' | 'publicUrl'>
> {
  readonly onRequest: SearchAppOptions['onRequest']
  /** Without a slash at its end. */
  readonly publicUrl: string | undefined
}

/** Longest timer that JavaScript runtimes keep, milliseconds. */
const MAX_TIMER_MS = 2_147_483_647

/**
 * Fills in defaults.
 * @throws LedeError `invalid_config` when an option is out of range.
 */
export function toSettings(options: SearchAppOptions): SearchAppSettings {
  const { timeoutMs = 2000, bodyLimitBytes = 64 * 1024, timeZone = 'UTC' } = options
  if (!(timeoutMs >= 1 && timeoutMs <= MAX_TIMER_MS)) {
    throw invalid('timeoutMs', `a number from 1 to ${MAX_TIMER_MS}`, timeoutMs)
  }
  if (!(bodyLimitBytes >= 0)) throw invalid('bodyLimitBytes', 'a number from 0', bodyLimitBytes)
  if (!isTimeZone(timeZone)) throw invalid('timeZone', 'an IANA time zone', timeZone)
  if (options.publicUrl !== undefined && !isPublicUrl(options.publicUrl)) {
    throw invalid('publicUrl', PUBLIC_URL_EXPECTATION, options.publicUrl)
  }
  return {
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
  }
}

function invalid(option: string, expectation: string, received: unknown): LedeError {
  const message = `Expected \`${option}\` to be ${expectation}, received ${JSON.stringify(received)}`
  return new LedeError('invalid_config', message)
}
