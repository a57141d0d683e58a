// Responses read as an answer, a problem, or neither.
import type { ClientResponse } from 'hono/client'
import type { StatusCode } from 'hono/utils/http-status'
import type { EngineStatus } from '../engine/search-engine.ts'
import type { ErrorCode, RequestIssue } from '../errors.ts'
import type { Problem, ProblemStatus } from '../http/response/problems.ts'
import type { Readiness } from '../http/schemas/typed-requests.ts'
import { ResponseError } from './response-error.ts'

/** A response to a typed request. */
type AnyResponse = ClientResponse<unknown, StatusCode, 'json'>

/** What a response answers where it is no problem, which is where its status is 200. */
type AnswerOf<TResponse> =
  TResponse extends ClientResponse<infer T, infer TStatus, 'json'>
    ? 200 extends TStatus
      ? T
      : never
    : never

/** The codes by which a service says that there is no such story. */
const NO_STORY: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['story_not_found'])

/**
 * Reads an answer.
 * @throws ResponseError for a problem and for what is neither.
 */
export async function readAnswer<TResponse extends AnyResponse>(
  response: TResponse,
): Promise<AnswerOf<TResponse>> {
  const text = await response.text()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw unexpected(response, cause)
  }
  if (!response.ok) throw toResponseError(response, value)
  if (typeof value !== 'object' || value === null) throw unexpected(response)
  return value as AnswerOf<TResponse> // what the service's routes are typed to answer
}

/** Reads an answer about one story; undefined where there is no such story. */
export async function readIfFound<TResponse extends AnyResponse>(
  response: TResponse,
): Promise<AnswerOf<TResponse> | undefined> {
  try {
    return await readAnswer(response)
  } catch (error) {
    if (error instanceof ResponseError && NO_STORY.has(error.code)) return undefined
    throw error
  }
}

/** Reads what `/readyz` says; that no index is live yet is an answer, too. */
export async function readReadiness(
  response: ClientResponse<Readiness, 200, 'json'> | ClientResponse<Problem, ProblemStatus, 'json'>,
): Promise<EngineStatus> {
  try {
    const { generation, stories, articles, teasers, terms } = await readAnswer(response)
    return { ready: true, generation, stories, articles, teasers, terms }
  } catch (error) {
    if (!(error instanceof ResponseError && error.code === 'not_ready')) throw error
    return { ready: false, generation: '', stories: 0, articles: 0, teasers: 0, terms: 0 }
  }
}

function toResponseError(response: AnyResponse, value: unknown): ResponseError {
  if (!isProblem(value)) return unexpected(response)
  const { status } = response
  return new ResponseError(value.code, value.detail, {
    status,
    issues: Array.isArray(value.issues) ? value.issues.filter(isIssue) : [],
    retryAfterSeconds: readRetryAfter(response.headers),
  })
}

/** Tells a problem; its code is taken for one of ours, though a newer service may know more. */
function isProblem(value: unknown): value is Pick<Problem, 'code' | 'detail'> & {
  readonly issues?: unknown
} {
  if (typeof value !== 'object' || value === null) return false
  const { code, detail } = value as { readonly code?: unknown; readonly detail?: unknown } // checked here
  return typeof code === 'string' && typeof detail === 'string'
}

function isIssue(value: unknown): value is RequestIssue {
  if (typeof value !== 'object' || value === null) return false
  const { parameter, message } = value as { parameter?: unknown; message?: unknown } // checked here
  return typeof parameter === 'string' && typeof message === 'string'
}

/** Reads `Retry-After` where it counts seconds. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') ?? ''
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

function unexpected({ status, url, headers }: AnyResponse, cause?: unknown): ResponseError {
  const type = headers.get('Content-Type') ?? 'no Content-Type'
  const from = url === '' ? 'the service' : url.slice(0, 200)
  const message = `Expected an answer of a search service from ${from}, received ${type} with status ${status}`
  return new ResponseError('unexpected_answer', message, { status, cause })
}
