// The filters written in a query as filters over columns.
import type { QueryFilter } from '../query/query.ts'
import type { Filters } from '../matching/filters.ts'

/** All of the filters; several sections are alternatives, of several bounds all hold. */
export function toFilters(filters: readonly QueryFilter[]): Filters {
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
