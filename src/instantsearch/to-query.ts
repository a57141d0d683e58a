// A request of InstantSearch as the parameters of a search.
import type { FacetName, SortBy } from '../engine/request.ts'
import type { SearchQuery } from '../http/schemas/typed-requests.ts'
import type { InstantSearchParams, InstantSearchRequest } from './requests.ts'
import { FACETS, type Restrictions, toRestrictions } from './restrictions.ts'

/** Which order an index stands for, next to those that end in the name of one. */
export type IndexOrders = Readonly<Record<string, SortBy>>

/** A request as it is asked. */
export interface Plan {
  /** Undefined where no story can pass the filters. */
  readonly query: SearchQuery | undefined
  /** What InstantSearch is told of the page; `size` is 0 where only counts are wanted. */
  readonly page: number
  readonly size: number
  /** The page lies behind the last that can be reached: its hits are none. */
  readonly isBeyond: boolean
}

/** Longest query that a service takes, UTF-16 code units. */
export const MAX_QUERY_LENGTH = 512
/** Most hits a page. */
export const MAX_PAGE_SIZE = 100
/** Farthest hit that can be paged to. */
export const MAX_WINDOW = 10_000

/** Hits a page where a request does not say, as with Algolia. */
const DEFAULT_PAGE_SIZE = 20
/** Characters of a word with its space, for lengths of snippets that are told in words. */
const WORD_CHARACTERS = 6
/** Shortest and longest excerpt, characters. */
const [MIN_EXCERPT, MAX_EXCERPT] = [40, 500]

const ORDERED = /_(relevance|newest|oldest|popularity)$/

/**
 * Plans a request.
 * @throws LedeError `invalid_request` for a filter that a news search cannot have.
 */
export function toPlan(request: InstantSearchRequest, orders: IndexOrders): Plan {
  const { indexName, params = {} } = request
  const size = toInteger(params.hitsPerPage ?? DEFAULT_PAGE_SIZE, 0, MAX_PAGE_SIZE)
  const page = toInteger(params.page ?? 0, 0, Number.MAX_SAFE_INTEGER)
  const isBeyond = size > 0 && (page + 1) * size > MAX_WINDOW
  const isCounted = size === 0 || isBeyond
  const restrictions = toRestrictions(params)
  return {
    query: restrictions && {
      ...toBaseQuery(params, restrictions),
      sortBy: toSortBy(indexName, orders),
      facets: toFacets(params.facets),
      page: isCounted ? 1 : page + 1,
      pageSize: isCounted ? 1 : size,
      excerpts: isCounted ? 0 : 1,
      excerptLength: toExcerptLength(params.attributesToSnippet),
    },
    page,
    size,
    isBeyond,
  }
}

/** The part of a query that says which stories match. */
export function toBaseQuery(
  params: InstantSearchParams,
  restrictions: NonNullable<Restrictions>,
): SearchQuery {
  const fields = ['title', 'body', 'author'] as const
  const { restrictSearchableAttributes: attributes = [] } = params
  const searchIn = fields.filter((field) => attributes.includes(field))
  return {
    ...restrictions,
    q: toText(params.query),
    searchIn: searchIn.length === 0 ? undefined : searchIn,
    typos: String(params.typoTolerance) === 'false' ? 'off' : undefined,
    distinct: params.distinct === false || params.distinct === 0 ? false : undefined,
  }
}

/** The facets that a request names and a news search has. */
export function toFacets(names: InstantSearchParams['facets'] = []): FacetName[] {
  const wanted = typeof names === 'string' ? [names] : names
  return FACETS.filter((facet) => wanted.includes('*') || wanted.includes(facet))
}

function toSortBy(indexName: string, orders: IndexOrders): SortBy | undefined {
  if (Object.hasOwn(orders, indexName)) return orders[indexName]
  const order = ORDERED.exec(indexName)?.[1]
  return order as SortBy | undefined // the orders that the expression lists
}

/** Shortens a query to what a service takes, without cutting a character in two. */
function toText(query = ''): string {
  return query.length <= MAX_QUERY_LENGTH
    ? query
    : query.slice(0, MAX_QUERY_LENGTH).replace(/[\ud800-\udbff]$/, '')
}

function toExcerptLength(attributes: readonly string[] = []): number | undefined {
  const words = attributes.map((name) => /^body:(\d{1,4})$/.exec(name)?.[1]).find(Boolean)
  if (words === undefined) return undefined
  return toInteger(Number(words) * WORD_CHARACTERS, MIN_EXCERPT, MAX_EXCERPT)
}

/** Brings a number into a range; what is none becomes the least. */
export function toInteger(value: number, min: number, max: number): number {
  const whole = Math.trunc(value)
  return Number.isNaN(whole) ? min : Math.min(Math.max(whole, min), max)
}
