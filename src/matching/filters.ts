// Filters: restrictions over the columns that add nothing to a score.
import { type Columns, valueNumber, type ValueTable } from '../index/columns.ts'

/** Restrictions by value; every one given must hold. Values within one are alternatives. */
export interface Filters {
  /** No story passes. @default false */
  readonly isNone?: boolean
  readonly kind?: string | undefined
  readonly author?: readonly string[]
  readonly section?: readonly string[]
  readonly list?: readonly string[]
  /** `YYYY-MM`. */
  readonly month?: readonly string[]
  /** Stories of these sections are left out. */
  readonly notSection?: readonly string[]
  /** Epoch milliseconds, inclusive. A story without a date passes no bound. */
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}

/** Tells whether a story passes. */
export type StoryTest = (story: number) => boolean

/** Compiles filters for one segment's columns; undefined where they restrict nothing. */
export function compileFilters(filters: Filters, columns: Columns): StoryTest | undefined {
  const tests: StoryTest[] = []
  const { tables } = columns
  const { kind, author = [], section = [], list = [], month = [], notSection = [] } = filters
  const { fromMs, toMs } = filters
  // The cheapest first.
  if (filters.isNone === true) tests.push(() => false)
  if (fromMs !== undefined) tests.push((story) => (columns.publishedMs[story] ?? NaN) >= fromMs)
  if (toMs !== undefined) tests.push((story) => (columns.publishedMs[story] ?? NaN) <= toMs)
  if (kind !== undefined) {
    const wanted = valueNumber(tables.kind, kind)
    tests.push((story) => columns.kind[story] === wanted)
  }
  if (month.length > 0) {
    const wanted = setOf(tables.month, month)
    tests.push((story) => wanted[columns.month[story] ?? 0] === 1)
  }
  if (author.length > 0) {
    const wanted = setOf(tables.author, author)
    tests.push((story) => wanted[columns.author[story] ?? 0] === 1)
  }
  if (section.length > 0) {
    const wanted = setOf(tables.section, section)
    tests.push((story) => wanted[columns.section[story] ?? 0] === 1)
  }
  if (notSection.length > 0) {
    const unwanted = setOf(tables.section, notSection)
    tests.push((story) => unwanted[columns.section[story] ?? 0] === 0)
  }
  if (list.length > 0) {
    const wanted = setOf(tables.list, list)
    tests.push((story) => listsOf(columns, story).some((value) => wanted[value] === 1))
  }
  const [first, ...others] = tests
  return first && others.reduce((all, test) => (story) => all(story) && test(story), first)
}

/** Values of a column by their number: 1 where it is among them. */
function setOf(table: ValueTable, values: readonly string[]): Uint8Array {
  const set = new Uint8Array(table.values.length)
  for (const value of values) {
    const number = valueNumber(table, value)
    if (number >= 0) set[number] = 1
  }
  return set
}

/** Gives the numbers of the lists that a story was shown in. */
export function listsOf({ listOffsets, listValues }: Columns, story: number): Uint32Array {
  return listValues.subarray(listOffsets[story], listOffsets[story + 1])
}
