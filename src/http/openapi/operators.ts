// The operations for those who run the service, and the schemes of keys and tokens.
import { LIMIT_PARAMETERS } from '../../engine/suggest-parameters.ts'
import { EXAMPLES } from './examples.ts'
import { EVERYWHERE, headerRefs } from './headers.ts'
import { GUARDED } from './operation.ts'
import { problemRefs } from './problems.ts'
import { unstored } from './responses.ts'
import { queryParameters } from './schemas.ts'
import type { OpenApiOperation, OpenApiResponse, Security } from './shapes.ts'

/** Schemes of keys and tokens. */
export const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, where the service has keys.',
  },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'An API key, where the service has keys.',
  },
  adminToken: { type: 'http', scheme: 'bearer', description: 'The admin token.' },
} as const

/** What every request has to carry, except health checks: nothing, unless there are keys. */
export const KEYS: readonly Security[] = [{}, { bearer: [] }, { apiKey: [] }]

/** Describes `GET /metrics`. */
export function metricsOperation(): OpenApiOperation {
  const found: OpenApiResponse = {
    description: 'The metrics.',
    headers: headerRefs(['Cache-Control', ...EVERYWHERE]),
    content: { 'text/plain': { schema: { type: 'string' }, example: EXAMPLES.metrics } },
  }
  return {
    operationId: 'getMetrics',
    summary: 'What Prometheus scrapes, unless it is turned off',
    tags: ['Operation'],
    security: [...KEYS, { adminToken: [] }],
    responses: { '200': found, ...problemRefs(['NotShown', ...GUARDED]) },
  }
}

/** Describes `GET /admin/queries`. */
export function queryReportOperation(): OpenApiOperation {
  return {
    operationId: 'getQueryReport',
    summary: 'What is searched for most, and what in vain, where an admin token is set',
    tags: ['Operation'],
    security: [{ adminToken: [] }],
    parameters: queryParameters(LIMIT_PARAMETERS).map((parameter) => ({
      ...parameter,
      description: 'Most queries in each of the two lists.',
    })),
    responses: {
      '200': unstored('The queries.', 'QueryReport', EXAMPLES.queryReport),
      ...problemRefs(['InvalidRequest', 'NotShown', ...GUARDED]),
    },
  }
}
