// The HTTP contract as an OpenAPI 3.1 document, made from the schemas that validate requests and
// describe answers. Its addresses are relative, so it is true under any mount.
import type { JsonSchema } from '@valibot/to-json-schema'
import { KEYS, metricsOperation, queryReportOperation, SECURITY_SCHEMES } from './operators.ts'
import { sharedComponents, type SharedComponents } from './responses.ts'
import { componentSchemas } from './schemas.ts'
import {
  exportOperation,
  postedSearchOperation,
  searchOperation,
  suggestOperation,
  trendingOperation,
} from './search.ts'
import {
  docsOperation,
  documentOperation,
  healthOperation,
  openSearchOperation,
  readinessOperation,
} from './service.ts'
import { TAGS, type OpenApiOperation, type Security } from './shapes.ts'
import { relatedOperation, storyOperation } from './stories.ts'

/** Version of the HTTP contract. */
const API_VERSION = '1.0.0'

interface OpenApiInfo {
  readonly title: string
  readonly version: string
  readonly summary: string
  readonly description: string
  readonly license: { readonly name: string; readonly identifier: string }
}

interface OpenApiComponents extends SharedComponents {
  readonly schemas: Readonly<Record<string, JsonSchema>>
  readonly securitySchemes: typeof SECURITY_SCHEMES
}

/** The document, as far as it is typed here. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: OpenApiInfo
  readonly servers: readonly { readonly url: string }[]
  /** What requests have to carry, unless an operation says otherwise. */
  readonly security: readonly Security[]
  readonly tags: typeof TAGS
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: OpenApiComponents
}

/** Builds the document. */
export function createOpenApiDocument(): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lede',
      version: API_VERSION,
      summary: 'Full-text search for news.',
      description:
        'Finds news stories and shows where they match. Unknown parameters are refused with the nearest known name. HEAD works wherever GET does. An address that is not listed here answers with a 404 problem.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to the address of this document.
    servers: [{ url: '.' }],
    security: KEYS,
    tags: TAGS,
    paths: {
      '/search': { get: searchOperation(), post: postedSearchOperation() },
      '/export': { get: exportOperation() },
      '/suggest': { get: suggestOperation() },
      '/trending': { get: trendingOperation() },
      '/stories/{id}': { get: storyOperation() },
      '/stories/{id}/related': { get: relatedOperation() },
      '/healthz': { get: healthOperation() },
      '/readyz': { get: readinessOperation() },
      '/metrics': { get: metricsOperation() },
      '/admin/queries': { get: queryReportOperation() },
      '/docs': { get: docsOperation() },
      '/openapi.json': { get: documentOperation() },
      '/opensearch.xml': { get: openSearchOperation() },
    },
    components: {
      schemas: componentSchemas(),
      ...sharedComponents(),
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}
