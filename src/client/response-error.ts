// What a client throws when a service refuses, or when what came is no answer of a service.
import { type ErrorCode, LedeError, type RequestIssue } from '../errors.ts'

/** What is known of a response that is no answer. */
export interface ResponseErrorOptions extends ErrorOptions {
  readonly status: number
  readonly issues?: readonly RequestIssue[]
  readonly retryAfterSeconds?: number | undefined
}

/**
 * Thrown when a service answers with a problem, whose `code` it has, or when something else answers
 * in its place: then the code is `unexpected_answer`.
 */
export class ResponseError extends LedeError {
  override readonly name = 'ResponseError'
  /** The HTTP status. */
  readonly status: number
  /** What is wrong with which parameter; empty unless the code is `invalid_request`. */
  readonly issues: readonly RequestIssue[]
  /** When to ask again, where the service says so, seconds. */
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, message: string, options: ResponseErrorOptions) {
    super(code, message, { cause: options.cause })
    this.status = options.status
    this.issues = options.issues ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
