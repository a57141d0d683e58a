// The errors that Lede throws on purpose, with their closed list of codes.

/** The closed list of error codes, as they stand in problem documents and on `LedeError.code`. */
export type ErrorCode =
  | 'invalid_request'
  | 'malformed_json'
  | 'unsupported_media_type'
  | 'payload_too_large'
  | 'route_not_found'
  | 'story_not_found'
  | 'unauthorized'
  | 'rate_limited'
  | 'method_not_allowed'
  | 'not_implemented'
  | 'timeout'
  | 'not_ready'
  | 'overloaded'
  | 'internal'
  | 'unexpected_answer'
  | 'invalid_config'
  | 'invalid_story'
  | 'source_unreadable'
  | 'no_stories'
  | 'index_missing'
  | 'index_damaged'
  | 'index_version'
  | 'index_analyzer'
  | 'index_locked'

/** The base of every error that Lede throws on purpose. */
export class LedeError extends Error {
  override readonly name: string = 'LedeError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** One thing that is wrong with one parameter of a request. */
export interface RequestIssue {
  /** The parameter's name as the caller wrote it. */
  readonly parameter: string
  /** What was expected and what came, in one sentence. */
  readonly message: string
}

/** Thrown when parameters of a request are unknown or out of range; carries every issue found. */
export class InvalidRequestError extends LedeError {
  override readonly name = 'InvalidRequestError'
  readonly issues: readonly RequestIssue[]

  constructor(issues: readonly RequestIssue[]) {
    super('invalid_request', issues.map((issue) => issue.message).join('; '))
    this.issues = issues
  }
}

/** Thrown when an index on disk is absent, damaged, or made by another format or analyzer. */
export class IndexError extends LedeError {
  override readonly name = 'IndexError'
  /** The folder that was read. */
  readonly directory: string

  constructor(
    code: 'index_missing' | 'index_damaged' | 'index_version' | 'index_analyzer' | 'index_locked',
    directory: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options)
    this.directory = directory
  }
}
