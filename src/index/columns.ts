// Columns: what is known of each story next to its words, for filters, sorts, facets and factors.
import { fold } from '../analysis/fold.ts'
import type { Story, StoryKind } from '../story/story.ts'
import { isDeleted, type Tombstones } from './tombstones.ts'

/** Values of a column, each with a number; number 0 stands for none. */
export interface ValueTable {
  /** number -> the value as it is shown: the spelling that came first. */
  readonly values: readonly string[]
  /** folded value -> number. */
  readonly numbers: ReadonlyMap<string, number>
  /** number -> the first story that has the value. */
  readonly firsts: readonly number[]
}

export interface Columns {
  /** Epoch milliseconds; NaN where the story has no date. */
  readonly publishedMs: Float64Array
  /** -1 where the story has no view count. */
  readonly views: Float64Array
  /** 1 for an article, 2 for a teaser. */
  readonly kind: Uint8Array
  readonly author: Uint32Array
  readonly section: Uint32Array
  /** `2024-10`, in the story's own offset. */
  readonly month: Uint32Array
  /** The file, feed or API that the story came from. */
  readonly source: Uint32Array
  /** The host of its address. */
  readonly site: Uint32Array
  /** Lists of story s: `listValues[listOffsets[s] .. listOffsets[s + 1]]`. */
  readonly listOffsets: Uint32Array
  readonly listValues: Uint32Array
  readonly tables: {
    readonly kind: ValueTable
    readonly author: ValueTable
    readonly section: ValueTable
    readonly month: ValueTable
    readonly list: ValueTable
    readonly source: ValueTable
    readonly site: ValueTable
  }
}

/** Makes a table that gives each new value the next number; spellings that fold alike share one. */
export function createValueTable(): {
  readonly table: ValueTable
  readonly numberOf: (value: string | undefined, story: number) => number
} {
  const values = ['']
  const numbers = new Map<string, number>()
  const firsts = [0]
  const numberOf = (value: string | undefined, story: number): number => {
    if (value === undefined || value === '') return 0
    const folded = fold(value)
    let number = numbers.get(folded)
    if (number === undefined) {
      number = values.length
      values.push(value)
      firsts.push(story)
      numbers.set(folded, number)
    }
    return number
  }
  return { table: { values, numbers, firsts }, numberOf }
}

/** Makes a table of its values and their first stories. */
export function readValueTable({ values, firsts }: Omit<ValueTable, 'numbers'>): ValueTable {
  const numbered = values.map((value, number) => [fold(value), number] as const)
  return { values, firsts, numbers: new Map(numbered.slice(1)) }
}

/** Number of a folded value in a column, or -1 where no story has it. */
export function valueNumber(table: ValueTable, value: string): number {
  return table.numbers.get(fold(value)) ?? -1
}

/** Counts the stories of a kind that are not deleted. */
export function countKind(
  { kind, tables }: Pick<Columns, 'kind' | 'tables'>,
  wanted: StoryKind,
  deleted?: Tombstones,
): number {
  const number = valueNumber(tables.kind, wanted)
  let count = 0
  kind.forEach((value, story) => {
    if (value === number && !isDeleted(deleted, story)) count++
  })
  return count
}

/** Gives the host that an address names, undefined where it is no address. */
function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined
}

/** Lays the stories' values out by column. */
export function compileColumns(stories: readonly Story[]): Columns {
  const count = stories.length
  const kinds = createValueTable()
  kinds.numberOf('article', 0)
  kinds.numberOf('teaser', 0)
  const authors = createValueTable()
  const sections = createValueTable()
  const months = createValueTable()
  const lists = createValueTable()
  const sources = createValueTable()
  const sites = createValueTable()
  const columns = {
    publishedMs: new Float64Array(count),
    views: new Float64Array(count),
    kind: new Uint8Array(count),
    author: new Uint32Array(count),
    section: new Uint32Array(count),
    month: new Uint32Array(count),
    source: new Uint32Array(count),
    site: new Uint32Array(count),
    listOffsets: new Uint32Array(count + 1),
  }
  const listValues: number[] = []
  stories.forEach((story, i) => {
    columns.publishedMs[i] = story.publishedAt === undefined ? NaN : Date.parse(story.publishedAt)
    columns.views[i] = story.views ?? -1
    columns.kind[i] = kinds.numberOf(story.kind, i)
    columns.author[i] = authors.numberOf(story.author, i)
    columns.section[i] = sections.numberOf(story.section, i)
    columns.month[i] = months.numberOf(story.publishedAt?.slice(0, 7), i)
    columns.source[i] = sources.numberOf(story.source, i)
    columns.site[i] = sites.numberOf(hostOf(story.url), i)
    for (const list of new Set(story.lists.map((name) => lists.numberOf(name, i)))) {
      listValues.push(list)
    }
    columns.listOffsets[i + 1] = listValues.length
  })
  return {
    ...columns,
    listValues: Uint32Array.from(listValues),
    tables: {
      kind: kinds.table,
      author: authors.table,
      section: sections.table,
      month: months.table,
      list: lists.table,
      source: sources.table,
      site: sites.table,
    },
  }
}
