// Responses that several operations share.
import { EVERYWHERE, HEADERS, headerRefs, type HeaderName } from './headers.ts'
import { problemComponents, problemRefs, type ProblemName } from './problems.ts'
import { componentRef, type ComponentName } from './schemas.ts'
import type { OpenApiHeader, OpenApiMedia, OpenApiResponse, Responses } from './shapes.ts'

/** Writes a 200 that carries a tag. */
export function answer(
  description: string,
  schema: ComponentName,
  example: unknown,
  headers: readonly HeaderName[] = [],
): OpenApiResponse {
  return {
    description,
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', ...EVERYWHERE, ...headers]),
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
    headers: headerRefs(['Cache-Control', ...EVERYWHERE]),
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

/** Headers and responses that operations refer to, by name. */
export interface SharedComponents {
  readonly headers: Readonly<Record<string, OpenApiHeader>>
  readonly responses: Readonly<Record<string, OpenApiResponse>>
}

/** Writes the headers and responses that operations refer to. */
export function sharedComponents(): SharedComponents {
  const notModified: OpenApiResponse = {
    description: 'The client holds the answer already (`If-None-Match`).',
    headers: headerRefs(['ETag', 'Cache-Control', 'Vary', ...EVERYWHERE]),
  }
  return { headers: HEADERS, responses: { NotModified: notModified, ...problemComponents() } }
}
