// What kind of question is this, for measuring? A few classes whose costs differ; knows a parsed
// query and its request, no index.
import { isRestricting } from '../query/combine.ts'
import type { Query } from '../query/query.ts'
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
 * them; `alternatives`: with `a OR b`; `filtered`: whatever else there is, some stories are left out
 * by a filter or an exclusion, be it one of several alternatives.
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
  const { kind, author, section, list, month, from, to } = request
  const chosen = [...author, ...section, ...list, ...month, ...filters, ...excluded]
  if (required.some(isRestricting)) return true
  return chosen.length > 0 || [kind, from, to].some((value) => value !== undefined)
}
