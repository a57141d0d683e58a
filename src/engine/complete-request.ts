// A complete request, made of parameters that were read: bounds of time resolved, lists in one order.
import * as v from 'valibot'
import { InvalidRequestError, type RequestIssue } from '../errors.ts'
import type { QueryContext } from '../query/query.ts'
import { isRelativeTime, parseTimeBound, type TimeBound } from '../query/time.ts'
import { FROM_EXPECTATION, TO_EXPECTATION } from './filter-parameters.ts'
import type { ValuesOf } from './parameter-row.ts'
import { SearchParametersSchema } from './parameter-schemas.ts'
import { isList, namesOf } from './parameter-values.ts'
import { expectedIssue } from './request-issues.ts'
import type { SearchRequest, SortBy } from './request.ts'
import { MAX_WINDOW, SEARCH_PARAMETERS, SORT_SYNONYMS } from './search-parameters.ts'

type Values = ValuesOf<typeof SEARCH_PARAMETERS>
type RequestValues = Partial<Omit<Values, 'format'>>

/** Bounds of time that were resolved before: they stand, whatever the present is by now. */
export interface Bounds {
  readonly from?: TimeBound | undefined
  readonly to?: TimeBound | undefined
}

/** Parameters that were read; those of a search that are not among them have their defaults. */
export interface ReadValues {
  /** Undefined where there are issues. */
  readonly values: RequestValues | undefined
  /** Every value that has no issue of its own. */
  readonly valid: RequestValues
  readonly issues: readonly RequestIssue[]
}

const DEFAULTS: Values = v.parse(SearchParametersSchema, {})

/** Parameter of a request -> how its values are completed. */
const COMPLETIONS = Object.entries(SEARCH_PARAMETERS)
  .filter(([name]) => name !== 'format')
  .map(([name, { value }]) => ({
    name: name as keyof SearchRequest, // a key of the rows
    isList: isList(value),
    known: namesOf(value),
  }))

/**
 * Makes a complete request.
 * @throws InvalidRequestError with every issue, those of several parameters together included.
 */
export function completeRequest(
  { values, valid, issues }: ReadValues,
  context: QueryContext,
  resolved: Bounds = {},
): SearchRequest {
  const found = [...issues]
  const from = resolved.from ?? resolveFrom(valid.from, context, found)
  const to = resolved.to ?? resolveTo(valid.to, context, found)
  if (from !== undefined && to !== undefined && from.startMs > to.endMs) {
    found.push(expectedIssue('from', `no later than \`to\` (${to.text})`, valid.from))
  }
  checkWindow(valid, found)
  if (values === undefined || found.length > 0) throw new InvalidRequestError(found)
  const all: Values = { ...DEFAULTS, ...values }
  const request: Partial<Record<keyof SearchRequest, unknown>> = {}
  for (const { name, isList, known } of COMPLETIONS) {
    request[name] = isList ? inOneOrder(all[name], known) : all[name]
  }
  const resolvedValues = { from, to, sortBy: toSortBy(all.sortBy, all.q) }
  // Every row has its value, of the type that its schema gives.
  return Object.assign(request as SearchRequest, resolvedValues)
}

/** Gives known names in the order of the contract, free texts once each. */
function inOneOrder(given: unknown, known: readonly string[] | undefined): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : []
  return known?.filter((name) => list.includes(name)) ?? [...new Set(list)]
}

function resolveFrom(
  text: string | undefined,
  context: QueryContext,
  issues: RequestIssue[],
): TimeBound | undefined {
  if (text === undefined) return undefined
  const bound = parseTimeBound(text, context)
  if (bound === undefined) issues.push(expectedIssue('from', FROM_EXPECTATION, text))
  return bound
}

function resolveTo(
  text: string | undefined,
  context: QueryContext,
  issues: RequestIssue[],
): TimeBound | undefined {
  if (text === undefined) return undefined
  const bound = isRelativeTime(text) ? undefined : parseTimeBound(text, context)
  if (bound === undefined) issues.push(expectedIssue('to', TO_EXPECTATION, text))
  return bound
}

function checkWindow({ page, pageSize }: RequestValues, issues: RequestIssue[]): void {
  if (page === undefined || pageSize === undefined || page * pageSize <= MAX_WINDOW) return
  const message = `Expected \`page\` x \`pageSize\` to be at most ${MAX_WINDOW}, received ${page} x ${pageSize}: narrow the query to reach further`
  issues.push({ parameter: 'page', message })
}

function toSortBy(sortBy: Values['sortBy'], q: string): SortBy {
  if (sortBy === undefined) return q.trim() === '' ? 'newest' : 'relevance'
  return sortBy === 'relevancy' || sortBy === 'publishedAt' ? SORT_SYNONYMS[sortBy] : sortBy
}
