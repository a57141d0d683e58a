// The operations that concern the service itself: its state and its description.
import { EXAMPLES } from './examples.ts'
import { headerRefs } from './headers.ts'
import { ALWAYS, ifNoneMatch } from './operation.ts'
import { problemRefs } from './problems.ts'
import { responses, unstored } from './responses.ts'
import type { OpenApiOperation, OpenApiResponse } from './shapes.ts'

/** Describes `GET /healthz`. */
export function healthOperation(): OpenApiOperation {
  return {
    operationId: 'getHealth',
    summary: 'Whether the service is alive',
    tags: ['Service'],
    responses: {
      '200': unstored('It is.', 'Health', EXAMPLES.health),
      ...problemRefs(ALWAYS),
    },
  }
}

/** Describes `GET /readyz`. */
export function readinessOperation(): OpenApiOperation {
  return {
    operationId: 'getReadiness',
    summary: 'Whether an index is live',
    tags: ['Service'],
    responses: {
      '200': unstored('One is, and this is what it holds.', 'Readiness', EXAMPLES.readiness),
      ...problemRefs(['Unavailable', ...ALWAYS]),
    },
  }
}

/** Describes `GET /openapi.json`. */
export function documentOperation(): OpenApiOperation {
  const found: OpenApiResponse = {
    description: 'The document.',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary']),
    content: { 'application/json': { schema: { type: 'object' } } },
  }
  return {
    operationId: 'getOpenApiDocument',
    summary: 'This document',
    tags: ['Service'],
    parameters: [ifNoneMatch],
    responses: responses(found, ALWAYS),
  }
}
