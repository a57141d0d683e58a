// How many matches has each value of a column? Knows columns and story numbers.
import type { Columns } from '../index/columns.ts'
import { listsOf } from '../matching/filters.ts'

export type FacetColumn = 'kind' | 'author' | 'section' | 'list' | 'month'

/**
 * Counts a column's values over stories without some of them; what has no value is not counted.
 * value -> count.
 */
export function countFacet(
  columns: Columns,
  facet: FacetColumn,
  stories: Uint32Array,
  without: Uint32Array,
): Map<string, number> {
  const { values } = columns.tables[facet]
  const counts = new Uint32Array(values.length)
  addValues(columns, facet, stories, 1, counts)
  addValues(columns, facet, without, -1, counts)
  const found = new Map<string, number>()
  counts.forEach((count, value) => {
    if (count > 0 && value > 0) found.set(values[value] ?? '', count)
  })
  return found
}

function addValues(
  columns: Columns,
  facet: FacetColumn,
  stories: Uint32Array,
  by: 1 | -1,
  counts: Uint32Array,
): void {
  if (facet === 'list') {
    for (const story of stories) {
      for (const value of listsOf(columns, story)) counts[value] = (counts[value] as number) + by
    }
    return
  }
  const column = columns[facet]
  for (const story of stories) {
    // A column's numbers index its table.
    const value = column[story] as number
    counts[value] = (counts[value] as number) + by
  }
}
