// What do several operations have in common? Knows no single one.
import { EXAMPLES } from './examples.ts'
import type { ProblemName } from './problems.ts'
import { answer } from './responses.ts'
import type { OpenApiParameter, OpenApiResponse } from './shapes.ts'

/** Problems of every operation. */
export const ALWAYS = ['MethodNotAllowed', 'Internal'] as const satisfies readonly ProblemName[]

/** Problems of every operation that asks the engine something. */
export const QUESTION = [
  'InvalidRequest',
  'Unavailable',
  ...ALWAYS,
] as const satisfies readonly ProblemName[]

/** The validator that a client sends back to learn whether its answer still holds. */
export const ifNoneMatch: OpenApiParameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'Tags (`ETag`) of answers that the client holds; one that still holds is a 304.',
  schema: { type: 'string' },
  example: 'W/"3c9f1b0a5d7e2468"',
}

/** Writes the 200 of a search. */
export function searchAnswer(): OpenApiResponse {
  return answer('What was found.', 'SearchResponse', EXAMPLES.search, ['Server-Timing'])
}
