// Which responses, headers and problems do the operations of the OpenAPI document share? Knows no
// routes.
import type { JsonSchema } from '@valibot/to-json-schema'
import { EXAMPLES } from './openapi-examples.ts'
import { componentRef, type ComponentName } from './openapi-schemas.ts'

/** A reference to a component. */
export interface Reference {
  readonly $ref: string
}

interface OpenApiHeader {
  readonly description: string
  readonly schema: JsonSchema
}

/** A body of one media type. */
export interface OpenApiMedia {
  readonly schema: JsonSchema | Reference
  readonly example?: unknown
}

/** A response of an operation. */
export interface OpenApiResponse {
  readonly description: string
  readonly headers?: Readonly<Record<string, OpenApiHeader | Reference>>
  readonly content?: Readonly<Record<string, OpenApiMedia>>
}

/** Responses of an operation, by status. */
export type Responses = Readonly<Record<string, OpenApiResponse | Reference>>

const text: JsonSchema = { type: 'string' }

const HEADERS = {
  ETag: {
    description: 'Weak tag of the answer: the index generation and the request.',
    schema: text,
  },
  'Cache-Control': {
    description: '`no-cache` (ask again with the tag), or `no-store`.',
    schema: text,
  },
  'Server-Timing': { description: 'Time in parse, match and excerpt, milliseconds.', schema: text },
  Vary: { description: 'Request headers that the answer depends on.', schema: text },
  'Retry-After': {
    description: 'Seconds after which to ask again.',
    schema: { type: 'integer', minimum: 0 },
  },
  Allow: { description: 'Methods that the address knows.', schema: text },
} as const satisfies Record<string, OpenApiHeader>

/** Every error that several operations share: component name -> status and meaning. */
const PROBLEMS = {
  InvalidRequest: ['400', 'Parameters are unknown or out of range, or the body is no JSON.'],
  NotFound: ['404', 'There is no such story.'],
  MethodNotAllowed: ['405', 'The address does not know this method.', 'Allow'],
  ContentTooLarge: ['413', 'The body is too large.'],
  UnsupportedMediaType: ['415', 'The body is not `application/json`.'],
  Internal: ['500', 'The service failed; it says nothing of how.'],
  Unavailable: ['503', 'No index is live yet, or the time limit has passed.', 'Retry-After'],
} as const satisfies Record<
  string,
  readonly [status: string, description: string, header?: keyof typeof HEADERS]
>

/** A problem that several operations share. */
export type ProblemName = keyof typeof PROBLEMS

/** Writes a 200 that carries a tag. */
export function answer(
  description: string,
  schema: ComponentName,
  example: unknown,
  headers: readonly (keyof typeof HEADERS)[] = [],
): OpenApiResponse {
  return {
    description,
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', ...headers]),
    content: { 'application/json': media(schema, example) },
  }
}

/** Writes a 200 that no cache keeps. */
export function unstored(
  description: string,
  schema: ComponentName,
  example: unknown,
): OpenApiResponse {
  return {
    description,
    headers: headerRefs(['Cache-Control']),
    content: { 'application/json': media(schema, example) },
  }
}

/** Writes a body that a component describes. */
export function media(schema: ComponentName, example: unknown): OpenApiMedia {
  return { schema: { $ref: componentRef(schema) }, example }
}

/** Writes an answer with its 304 and the problems that can come in its place. */
export function responses(found: OpenApiResponse, problems: readonly ProblemName[]): Responses {
  return {
    '200': found,
    '304': { $ref: '#/components/responses/NotModified' },
    ...problemRefs(problems),
  }
}

/** Writes references to problems, by status. */
export function problemRefs(names: readonly ProblemName[]): Record<string, Reference> {
  return Object.fromEntries(
    names.map((name) => [PROBLEMS[name][0], { $ref: `#/components/responses/${name}` }]),
  )
}

/** Writes the headers and responses that operations refer to. */
export function sharedComponents(): Readonly<Record<string, unknown>> {
  const notModified: OpenApiResponse = {
    description: 'The client holds the answer already (`If-None-Match`).',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary']),
  }
  return { headers: HEADERS, responses: { NotModified: notModified, ...problemComponents() } }
}

function problemComponents(): Record<string, OpenApiResponse> {
  return Object.fromEntries(
    Object.entries(PROBLEMS).map(([name, [status, description, header]]) => [
      name,
      {
        description,
        headers: headerRefs(header === undefined ? ['Cache-Control'] : ['Cache-Control', header]),
        content: {
          'application/problem+json': {
            schema: { $ref: componentRef('Problem') },
            ...(status === '400' ? { example: EXAMPLES.invalid } : {}),
          },
        },
      },
    ]),
  )
}

/** Writes references to headers. */
export function headerRefs(names: readonly (keyof typeof HEADERS)[]): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
