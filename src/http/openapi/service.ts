// The operations that concern the service itself: its state and its description.
import { writeOpenSearchDescription } from '../routes/answer-opensearch.ts'
import { OPENSEARCH_TYPE } from '../feed/form.ts'
import { EXAMPLE_BASE, EXAMPLES } from './examples.ts'
import { EVERYWHERE, headerRefs } from './headers.ts'
import { ALWAYS, GUARDED, ifNoneMatch } from './operation.ts'
import { problemRefs } from './problems.ts'
import { responses, unstored } from './responses.ts'
import type { OpenApiOperation, OpenApiResponse } from './shapes.ts'

/** Describes `GET /healthz`. */
export function healthOperation(): OpenApiOperation {
  return {
    operationId: 'getHealth',
    summary: 'Whether the service is alive',
    tags: ['Service'],
    security: [],
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
    security: [],
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
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', ...EVERYWHERE]),
    content: { 'application/json': { schema: { type: 'object' } } },
  }
  return {
    operationId: 'getOpenApiDocument',
    summary: 'This document',
    tags: ['Service'],
    parameters: [ifNoneMatch],
    responses: responses(found, GUARDED),
  }
}

/** Describes `GET /docs`. */
export function docsOperation(): OpenApiOperation {
  const found: OpenApiResponse = {
    description: 'The page.',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', ...EVERYWHERE]),
    content: {
      'text/html': {
        schema: { type: 'string' },
        example: '<!doctype html><html lang="en">…</html>',
      },
    },
  }
  return {
    operationId: 'getDocs',
    summary: 'This description as a page for people',
    tags: ['Service'],
    parameters: [ifNoneMatch],
    responses: responses(found, GUARDED),
  }
}

/** Describes `GET /opensearch.xml`. */
export function openSearchOperation(): OpenApiOperation {
  const found: OpenApiResponse = {
    description: 'The description, with absolute addresses.',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', ...EVERYWHERE]),
    content: {
      [OPENSEARCH_TYPE]: {
        schema: { type: 'string' },
        example: writeOpenSearchDescription(EXAMPLE_BASE),
      },
    },
  }
  return {
    operationId: 'getOpenSearchDescription',
    summary: 'How browsers and feed readers search here (OpenSearch 1.1)',
    tags: ['Service'],
    parameters: [ifNoneMatch],
    responses: responses(found, GUARDED),
  }
}
