// Problems as the document has them: which statuses, for which codes, in which words.
import { InvalidRequestError, LedeError, type ErrorCode } from '../../errors.ts'
import { toProblem, type Problem } from '../response/problems.ts'
import { EVERYWHERE, headerRefs, type HeaderName } from './headers.ts'
import { componentRef } from './schemas.ts'
import type { OpenApiResponse, Reference } from './shapes.ts'

interface ProblemGroup {
  readonly status: string
  readonly description: string
  /** The problems of this status, each with what its example says. */
  readonly details: Partial<Record<ErrorCode, string>>
  readonly header?: HeaderName
}

const UNKNOWN_PARAMETER = 'Unknown parameter `pagesize`: did you mean `pageSize`?'

/** Every error that several operations share, by the name of its component. */
const PROBLEMS = {
  InvalidRequest: {
    status: '400',
    description: 'Parameters are unknown or out of range, or the body is no JSON.',
    details: {
      invalid_request: UNKNOWN_PARAMETER,
      malformed_json: 'Expected the body to be JSON in UTF-8',
    },
  },
  Unauthorized: {
    status: '401',
    description: 'A key or the admin token is needed, and the request carries none or another.',
    details: { unauthorized: 'Expected an API key as `Authorization: Bearer ...`' },
    header: 'WWW-Authenticate',
  },
  NotFound: {
    status: '404',
    description: 'There is no such story.',
    details: { story_not_found: 'No story has the id "harbour-ferry"' },
  },
  NotShown: {
    status: '404',
    description: 'The service does not show this.',
    details: { route_not_found: 'There is nothing at "/metrics"' },
  },
  MethodNotAllowed: {
    status: '405',
    description: 'The address does not know this method.',
    details: { method_not_allowed: 'Expected one of the methods GET, HEAD, received PUT' },
    header: 'Allow',
  },
  ContentTooLarge: {
    status: '413',
    description: 'The body is too large.',
    details: { payload_too_large: 'Expected a body of at most 65536 bytes' },
  },
  UnsupportedMediaType: {
    status: '415',
    description: 'The body is not `application/json`.',
    details: {
      unsupported_media_type: 'Expected the Content-Type `application/json`, received "text/plain"',
    },
  },
  RateLimited: {
    status: '429',
    description: 'The key or the address has asked too often.',
    details: { rate_limited: 'Expected at most 100 requests in 60 seconds, received more' },
    header: 'Retry-After',
  },
  Internal: {
    status: '500',
    description: 'The service failed; it says nothing of how.',
    details: { internal: '' },
  },
  NotImplemented: {
    status: '501',
    description: 'The engine behind this service cannot do it.',
    details: { not_implemented: 'This service gives out no exports' },
  },
  Unavailable: {
    status: '503',
    description: 'No index is live yet, too much is asked at once, or the time limit has passed.',
    details: {
      not_ready: 'No index is live yet',
      overloaded: 'More is asked than can be answered; ask again later',
      timeout: 'No answer within 2000 ms',
    },
    header: 'Retry-After',
  },
} as const satisfies Record<string, ProblemGroup>

/** A problem that several operations share. */
export type ProblemName = keyof typeof PROBLEMS

/** Writes references to problems, by status. */
export function problemRefs(names: readonly ProblemName[]): Record<string, Reference> {
  return Object.fromEntries(
    names.map((name) => [PROBLEMS[name].status, { $ref: `#/components/responses/${name}` }]),
  )
}

/** Writes the responses that `problemRefs` refers to. */
export function problemComponents(): Record<string, OpenApiResponse> {
  const groups: readonly (readonly [string, ProblemGroup])[] = Object.entries(PROBLEMS)
  return Object.fromEntries(groups.map(([name, group]) => [name, toResponse(group)]))
}

function toResponse({ description, details, header }: ProblemGroup): OpenApiResponse {
  const examples = (Object.entries(details) as [ErrorCode, string][]) // keys are codes, as typed above
    .map(([code, detail]) => [code, { value: exampleOf(code, detail) }] as const)
  return {
    description,
    headers: headerRefs(['Cache-Control', ...EVERYWHERE, ...(header ? [header] : [])]),
    content: {
      'application/problem+json': {
        schema: { $ref: componentRef('Problem') },
        examples: Object.fromEntries(examples),
      },
    },
  }
}

function exampleOf(code: ErrorCode, detail: string): Problem {
  return toProblem(
    code === 'invalid_request'
      ? new InvalidRequestError([{ parameter: 'pagesize', message: detail }])
      : new LedeError(code, detail),
  )
}
