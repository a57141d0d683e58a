// What is known of each story beside its words: for filters, sorts, facets and factors. Knows story
// numbers and the values of a column, not texts.
import { fold } from '../analysis/fold.ts'
import type { Story } from '../story/story.ts'

/** Values of a column, each with a number; number 0 stands for none. */
export interface ValueTable {
  /** number -> the value as it is shown: the spelling that came first. */
  readonly values: readonly string[]
  /** folded value -> number. */
  readonly numbers: ReadonlyMap<string, number>
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
  /** Lists of story s: `listValues[listOffsets[s] .. listOffsets[s + 1]]`. */
  readonly listOffsets: Uint32Array
  readonly listValues: Uint32Array
  readonly tables: {
    readonly kind: ValueTable
    readonly author: ValueTable
    readonly section: ValueTable
    readonly month: ValueTable
    readonly list: ValueTable
  }
}

/** Makes a table that gives each new value the next number; spellings that fold alike share one. */
export function createValueTable(): {
  readonly table: ValueTable
  readonly numberOf: (value: string | undefined) => number
} {
  const values = ['']
  const numbers = new Map<string, number>()
  const numberOf = (value: string | undefined): number => {
    if (value === undefined || value === '') return 0
    const folded = fold(value)
    let number = numbers.get(folded)
    if (number === undefined) {
      number = values.length
      values.push(value)
      numbers.set(folded, number)
    }
    return number
  }
  return { table: { values, numbers }, numberOf }
}

/** Makes a table of values as it was stored: number -> value. */
export function readValueTable(values: readonly string[]): ValueTable {
  const numbered = values.map((value, number) => [fold(value), number] as const)
  return { values, numbers: new Map(numbered.slice(1)) }
}

/** Number of a folded value in a column, or -1 where no story has it. */
export function valueNumber(table: ValueTable, value: string): number {
  return table.numbers.get(fold(value)) ?? -1
}

/** Where stories come from: a number for each source and each site, 0 where it is not known. */
export interface Sources {
  readonly numbers: Uint32Array
  readonly table: ValueTable
  /** story -> the host of its address. */
  readonly sites: Uint32Array
  readonly siteTable: ValueTable
}

/** Numbers the sources and the sites of stories. */
export function compileSources(stories: readonly Story[]): Sources {
  const sources = createValueTable()
  const sites = createValueTable()
  return {
    numbers: Uint32Array.from(stories, ({ source }) => sources.numberOf(source)),
    table: sources.table,
    sites: Uint32Array.from(stories, ({ url }) => sites.numberOf(hostOf(url))),
    siteTable: sites.table,
  }
}

/** Gives the host that an address names, undefined where it is no address. */
function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined
}

/** Lays the stories' values out by column. */
export function compileColumns(stories: readonly Story[]): Columns {
  const count = stories.length
  const kinds = createValueTable()
  kinds.numberOf('article')
  kinds.numberOf('teaser')
  const authors = createValueTable()
  const sections = createValueTable()
  const months = createValueTable()
  const lists = createValueTable()
  const columns = {
    publishedMs: new Float64Array(count),
    views: new Float64Array(count),
    kind: new Uint8Array(count),
    author: new Uint32Array(count),
    section: new Uint32Array(count),
    month: new Uint32Array(count),
    listOffsets: new Uint32Array(count + 1),
  }
  const listValues: number[] = []
  stories.forEach((story, i) => {
    columns.publishedMs[i] = story.publishedAt === undefined ? NaN : Date.parse(story.publishedAt)
    columns.views[i] = story.views ?? -1
    columns.kind[i] = kinds.numberOf(story.kind)
    columns.author[i] = authors.numberOf(story.author)
    columns.section[i] = sections.numberOf(story.section)
    columns.month[i] = months.numberOf(story.publishedAt?.slice(0, 7))
    for (const list of new Set(story.lists.map((name) => lists.numberOf(name)))) {
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
    },
  }
}
