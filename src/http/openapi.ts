// The HTTP contract as an OpenAPI 3.1 document, made from the schemas that validate requests and
// describe answers. Its addresses are relative, so it is true under any mount.
import {
  LimitParametersSchema,
  SearchParametersSchema,
  SuggestParametersSchema,
} from '../engine/parameter-schemas.ts'
import { EXAMPLES } from './openapi-examples.ts'
import {
  answer,
  headerRefs,
  media,
  problemRefs,
  responses,
  sharedComponents,
  unstored,
  type OpenApiMedia,
  type OpenApiResponse,
  type Responses,
} from './openapi-responses.ts'
import {
  componentRef,
  componentSchemas,
  queryParameters,
  type OpenApiParameter,
} from './openapi-schemas.ts'

/** Version of the HTTP contract. */
const API_VERSION = '1.0.0'

interface OpenApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly OpenApiParameter[]
  readonly requestBody?: {
    readonly required: true
    readonly content: Readonly<Record<string, OpenApiMedia>>
  }
  readonly responses: Responses
}

/** The document, as far as it is typed here. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: Readonly<Record<string, unknown>>
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>
  readonly components: Readonly<Record<string, unknown>>
}

const ALWAYS = ['MethodNotAllowed', 'Internal'] as const
const QUESTION = ['InvalidRequest', 'Unavailable', ...ALWAYS] as const

const idParameter: OpenApiParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: "A story's id.",
  schema: { type: 'string' },
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
        'Finds news stories and shows where they match. Unknown parameters are refused with the nearest known name. HEAD works wherever GET does.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to the address of this document.
    servers: [{ url: '.' }],
    paths: {
      '/search': { get: searchOperation(), post: postedSearchOperation() },
      '/suggest': { get: suggestOperation() },
      '/trending': {
        get: {
          operationId: 'getTrending',
          summary: 'The most viewed stories, newest first among equals',
          parameters: queryParameters(LimitParametersSchema),
          responses: responses(
            answer('The stories.', 'SearchResponse', EXAMPLES.search, ['Server-Timing']),
            QUESTION,
          ),
        },
      },
      '/stories/{id}': {
        get: {
          operationId: 'getStory',
          summary: 'One whole story',
          parameters: [idParameter],
          responses: responses(answer('The story.', 'Story', EXAMPLES.story), [
            'NotFound',
            ...QUESTION,
          ]),
        },
      },
      '/stories/{id}/related': {
        get: {
          operationId: 'getRelatedStories',
          summary: 'The nearest other stories',
          parameters: [idParameter, ...queryParameters(LimitParametersSchema)],
          responses: responses(answer('The stories.', 'RelatedResponse', EXAMPLES.related), [
            'NotFound',
            ...QUESTION,
          ]),
        },
      },
      '/healthz': { get: healthOperation() },
      '/readyz': { get: readinessOperation() },
      '/openapi.json': { get: documentOperation() },
    },
    components: { schemas: componentSchemas(), ...sharedComponents() },
  }
}

function searchOperation(): OpenApiOperation {
  return {
    operationId: 'search',
    summary: 'Search stories',
    parameters: queryParameters(SearchParametersSchema),
    responses: responses(searchAnswer(), QUESTION),
  }
}

function postedSearchOperation(): OpenApiOperation {
  // Validators concern what caches keep, which answers to a POST are not: no 304.
  const problems = problemRefs([...QUESTION, 'ContentTooLarge', 'UnsupportedMediaType'])
  return {
    operationId: 'postSearch',
    summary: 'Search stories, with the parameters in a JSON body',
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { $ref: componentRef('SearchParameters') },
          example: { q: 'ferry', pageSize: 5, facets: ['month'] },
        },
      },
    },
    responses: { '200': searchAnswer(), ...problems },
  }
}

function suggestOperation(): OpenApiOperation {
  const found = answer('Completions, best first.', 'SuggestResponse', EXAMPLES.suggest)
  const content = {
    ...found.content,
    'application/x-suggestions+json': media('OpenSearchSuggestions', EXAMPLES.openSearch),
  }
  return {
    operationId: 'suggest',
    summary: 'Complete what a reader has typed so far',
    parameters: queryParameters(SuggestParametersSchema),
    responses: responses({ ...found, content }, QUESTION),
  }
}

function healthOperation(): OpenApiOperation {
  return {
    operationId: 'getHealth',
    summary: 'Whether the service is alive',
    responses: {
      '200': unstored('It is.', 'Health', EXAMPLES.health),
      ...problemRefs(ALWAYS),
    },
  }
}

function readinessOperation(): OpenApiOperation {
  return {
    operationId: 'getReadiness',
    summary: 'Whether an index is live',
    responses: {
      '200': unstored('One is, and this is what it holds.', 'Readiness', EXAMPLES.readiness),
      ...problemRefs(['Unavailable', ...ALWAYS]),
    },
  }
}

function documentOperation(): OpenApiOperation {
  const found: OpenApiResponse = {
    description: 'The document.',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary']),
    content: { 'application/json': { schema: { type: 'object' } } },
  }
  return {
    operationId: 'getOpenApiDocument',
    summary: 'This document',
    responses: responses(found, ALWAYS),
  }
}

function searchAnswer(): OpenApiResponse {
  return answer('What was found.', 'SearchResponse', EXAMPLES.search, ['Server-Timing'])
}
