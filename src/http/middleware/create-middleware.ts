// The middleware around every answer: the log line, observers, CORS, compression, ids, the guard.
import type { MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { guard } from './guard.ts'
import { identify, REQUEST_ID_HEADER, requestIdOf } from './identify.ts'
import { observeRequests } from './observe-requests.ts'
import { refuseHost } from './refuse-host.ts'
import { SECURITY_HEADERS } from '../response/security-headers.ts'
import type { SearchAppEnv } from '../search-app-env.ts'
import type { RequestLogEntry, SearchAppSettings } from '../search-app-options.ts'

/** Smallest body that is worth compressing, bytes: below it, gzip saves no packet. */
const COMPRESS_FROM_BYTES = 1024

/** What gets smaller: text of any kind; hono's own list lacks JSON Lines. */
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:json|x-ndjson|javascript|xml)\b|[^;]+\+(?:json|xml)\b)/i

/** How long a browser may remember what CORS allows, seconds: a day. */
const CORS_MAX_AGE_SECONDS = 86_400

/** Headers that pages of other origins may send. */
const ALLOWED_HEADERS = [
  'Authorization',
  'Content-Type',
  'If-None-Match',
  'X-API-Key',
  REQUEST_ID_HEADER,
]

/** Headers that pages of other origins may read. */
const EXPOSED_HEADERS = [
  'Content-Disposition',
  'ETag',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Server-Timing',
  REQUEST_ID_HEADER,
]

/** Gives the middleware that the settings ask for, outermost first. */
export function createMiddleware(
  settings: SearchAppSettings,
): readonly MiddlewareHandler<SearchAppEnv>[] {
  const { cors: origin, onRequest, observers } = settings
  const middleware: MiddlewareHandler<SearchAppEnv>[] = []
  if (onRequest !== undefined) middleware.push(logRequests(onRequest))
  if (observers.length > 0) middleware.push(observeRequests(observers))
  if (origin !== false) {
    middleware.push(
      share,
      cors({
        origin: typeof origin === 'string' ? origin : [...origin],
        allowMethods: ['GET', 'HEAD', 'POST'],
        allowHeaders: ALLOWED_HEADERS,
        exposeHeaders: EXPOSED_HEADERS,
        maxAge: CORS_MAX_AGE_SECONDS,
      }),
    )
  }
  if (settings.compress) middleware.push(compressOnRequest())
  if (settings.requestIds) middleware.push(identify())
  middleware.push(refuseHost())
  if (settings.apiKeys.length > 0 || settings.rateLimiter !== undefined) {
    middleware.push(guard(settings))
  }
  return middleware
}

/** Compresses for clients that name an encoding; for others it costs nothing. */
function compressOnRequest(): MiddlewareHandler {
  // Every answer says its length, which is what the threshold is compared with.
  const compressing = compress({ threshold: COMPRESS_FROM_BYTES, contentTypeFilter: COMPRESSIBLE })
  return (c, next) =>
    c.req.header('Accept-Encoding') === undefined ? next() : compressing(c, next)
}

/** Lets the pages of other origins use an answer; preflights get the same headers as the rest. */
const share: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
}

function logRequests(onRequest: (entry: RequestLogEntry) => void): MiddlewareHandler<SearchAppEnv> {
  return async (c, next) => {
    const startMs = performance.now()
    await next()
    const { status, headers } = c.res
    const length = headers.get('Content-Length')
    const q = c.get('lede.q')
    const requestId = requestIdOf(c)
    onRequest({
      method: c.req.method,
      path: c.req.path,
      status,
      tookMs: Math.round((performance.now() - startMs) * 1000) / 1000,
      ...(length === null ? {} : { bytes: Number(length) }),
      ...(q === undefined ? {} : { q }),
      ...(requestId === undefined ? {} : { requestId }),
    })
  }
}
