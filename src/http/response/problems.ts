// Problem documents (RFC 9457), and the one table from error codes to statuses.
import { InvalidRequestError, LedeError, type ErrorCode, type RequestIssue } from '../../errors.ts'
import { asJsonAnswer, jsonResponse, type JsonAnswer } from './json-response.ts'

/** A problem document (RFC 9457). `code` tells what went wrong, `detail` says it in words. */
export interface Problem {
  /** Always `about:blank`: `title` is the status in words, `code` says more. */
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ErrorCode
  readonly issues?: readonly RequestIssue[]
  /** Names the request in the log; added to the document where requests have ids. */
  readonly requestId?: string
}

/** A status that a problem may have. */
export type ProblemStatus = (typeof PROBLEM_KINDS)[ErrorCode]['status']

/** A problem as a response, as typed clients know it. */
export type ProblemAnswer = JsonAnswer<Problem, ProblemStatus>

/** The media type of problem documents. */
export const PROBLEM_TYPE = 'application/problem+json'

interface ProblemKind {
  readonly status: number
  readonly title: string
}

const badRequest = { status: 400, title: 'Bad Request' } as const
const notFound = { status: 404, title: 'Not Found' } as const
const internal = { status: 500, title: 'Internal Server Error' } as const
const unavailable = { status: 503, title: 'Service Unavailable' } as const

/**
 * Every error code with its status. A time limit is a 503 and not a 504, since the service answers
 * from its own index: a 504 would send operators looking for a server behind it, and a 503 may carry
 * Retry-After.
 */
export const PROBLEM_KINDS = {
  invalid_request: badRequest,
  malformed_json: badRequest,
  unsupported_media_type: { status: 415, title: 'Unsupported Media Type' },
  payload_too_large: { status: 413, title: 'Content Too Large' },
  route_not_found: notFound,
  story_not_found: notFound,
  unauthorized: { status: 401, title: 'Unauthorized' },
  rate_limited: { status: 429, title: 'Too Many Requests' },
  method_not_allowed: { status: 405, title: 'Method Not Allowed' },
  not_implemented: { status: 501, title: 'Not Implemented' },
  timeout: unavailable,
  not_ready: unavailable,
  overloaded: unavailable,
  internal,
  unexpected_answer: internal,
  invalid_config: internal,
  invalid_story: internal,
  source_unreadable: internal,
  no_stories: internal,
  index_missing: internal,
  index_damaged: internal,
  index_version: internal,
  index_analyzer: internal,
  index_locked: internal,
} as const satisfies Record<ErrorCode, ProblemKind>

/** When a client may ask again after a 503, seconds. */
const RETRY_AFTER_SECONDS = 2

/** Says all that the outside learns of a failure inside. */
const INTERNAL_DETAIL = 'The service failed to answer this request.'

/** Turns anything thrown into a problem; failures inside say nothing of themselves. */
export function toProblem(error: unknown): Problem {
  const kind = error instanceof LedeError ? PROBLEM_KINDS[error.code] : internal
  if (!(error instanceof LedeError) || kind.status === internal.status) {
    return { type: 'about:blank', ...internal, detail: INTERNAL_DETAIL, code: 'internal' }
  }
  const { code, message: detail } = error
  const problem: Problem = {
    type: 'about:blank',
    title: kind.title,
    status: kind.status,
    detail,
    code,
  }
  return error instanceof InvalidRequestError ? { ...problem, issues: error.issues } : problem
}

/** Gives the headers of a problem in any form: no cache keeps it, and a 503 says when to ask again. */
export function problemHeaders({ status }: Problem): Record<string, string> {
  const retry = status === unavailable.status ? { 'Retry-After': String(RETRY_AFTER_SECONDS) } : {}
  return { 'Cache-Control': 'no-store', ...retry }
}

/** Writes a problem as a response that no cache keeps. */
export function problemResponse(
  problem: Problem,
  headers: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  const all = {
    'Content-Type': PROBLEM_TYPE,
    ...problemHeaders(problem),
    ...headers,
  }
  return asJsonAnswer(jsonResponse(problem, all, problem.status))
}
