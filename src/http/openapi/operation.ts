// What several operations have in common.
import type { ProblemName } from './problems.ts'
import type { OpenApiParameter } from './shapes.ts'

/** Problems of every operation. */
export const ALWAYS = ['MethodNotAllowed', 'Internal'] as const satisfies readonly ProblemName[]

/** Problems of every operation but health checks. */
export const GUARDED = [
  'Unauthorized',
  'RateLimited',
  ...ALWAYS,
] as const satisfies readonly ProblemName[]

/** Problems of every operation that asks the engine something. */
export const QUESTION = [
  'InvalidRequest',
  'Unavailable',
  ...GUARDED,
] as const satisfies readonly ProblemName[]

/** The validator that a client sends back to learn whether its answer still holds. */
export const ifNoneMatch: OpenApiParameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'Tags (`ETag`) of answers that the client holds; one that still holds is a 304.',
  schema: { type: 'string' },
  example: 'W/"3c9f1b0a5d7e2468"',
}
