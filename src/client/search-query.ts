// Search parameters written into an address or a JSON body.
import type { SearchParameters } from '../engine/parameters.ts'
import type { SearchQuery } from '../http/schemas/typed-requests.ts'

/** The parameters of `search` except `format`: a client reads JSON. A `SearchRequest` is one of these. */
export type ClientSearchParameters = Omit<SearchParameters, 'format'>

/** Leaves out what concerns the answer's format, and writes bounds of time as they were given. */
export function toSearchQuery(parameters: ClientSearchParameters): SearchQuery {
  const { from, to, ...rest } = parameters
  const query = { ...rest, from: toText(from), to: toText(to) }
  // A caller without types may have set it.
  if ('format' in query) delete query.format
  return query
}

function toText(bound: ClientSearchParameters['from']): string | undefined {
  return typeof bound === 'object' ? bound.text : bound
}
