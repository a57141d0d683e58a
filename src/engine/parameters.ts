// Parameters as a caller gives them, read into complete requests: query strings, JSON bodies and the
// objects of embedding apps alike.
import { InvalidRequestError } from '../errors.ts'
import type { QueryContext } from '../query/query.ts'
import type { TimeBound } from '../query/time.ts'
import { completeRequest, type Bounds } from './complete-request.ts'
import type { ParametersSchema, ValuesOf, WrittenValues } from './parameter-row.ts'
import {
  LimitParametersSchema,
  SearchParametersSchema,
  SuggestParametersSchema,
} from './parameter-schemas.ts'
import { readParameters, type ReadingOptions } from './read-parameters.ts'
import type { SearchRequest } from './request.ts'
import type { SEARCH_PARAMETERS } from './search-parameters.ts'
import type { SUGGEST_PARAMETERS } from './suggest-parameters.ts'

/**
 * What a caller may ask of `search`; what is absent, undefined or empty has its default. Numbers and
 * booleans may be text, lists comma-separated text. A `SearchRequest` is one of these, too: its bounds of
 * time stand as they are.
 */
export type SearchParameters = {
  readonly [TName in keyof typeof SEARCH_PARAMETERS]?:
    | WrittenValues<typeof SEARCH_PARAMETERS>[TName]
    | (TName extends keyof Bounds ? TimeBound : never)
}

/** What a caller may ask of `suggest`. */
export type SuggestParameters = WrittenValues<typeof SUGGEST_PARAMETERS>

/** A complete request for suggestions. */
export type SuggestRequest = ValuesOf<typeof SUGGEST_PARAMETERS>

/**
 * Turns search parameters into a complete request; a complete one gives itself, so that a caller who needs
 * it early (for an ETag) has its ages counted once and from the same present.
 * @throws InvalidRequestError with every issue found.
 */
export function parseSearchParameters(
  input: unknown,
  context: QueryContext,
  options: ReadingOptions = {},
): SearchRequest {
  const bounds = boundsIn(input)
  const read = readParameters(SearchParametersSchema, withTexts(input, bounds), options)
  return completeRequest(read, context, options.asDocumented === true ? {} : bounds)
}

/** Gives the bounds of a complete request, or of a changed copy of one. */
function boundsIn(input: unknown): Bounds {
  if (typeof input !== 'object' || input === null) return {}
  const { from, to } = input as { readonly from?: unknown; readonly to?: unknown } // checked below
  return { ...(isTimeBound(from) && { from }), ...(isTimeBound(to) && { to }) }
}

function isTimeBound(value: unknown): value is TimeBound {
  if (typeof value !== 'object' || value === null) return false
  const { text, startMs, endMs } = value as Partial<Record<keyof TimeBound, unknown>> // checked here
  return typeof text === 'string' && typeof startMs === 'number' && typeof endMs === 'number'
}

/** Puts the texts of bounds in their place, for validation. */
function withTexts(input: unknown, { from, to }: Bounds): unknown {
  if (from === undefined && to === undefined) return input
  return { ...(input as object), ...(from && { from: from.text }), ...(to && { to: to.text }) } // it has bounds: an object
}

/**
 * Turns suggest parameters into a complete request.
 * @throws InvalidRequestError with every issue found.
 */
export function parseSuggestParameters(input: unknown, options?: ReadingOptions): SuggestRequest {
  return readAll(SuggestParametersSchema, input, options)
}

/**
 * Turns parameters of which `limit` is the only one into their value, 1..100, by default 10.
 * @throws InvalidRequestError with every issue found.
 */
export function parseLimitParameters(input: unknown, options?: ReadingOptions): number {
  return readAll(LimitParametersSchema, input, options).limit
}

/**
 * Turns the limit of related and most viewed stories into a number, 1..100, by default 10.
 * @throws InvalidRequestError when it is none.
 */
export function parseLimit(limit: unknown): number {
  return parseLimitParameters({ limit })
}

/**
 * Reads parameters by any schema of them.
 * @throws InvalidRequestError with every issue found.
 */
export function readAll<TValues>(
  schema: ParametersSchema<TValues>,
  input: unknown,
  options?: ReadingOptions,
): TValues {
  const { values, issues } = readParameters(schema, input, options)
  if (values === undefined) throw new InvalidRequestError(issues)
  return values
}
