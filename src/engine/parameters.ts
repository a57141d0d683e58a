// What may a caller ask, and what exactly did they ask? One reading for query strings, JSON bodies
// and embedding apps. Knows nothing of HTTP, nor of how questions are answered.
import * as v from 'valibot'
import { InvalidRequestError, type RequestIssue } from '../errors.ts'
import type { QueryContext, SearchField } from '../query/query.ts'
import { isRelativeTime, parseTimeBound, type TimeBound } from '../query/time.ts'
import type { FacetName, SearchRequest, SortBy } from './request.ts'
import type { StoryKind } from '../story/story.ts'
import {
  FACET_NAMES,
  FROM_EXPECTATION,
  LimitParametersSchema,
  MAX_WINDOW,
  SEARCH_FIELDS,
  SearchParametersSchema,
  SORT_SYNONYMS,
  SuggestParametersSchema,
  TO_EXPECTATION,
} from './parameter-schemas.ts'
import { readParameters, type ParametersSchema, type ReadingOptions } from './read-parameters.ts'
import { expectedIssue } from './request-issues.ts'

type Tolerant<T extends string | number | boolean> = T | `${T}` | undefined
type OneOrMore<T extends string> = string | readonly T[] | undefined

/**
 * What a caller may ask of `search`; what is absent, undefined or empty has its default. Numbers and
 * booleans may be text, lists comma-separated text. A `SearchRequest` is one of these, too.
 */
export interface SearchParameters {
  /** The query, up to 512 UTF-16 code units. @default '' (everything, newest first) */
  readonly q?: string | undefined
  /** Fields that words must match in. @default ['title', 'body'] */
  readonly searchIn?: OneOrMore<SearchField>
  /** @default both */
  readonly kind?: StoryKind | undefined
  /** Any of these authors, case-insensitive. @default no restriction */
  readonly author?: OneOrMore<string>
  /** Any of these sections, case-insensitive. @default no restriction */
  readonly section?: OneOrMore<string>
  /** Any of these lists, case-insensitive. @default no restriction */
  readonly list?: OneOrMore<string>
  /** Any of these months, `YYYY-MM`, as facets count them. @default no restriction */
  readonly month?: OneOrMore<string>
  /** ISO 8601 date or date-time, or a time ago (`7d`, `24h`, `2w`, `3months`); inclusive. */
  readonly from?: string | TimeBound | undefined
  /** ISO 8601 date (its whole day) or date-time; inclusive. */
  readonly to?: string | TimeBound | undefined
  /** @default 'relevance'; 'newest' where `q` is empty */
  readonly sortBy?: SortBy | keyof typeof SORT_SYNONYMS | undefined
  /** From 1; `page` x `pageSize` up to 10,000. @default 1 */
  readonly page?: Tolerant<number>
  /** 1..100 @default 10 */
  readonly pageSize?: Tolerant<number>
  /** Values to count over all matches. @default none */
  readonly facets?: OneOrMore<FacetName>
  /** 0..1, how much freshness counts in relevance. @default the engine's setting, 0.2 */
  readonly recency?: Tolerant<number>
  /** @default 'auto' */
  readonly typos?: 'auto' | 'off' | undefined
  /** How much of the query a story must hold. @default 'auto' */
  readonly match?: 'auto' | 'all' | 'any' | undefined
  /** Lists near-duplicates of a hit in it, not beside it. @default true */
  readonly distinct?: Tolerant<boolean>
  /** 0..5 a hit. @default 1 */
  readonly excerpts?: Tolerant<number>
  /** 40..500 characters. @default 200 */
  readonly excerptLength?: Tolerant<number>
  /** Up to 32 characters. @default '<mark>' */
  readonly highlightPreTag?: string | undefined
  /** Up to 32 characters. @default '</mark>' */
  readonly highlightPostTag?: string | undefined
  /** @default false */
  readonly explain?: Tolerant<boolean>
  /** Concerns HTTP only. @default 'json' */
  readonly format?: 'json' | 'rss' | 'atom' | 'jsonfeed' | undefined
}

/** What a caller may ask of `suggest`. */
export interface SuggestParameters {
  /** What the reader has typed so far, up to 512 UTF-16 code units. @default '' */
  readonly q?: string | undefined
  /** 1..20 @default 8 */
  readonly limit?: Tolerant<number>
  /** Concerns HTTP only. @default 'json' */
  readonly format?: 'json' | 'opensearch' | undefined
}

/** A complete request for suggestions. */
export interface SuggestRequest {
  readonly q: string
  readonly limit: number
  readonly format: 'json' | 'opensearch'
}

type ParameterValues = v.InferOutput<typeof SearchParametersSchema>
type RequestValues = Partial<Omit<ParameterValues, 'format'>>
type Bounds = Pick<SearchRequest, 'from' | 'to'>

const DEFAULTS: ParameterValues = v.parse(SearchParametersSchema, {})

/** Requests that this module made: they are complete already and pass through as they are. */
const completeRequests = new WeakSet<object>()

/**
 * Turns search parameters into a complete request. One that it made before is given back as it is,
 * so that a caller who needs it early (for an ETag) has it read once and for the same present.
 * @throws InvalidRequestError with every issue found.
 */
export function parseSearchParameters(
  input: unknown,
  context: QueryContext,
  options?: ReadingOptions,
): SearchRequest {
  if (isCompleteRequest(input)) return input
  const read = readParameters(SearchParametersSchema, withBoundsAsText(input), options)
  return completeRequest(read, context)
}

/**
 * Makes the complete request of parameters that were read; those of a search that were not among them
 * have their defaults.
 * @throws InvalidRequestError with every issue, those of several parameters together included.
 */
export function completeRequest(
  read: {
    readonly values: RequestValues | undefined
    readonly valid: RequestValues
    readonly issues: readonly RequestIssue[]
  },
  context: QueryContext,
): SearchRequest {
  const bounds = resolveBounds(read.valid, context)
  if (read.values === undefined || bounds.issues.length > 0) {
    throw new InvalidRequestError([...read.issues, ...bounds.issues])
  }
  const request = toSearchRequest({ ...DEFAULTS, ...read.values }, bounds)
  completeRequests.add(request)
  return request
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
 * Turns the limit of related and trending stories into a number, 1..100, by default 10.
 * @throws InvalidRequestError when it is none.
 */
export function parseLimit(limit: unknown): number {
  return parseLimitParameters({ limit })
}

/**
 * Reads parameters by any schema of them.
 * @throws InvalidRequestError with every issue found.
 */
export function readAll<TSchema extends ParametersSchema>(
  schema: TSchema,
  input: unknown,
  options?: ReadingOptions,
): v.InferOutput<TSchema> {
  const { values, issues } = readParameters(schema, input, options)
  if (values === undefined) throw new InvalidRequestError(issues)
  return values
}

function isCompleteRequest(input: unknown): input is SearchRequest {
  return typeof input === 'object' && input !== null && completeRequests.has(input)
}

/** Puts the text of bounds that were resolved before (a changed copy of a request) in their place. */
function withBoundsAsText(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const { from, to } = input as { readonly from?: unknown; readonly to?: unknown } // checked below
  if (!isTimeBound(from) && !isTimeBound(to)) return input
  return { ...input, from: boundText(from), to: boundText(to) }
}

function boundText(bound: unknown): unknown {
  return isTimeBound(bound) ? bound.text : bound
}

function isTimeBound(value: unknown): value is TimeBound {
  return typeof value === 'object' && value !== null && 'text' in value && 'startMs' in value
}

/** Resolves the bounds and checks what concerns several parameters together. */
function resolveBounds(
  { from, to, page, pageSize }: RequestValues,
  context: QueryContext,
): Bounds & { readonly issues: readonly RequestIssue[] } {
  const issues: RequestIssue[] = []
  const fromBound = from === undefined ? undefined : parseTimeBound(from, context)
  if (from !== undefined && fromBound === undefined) {
    issues.push(expectedIssue('from', FROM_EXPECTATION, from))
  }
  const toBound = to === undefined || isRelativeTime(to) ? undefined : parseTimeBound(to, context)
  if (to !== undefined && toBound === undefined) {
    issues.push(expectedIssue('to', TO_EXPECTATION, to))
  }
  if (fromBound !== undefined && toBound !== undefined && fromBound.startMs > toBound.endMs) {
    issues.push(expectedIssue('from', `no later than \`to\` (${toBound.text})`, from))
  }
  if (page !== undefined && pageSize !== undefined && page * pageSize > MAX_WINDOW) {
    const message = `Expected \`page\` x \`pageSize\` to be at most ${MAX_WINDOW}, received ${page} x ${pageSize}: narrow the query to reach further`
    issues.push({ parameter: 'page', message })
  }
  return { from: fromBound, to: toBound, issues }
}

function toSearchRequest(values: ParameterValues, { from, to }: Bounds): SearchRequest {
  const { q, searchIn, facets, sortBy, author, section, list, month } = values
  return {
    q,
    searchIn: SEARCH_FIELDS.filter((field) => searchIn.includes(field)),
    kind: values.kind,
    author: distinctTexts(author),
    section: distinctTexts(section),
    list: distinctTexts(list),
    month: distinctTexts(month),
    from,
    to,
    sortBy: toSortBy(sortBy, q),
    page: values.page,
    pageSize: values.pageSize,
    facets: FACET_NAMES.filter((facet) => facets.includes(facet)),
    recency: values.recency,
    typos: values.typos,
    match: values.match,
    distinct: values.distinct,
    excerpts: values.excerpts,
    excerptLength: values.excerptLength,
    highlightPreTag: values.highlightPreTag,
    highlightPostTag: values.highlightPostTag,
    explain: values.explain,
  }
}

function toSortBy(sortBy: SortBy | keyof typeof SORT_SYNONYMS | undefined, q: string): SortBy {
  if (sortBy === undefined) return q.trim() === '' ? 'newest' : 'relevance'
  return sortBy === 'relevancy' || sortBy === 'publishedAt' ? SORT_SYNONYMS[sortBy] : sortBy
}

function distinctTexts(texts: readonly string[] | undefined): readonly string[] {
  return texts === undefined ? [] : [...new Set(texts)]
}
