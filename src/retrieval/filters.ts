// Which stories may be shown at all? Restrictions over the columns that add nothing to a score. Knows
// columns, not words.
import { type Columns, valueNumber } from './columns.ts'

/** Restrictions by value; every one given must hold. Values within one are alternatives. */
export interface Filters {
  readonly kind?: string | undefined
  readonly author?: readonly string[]
  readonly section?: readonly string[]
  readonly list?: readonly string[]
  /** Stories of these sections are left out. */
  readonly notSection?: readonly string[]
  /** Epoch milliseconds, inclusive. A story without a date passes no bound. */
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}

/** Compiles filters for one segment's columns; undefined where they restrict nothing. */
export function compileFilters(
  filters: Filters,
  columns: Columns,
): ((story: number) => boolean) | undefined {
  const tests: ((story: number) => boolean)[] = []
  const { tables } = columns
  const { kind, author = [], section = [], list = [], notSection = [], fromMs, toMs } = filters
  if (kind !== undefined) {
    const wanted = valueNumber(tables.kind, kind)
    tests.push((story) => columns.kind[story] === wanted)
  }
  if (author.length > 0) {
    const wanted = new Set(author.map((value) => valueNumber(tables.author, value)))
    tests.push((story) => wanted.has(columns.author[story] ?? 0))
  }
  if (section.length > 0) {
    const wanted = new Set(section.map((value) => valueNumber(tables.section, value)))
    tests.push((story) => wanted.has(columns.section[story] ?? 0))
  }
  if (notSection.length > 0) {
    const unwanted = new Set(notSection.map((value) => valueNumber(tables.section, value)))
    tests.push((story) => !unwanted.has(columns.section[story] ?? 0))
  }
  if (list.length > 0) {
    const wanted = new Set(list.map((value) => valueNumber(tables.list, value)))
    tests.push((story) => listsOf(columns, story).some((value) => wanted.has(value)))
  }
  if (fromMs !== undefined) tests.push((story) => (columns.publishedMs[story] ?? NaN) >= fromMs)
  if (toMs !== undefined) tests.push((story) => (columns.publishedMs[story] ?? NaN) <= toMs)
  if (tests.length === 0) return undefined
  return (story) => tests.every((test) => test(story))
}

/** Gives the numbers of the lists that a story was shown in. */
export function listsOf({ listOffsets, listValues }: Columns, story: number): Uint32Array {
  return listValues.subarray(listOffsets[story], listOffsets[story + 1])
}
