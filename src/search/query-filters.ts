// The restrictions of a request and of a query as filters over columns. Knows both, and no stories.
import type { Query } from '../query/query.ts'
import type { Filters } from '../retrieval/filters.ts'
import type { SearchRequest } from './request.ts'

/** The filters that a request's parameters ask for. */
export function requestFilters(request: SearchRequest): Filters {
  const { kind, author, section, list, month, from, to } = request
  return { kind, author, section, list, month, fromMs: from?.startMs, toMs: to?.endMs }
}

/** The filters written in a query; several sections are alternatives, of several bounds all hold. */
export function queryFilters({ filters }: Query): Filters {
  const sections = filters.filter((filter) => filter.kind === 'section')
  const froms = filters.filter((filter) => filter.kind === 'from').map(({ timeMs }) => timeMs)
  const ends = filters.filter((filter) => filter.kind === 'before').map(({ timeMs }) => timeMs - 1)
  return {
    section: sections.filter(({ negated }) => !negated).map(({ value }) => value),
    notSection: sections.filter(({ negated }) => negated).map(({ value }) => value),
    fromMs: froms.length === 0 ? undefined : Math.max(...froms),
    toMs: ends.length === 0 ? undefined : Math.min(...ends),
  }
}
