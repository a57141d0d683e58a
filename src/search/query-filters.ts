// The restrictions of a request and of a query as filters over columns.
import type { Query } from '../query/query.ts'
import { toFilters } from '../relaxation/to-filters.ts'
import type { Filters } from '../matching/filters.ts'
import type { SearchRequest } from '../engine/request.ts'

/** The filters that a request's parameters ask for. */
export function requestFilters(request: SearchRequest): Filters {
  const { kind, author, section, list, month, from, to } = request
  return { kind, author, section, list, month, fromMs: from?.startMs, toMs: to?.endMs }
}

/** The filters written in a query. */
export function queryFilters({ filters, isUnreadable }: Query): Filters {
  return { ...toFilters(filters), isNone: isUnreadable }
}
