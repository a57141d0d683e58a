// OpenAPI's types for parameters, bodies, responses and operations, as far as this document uses them.
import type { JsonSchema } from '@valibot/to-json-schema'

/** A reference to a component. */
export interface Reference {
  readonly $ref: string
}

/** A parameter of an operation. */
export interface OpenApiParameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'header'
  readonly required?: true
  readonly description?: string
  /** Lists: `false` means comma-separated, `true` means repeated. */
  readonly explode?: boolean
  readonly style?: 'form'
  readonly schema: JsonSchema
  readonly example?: unknown
}

/** A header of a response. */
export interface OpenApiHeader {
  readonly description: string
  readonly schema: JsonSchema
  readonly example: unknown
}

/** A body of one media type. */
export interface OpenApiMedia {
  readonly schema: JsonSchema | Reference
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

/** A response of an operation. */
export interface OpenApiResponse {
  readonly description: string
  readonly headers?: Readonly<Record<string, OpenApiHeader | Reference>>
  readonly content?: Readonly<Record<string, OpenApiMedia>>
}

/** Responses of an operation, by status. */
export type Responses = Readonly<Record<string, OpenApiResponse | Reference>>

/** What a request has to carry: scheme -> scopes, of which there are none. */
export type Security = Readonly<Record<string, readonly never[]>>

/** An operation. */
export interface OpenApiOperation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly [TagName]
  readonly parameters?: readonly OpenApiParameter[]
  readonly requestBody?: {
    readonly required: true
    readonly content: Readonly<Record<string, OpenApiMedia>>
  }
  readonly responses: Responses
  /** Absent: as the whole document has it. */
  readonly security?: readonly Security[]
}

/** Groups of operations, in the order in which they are shown. */
export const TAGS = [
  { name: 'Search', description: 'Find stories, and complete what a reader types.' },
  { name: 'Stories', description: 'Read a story and what is near it.' },
  { name: 'Operation', description: 'For whoever runs the service.' },
  { name: 'Service', description: 'Whether the service runs, and what it can do.' },
] as const

/** The name of a group of operations. */
export type TagName = (typeof TAGS)[number]['name']
