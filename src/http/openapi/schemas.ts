// Parameters and named components of the OpenAPI document, made from rows and valibot's schemas.
import {
  toJsonSchema,
  toJsonSchemaDefs,
  type ConversionConfig,
  type JsonSchema,
} from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { SearchParametersSchema } from '../../engine/parameter-schemas.ts'
import { toSchema, type ParameterRows } from '../../engine/parameter-row.ts'
import { isList, isRepeated } from '../../engine/parameter-values.ts'
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

/** Writes parameters as those of an address. */
export function queryParameters(rows: ParameterRows): readonly OpenApiParameter[] {
  const { entries } = toSchema(rows)
  return Object.entries(rows).map(([name, { value, description, example }]) => {
    const schema = toJsonSchema(entries[name] ?? value, CONVERSION)
    delete schema.$schema
    delete schema.description
    return {
      name,
      in: 'query',
      description,
      ...(isList(value) ? { style: 'form', explode: isRepeated(value) } : {}),
      schema,
      example,
    }
  })
}
