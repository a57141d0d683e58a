// The id of a request, in its answer, its log line and its problem. Not hono's, whose header is lost on
// answers that are responses already.
import type { Context, MiddlewareHandler } from 'hono'
import { PROBLEM_TYPE } from '../response/problems.ts'
import type { FailedRequest } from '../search-app-options.ts'

/** The header that a request's id comes and goes in. */
export const REQUEST_ID_HEADER = 'X-Request-Id'

/** What Hono's own middleware calls the id among its variables: a host's id is taken over. */
const VARIABLE = 'requestId'

/** Ids that are taken over: what UUIDs, ULIDs and the ids of proxies consist of, 1 to 128 of it. */
const SANE_ID = /^[\w.:;=@~+/-]{1,128}$/

/**
 * Makes the middleware that gives each request its id: the host's, else the header's where it is sane,
 * else a new UUID. The answer says it in the header and, where it is a problem, in `requestId`. To be
 * the innermost one, since problems have to be uncompressed. (Hono's own sets headers that are lost on
 * answers which are responses already.)
 */
export function identify(): MiddlewareHandler {
  return async (c, next) => {
    const given = requestIdOf(c) ?? c.req.header(REQUEST_ID_HEADER)
    const requestId = given !== undefined && SANE_ID.test(given) ? given : crypto.randomUUID()
    c.set(VARIABLE, requestId)
    await next()
    if (c.res.headers.get('Content-Type') === PROBLEM_TYPE) {
      const named = await nameIn(c.res, requestId)
      // Hono would keep the old answer's headers, its length among them.
      c.res = undefined
      c.res = named
    }
    c.res.headers.set(REQUEST_ID_HEADER, requestId)
  }
}

/** Gives a request's id, where it has one. */
export function requestIdOf(c: Context): string | undefined {
  const id: unknown = c.get(VARIABLE)
  return typeof id === 'string' ? id : undefined
}

/** Gives what a failure is reported with. */
export function requestOf(c: Context): FailedRequest {
  const requestId = requestIdOf(c)
  const { method, path } = c.req
  return { method, path, ...(requestId === undefined ? {} : { requestId }) }
}

async function nameIn(response: Response, requestId: string): Promise<Response> {
  const problem = (await response.json()) as object // we wrote it: an object
  const body = JSON.stringify({ ...problem, requestId })
  const headers = new Headers(response.headers)
  headers.set('Content-Length', String(new TextEncoder().encode(body).byteLength))
  return new Response(body, { status: response.status, headers })
}
