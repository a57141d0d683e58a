// Headers of answers, as the document has them.
import type { JsonSchema } from '@valibot/to-json-schema'
import type { OpenApiHeader, Reference } from './shapes.ts'

const text: JsonSchema = { type: 'string' }

/** Headers of answers, by name. */
export const HEADERS = {
  ETag: {
    description: 'Weak tag of the answer: the index generation and the request.',
    schema: text,
    example: 'W/"3c9f1b0a5d7e2468"',
  },
  'Cache-Control': {
    description: '`no-cache` (ask again with the tag), or `no-store`.',
    schema: text,
    example: 'no-cache',
  },
  'Content-Disposition': {
    description: 'A name for the file, made from the query.',
    schema: text,
    example: 'attachment; filename="lede-ferry.csv"',
  },
  'Server-Timing': {
    description: 'Time in parse, match and excerpt, milliseconds.',
    schema: text,
    example: 'parse;dur=0.031, match;dur=0.12, excerpt;dur=0.294',
  },
  Vary: {
    description: 'Request headers that the answer depends on.',
    schema: text,
    example: 'Accept-Encoding',
  },
  'Retry-After': {
    description: 'Seconds after which to ask again.',
    schema: { type: 'integer', minimum: 0 },
    example: 2,
  },
  'X-Request-Id': {
    description: 'Names the request, where the service gives ids; one that is sent is taken over.',
    schema: text,
    example: 'desk-7',
  },
  'RateLimit-Policy': {
    description: 'The limit, where there is one: `q` requests in a window of `w` seconds.',
    schema: text,
    example: '"default";q=100;w=60',
  },
  RateLimit: {
    description: 'What is left of it: `r` requests in the next `t` seconds.',
    schema: text,
    example: '"default";r=93;t=41',
  },
  'WWW-Authenticate': {
    description: 'How to say who asks.',
    schema: text,
    example: 'Bearer realm="lede"',
  },
  Allow: { description: 'Methods that the address knows.', schema: text, example: 'GET, HEAD' },
} as const satisfies Record<string, OpenApiHeader>

/** The name of a header that answers have. */
export type HeaderName = keyof typeof HEADERS

/** Headers of every answer, where the service gives ids and limits requests. */
export const EVERYWHERE = [
  'X-Request-Id',
  'RateLimit-Policy',
  'RateLimit',
] as const satisfies readonly HeaderName[]

/** Writes references to headers. */
export function headerRefs(names: readonly HeaderName[]): Record<string, Reference> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}
