// Facets: how many hits have each value of a column.
import type { Columns } from '../index/columns.ts'
import { listsOf } from '../matching/filters.ts'
import type { SnapshotReader } from '../matching/segment-reader.ts'
import type { HiddenStories } from './collapse.ts'
import type { SegmentMatches } from './matches.ts'

export type FacetColumn = 'kind' | 'author' | 'section' | 'list' | 'month'

/** Counts values over all matches without the hidden ones: facet -> value -> count. */
export function countFacets(
  index: Pick<SnapshotReader, 'readers' | 'compareStories'>,
  matches: readonly SegmentMatches[],
  facets: readonly FacetColumn[],
  hidden: readonly HiddenStories[],
): Map<FacetColumn, Map<string, number>> {
  return new Map(
    facets.map((facet) => {
      const counts = new Map<string, number>()
      for (const { reader, list } of matches) {
        const { columns } = reader.segment
        const own = countValues(columns, facet, list.stories.subarray(0, list.count))
        for (const one of hidden) {
          if (one.reader === reader) addValues(columns, facet, one.stories, -1, own)
        }
        for (const [folded, number] of columns.tables[facet].numbers) {
          const count = own[number] ?? 0
          if (count > 0) counts.set(folded, (counts.get(folded) ?? 0) + count)
        }
      }
      return [
        facet,
        new Map(Array.from(counts, ([folded, count]) => [shownValue(index, facet, folded), count])),
      ]
    }),
  )
}

/** Gives a value as the newest story has it, among spellings that fold alike. */
function shownValue(
  { readers, compareStories }: Pick<SnapshotReader, 'readers' | 'compareStories'>,
  facet: FacetColumn,
  folded: string,
): string {
  let shown: { readonly value: string; readonly first: number } | undefined
  for (const { segment, base } of readers) {
    const { numbers, values, firsts } = segment.columns.tables[facet]
    const number = numbers.get(folded)
    const value = number === undefined ? undefined : values[number]
    if (number === undefined || value === undefined) continue
    const first = base + (firsts[number] ?? 0)
    if (shown === undefined || compareStories(first, shown.first) < 0) shown = { value, first }
  }
  return shown?.value ?? folded
}

function countValues(columns: Columns, facet: FacetColumn, stories: Uint32Array): Uint32Array {
  const counts = new Uint32Array(columns.tables[facet].values.length)
  addValues(columns, facet, stories, 1, counts)
  return counts
}

function addValues(
  columns: Columns,
  facet: FacetColumn,
  stories: Iterable<number>,
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
