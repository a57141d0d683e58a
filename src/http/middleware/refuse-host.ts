// The check of `Host`, before anything is answered: answers hold addresses that are made of it.
import type { MiddlewareHandler } from 'hono'
import { LedeError } from '../../errors.ts'
import { problemResponse, toProblem } from '../response/problems.ts'

/** What ends a host in an address, or separates several hosts. */
const NO_PART_OF_A_HOST = /[\s/?#@\\,]/

/**
 * Makes the middleware that answers a `Host` which is none, or several of them, with a 400 (RFC 9112,
 * 3.2). HTTP/1.0 may leave it out, or empty.
 */
export function refuseHost(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('Host')
    if (host === undefined || host === '' || isHost(host)) await next()
    else c.res = problemResponse(toProblem(new LedeError('invalid_request', DETAIL)))
  }
}

const DETAIL = 'Expected the header `Host` once, with a host and perhaps a port'

function isHost(host: string): boolean {
  return !NO_PART_OF_A_HOST.test(host) && URL.canParse(`http://${host}`)
}
