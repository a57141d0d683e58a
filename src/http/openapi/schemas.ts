// How do valibot's schemas read in an OpenAPI document? Parameters and named components; knows no
// routes.
import {
  toJsonSchema,
  toJsonSchemaDefs,
  type ConversionConfig,
  type JsonSchema,
} from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { SearchParametersSchema } from '../../engine/parameter-schemas.ts'
import type { ParametersSchema } from '../../engine/read-parameters.ts'
import {
  ExcerptSchema,
  ExplanationSchema,
  HighlightSchema,
  HitSchema,
  StorySchema,
} from '../schemas/hit-schemas.ts'
import {
  HealthSchema,
  OpenSearchSuggestionsSchema,
  ProblemSchema,
  QueryReportSchema,
  ReadinessSchema,
  RelatedResponseSchema,
  SearchResponseSchema,
  SuggestResponseSchema,
} from '../schemas/answer-schemas.ts'
import { JsonFeedSchema } from '../feed/json-feed-schema.ts'
import { PARAMETER_EXAMPLES } from './examples.ts'
import type { OpenApiParameter } from './shapes.ts'

/** Schemas that the document names, by the names that clients are generated with. */
const COMPONENTS = {
  SearchParameters: SearchParametersSchema,
  SearchResponse: SearchResponseSchema,
  JsonFeed: JsonFeedSchema,
  Hit: HitSchema,
  Highlight: HighlightSchema,
  Excerpt: ExcerptSchema,
  Explanation: ExplanationSchema,
  Story: StorySchema,
  RelatedResponse: RelatedResponseSchema,
  SuggestResponse: SuggestResponseSchema,
  OpenSearchSuggestions: OpenSearchSuggestionsSchema,
  Health: HealthSchema,
  Readiness: ReadinessSchema,
  QueryReport: QueryReportSchema,
  Problem: ProblemSchema,
} as const satisfies Record<string, v.GenericSchema>

/** The name of a component schema. */
export type ComponentName = keyof typeof COMPONENTS

const CONVERSION = {
  target: 'draft-2020-12',
  typeMode: 'input',
  // A reference is written `#/$defs/Name` by default; OpenAPI keeps components elsewhere.
  overrideRef: ({ referenceId }) => componentRef(referenceId),
  // A closed tuple has `items: false`, which readers of OpenAPI take for no `items` at all.
  overrideSchema: ({ valibotSchema, jsonSchema }) =>
    valibotSchema.type === 'strict_tuple' ? { ...jsonSchema, items: { not: {} } } : undefined,
} as const satisfies ConversionConfig

/** Gives the reference to a component schema. */
export function componentRef(name: string): string {
  return `#/components/schemas/${name}`
}

/** Writes all component schemas. */
export function componentSchemas(): Readonly<Record<ComponentName, JsonSchema>> {
  return toJsonSchemaDefs(COMPONENTS, CONVERSION)
}

/** Writes the parameters that a schema validates as parameters of the address. */
export function queryParameters(schema: ParametersSchema): readonly OpenApiParameter[] {
  return Object.entries(schema.entries).map(([name, entry]) => {
    const { description, ...converted } = toJsonSchema(entry, CONVERSION)
    delete converted.$schema
    const names = typeof converted.items === 'object' && 'enum' in converted.items
    return {
      name,
      in: 'query',
      ...(description === undefined ? {} : { description }),
      ...(converted.type === 'array' ? { style: 'form', explode: !names } : {}),
      schema: converted,
      ...exampleOf(name),
    }
  })
}

function exampleOf(name: string): { readonly example: unknown } | undefined {
  const examples: Readonly<Record<string, unknown>> = PARAMETER_EXAMPLES
  return Object.hasOwn(examples, name) ? { example: examples[name] } : undefined
}
