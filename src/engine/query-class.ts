// The class of a query, for measuring: a few kinds whose costs differ.
import { isRestricting } from '../query/combine.ts'
import type { Query } from '../query/query.ts'
import { FILTER_NAMES } from './filter-parameters.ts'
import type { SearchRequest } from './request.ts'

/** Every class of query, from the least to the most that may be in it. */
export const QUERY_CLASSES = [
  'empty',
  'word',
  'words',
  'phrase',
  'alternatives',
  'filtered',
] as const

/**
 * `empty`: everything, in order; `word`, `words`: one or several words; `phrase`: with a phrase among
 * them; `alternatives`: with `a OR b`; `filtered`: a filter or an exclusion leaves some stories out, whatever
 * else there is, be it in one of several alternatives.
 */
export type QueryClass = (typeof QUERY_CLASSES)[number]

/** Gives the class of a query: the last one of the list that fits. */
export function classifyQuery(query: Query, request: SearchRequest): QueryClass {
  if (isFiltered(query, request)) return 'filtered'
  const { required } = query
  if (required.some(({ kind }) => kind === 'any')) return 'alternatives'
  if (required.some(({ kind }) => kind === 'phrase')) return 'phrase'
  if (required.length > 1) return 'words'
  return required.length === 1 ? 'word' : 'empty'
}

function isFiltered({ required, filters, excluded }: Query, request: SearchRequest): boolean {
  if (filters.length > 0 || excluded.length > 0 || required.some(isRestricting)) return true
  return FILTER_NAMES.some((name) => [request[name] ?? []].flat().length > 0)
}
