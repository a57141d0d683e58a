// Refusals before the app is asked: the same problem documents, in the same log.
import type { ServerResponse } from 'node:http'

import { LedeError } from '../../errors.ts'
import {
  PROBLEM_TYPE,
  problemHeaders,
  problemResponse,
  toProblem,
} from '../../http/response/problems.ts'
import type { SearchAppOptions } from '../../http/search-app-options.ts'
import { SECURITY_HEADERS } from '../../http/response/security-headers.ts'
import { UNKNOWN_ROUTE } from '../../http/middleware/route-pattern.ts'
import { pathOf, type Refuse } from './bound-requests.ts'

/** Makes the way in which requests are refused; each is logged and counted. */
export function createRefusal({
  onRequest,
  metrics,
}: Pick<SearchAppOptions, 'onRequest' | 'metrics'>): Refuse {
  return (error, incoming, outgoing, waitedMs = 0) => {
    const { method = '', headers } = incoming
    const path = pathOf(incoming)
    const { status, bytes } = writeProblem(outgoing, error)
    const tookMs = Math.round(waitedMs)
    onRequest?.({ method, path, status, tookMs, bytes })
    const header = (name: string): string | undefined => headers[name.toLowerCase()]?.toString()
    void metrics?.observe({ method, path, header }, () =>
      Promise.resolve({ route: UNKNOWN_ROUTE, status, tookMs }),
    )
  }
}

function writeProblem(
  outgoing: ServerResponse,
  error: LedeError,
): { readonly status: number; readonly bytes: number } {
  const problem = toProblem(error)
  const body = JSON.stringify(problem)
  const bytes = Buffer.byteLength(body)
  outgoing.writeHead(problem.status, {
    ...SECURITY_HEADERS,
    ...problemHeaders(problem),
    'Content-Type': PROBLEM_TYPE,
    'Content-Length': bytes,
  })
  outgoing.end(body)
  return { status: problem.status, bytes }
}

/** Answers a request whose address cannot be read: a `RequestError` of the listener, which no app gets to see. */
export function answerUnreadable(error: unknown): Response {
  const refusal = new LedeError(
    'invalid_request',
    'Expected an address and a `Host` that can be read',
  )
  const isUnreadable = error instanceof Error && error.name === 'RequestError'
  return problemResponse(toProblem(isUnreadable ? refusal : error))
}
