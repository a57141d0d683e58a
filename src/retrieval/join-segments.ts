// Several segments as one: what the first holds, then the second, and so on. Knows typed arrays only:
// no text is read again.
import type { Columns, ValueTable } from './columns.ts'
import { createValueTable } from './columns.ts'
import type { RawSegment } from './compiled-index.ts'
import { compileDictionary, type Dictionary, termAt } from './dictionary.ts'
import type { FieldLengths } from './field-lengths.ts'
import { type Postings, PostingsBuilder } from './postings.ts'
import { type TokenStreams, WHOLE } from './token-streams.ts'

/** Joins segments in their order; one is given back as it is. */
export function joinSegments(segments: readonly RawSegment[]): RawSegment {
  const [only] = segments
  if (only !== undefined && segments.length === 1) return only
  const firstStories: number[] = []
  let storyCount = 0
  for (const segment of segments) {
    firstStories.push(storyCount)
    storyCount += segment.storyCount
  }
  const { dictionary, mappings } = joinDictionaries(segments.map((segment) => segment.dictionary))
  const joinPostings = (kind: 'content' | 'author'): Postings =>
    joinLists(
      segments.map((segment) => segment[kind]),
      mappings,
      firstStories,
      dictionary.size,
    )
  return {
    storyCount,
    dictionary,
    content: joinPostings('content'),
    author: joinPostings('author'),
    lengths: joinLengths(segments.map(({ lengths }) => lengths)),
    streams: joinStreams(
      segments.map(({ streams }) => streams),
      mappings,
    ),
    columns: joinColumns(segments.map(({ columns }) => columns)),
  }
}

/** Unites dictionaries; `mappings[s][t]` is the new number of segment s's term t. */
function joinDictionaries(dictionaries: readonly Dictionary[]): {
  readonly dictionary: Dictionary
  readonly mappings: readonly Uint32Array[]
} {
  const mappings = dictionaries.map(({ size }) => new Uint32Array(size))
  const cursors = dictionaries.map(() => 0)
  const heads = dictionaries.map((dictionary) => headOf(dictionary, 0))
  const terms: string[] = []
  for (;;) {
    let least: string | undefined
    for (const head of heads) {
      if (head !== undefined && (least === undefined || head < least)) least = head
    }
    if (least === undefined) break
    for (const [s, dictionary] of dictionaries.entries()) {
      if (heads[s] !== least) continue
      const cursor = cursors[s] ?? 0
      const mapping = mappings[s]
      if (mapping !== undefined) mapping[cursor] = terms.length
      cursors[s] = cursor + 1
      heads[s] = headOf(dictionary, cursor + 1)
    }
    terms.push(least)
  }
  return { dictionary: compileDictionary(terms), mappings }
}

function headOf(dictionary: Dictionary, number: number): string | undefined {
  return number < dictionary.size ? termAt(dictionary, number) : undefined
}

/** Joins each term's lists; later segments have the larger story numbers, so lists stay ascending. */
function joinLists(
  all: readonly Postings[],
  mappings: readonly Uint32Array[],
  firstStories: readonly number[],
  termCount: number,
): Postings {
  const builder = new PostingsBuilder()
  const cursors = all.map(() => 0)
  for (let term = 0; term < termCount; term++) {
    builder.beginList()
    for (const [s, { offsets, stories, termFreqs }] of all.entries()) {
      const cursor = cursors[s] as number
      if (mappings[s]?.[cursor] !== term) continue
      cursors[s] = cursor + 1
      const first = firstStories[s] as number
      const to = offsets[cursor + 1] as number
      for (let p = offsets[cursor] as number; p < to; p++) {
        builder.add(first + (stories[p] as number), termFreqs[p] as number)
      }
    }
  }
  return builder.build()
}

function joinStreams(all: readonly TokenStreams[], mappings: readonly Uint32Array[]): TokenStreams {
  const tokenCounts = all.map(({ terms }) => terms.length)
  const total = tokenCounts.reduce((sum, count) => sum + count, 0)
  const terms = new Uint32Array(total)
  const wide: Uint32Array[] = []
  const offsets: Uint32Array[] = []
  let from = 0
  for (const [s, streams] of all.entries()) {
    const mapping = mappings[s] ?? new Uint32Array(0)
    for (let token = 0; token < streams.terms.length; token++) {
      const term = streams.terms[token] as number
      const mapped = mapping[term & ~WHOLE] as number
      terms[from + token] = term >= WHOLE ? (mapped | WHOLE) >>> 0 : mapped
    }
    const start = from
    // The last offset of a segment is the first of the next.
    const own = s === all.length - 1 ? streams.offsets : streams.offsets.subarray(0, -1)
    offsets.push(own.map((offset) => offset + start))
    wide.push(streams.wide.map((value, i) => (i % 3 === 0 ? value + start : value)))
    from += streams.terms.length
  }
  return {
    offsets: concatUint32(offsets),
    terms,
    gaps: concatUint8(all.map(({ gaps }) => gaps)),
    lengths: concatUint8(all.map(({ lengths }) => lengths)),
    wide: concatUint32(wide),
  }
}

function joinLengths(all: readonly FieldLengths[]): FieldLengths {
  return {
    title: concat(
      all.map(({ title }) => title),
      (length) => new Uint16Array(length),
    ),
    body: concatUint32(all.map(({ body }) => body)),
    author: concat(
      all.map(({ author }) => author),
      (length) => new Uint16Array(length),
    ),
  }
}

function joinColumns(all: readonly Columns[]): Columns {
  const tables = {
    kind: joinTables(all.map((columns) => columns.tables.kind)),
    author: joinTables(all.map((columns) => columns.tables.author)),
    section: joinTables(all.map((columns) => columns.tables.section)),
    month: joinTables(all.map((columns) => columns.tables.month)),
    list: joinTables(all.map((columns) => columns.tables.list)),
  }
  const renumber = (name: keyof typeof tables, s: number, values: Uint32Array): Uint32Array => {
    const mapping = tables[name].mappings[s] ?? []
    return values.map((value) => mapping[value] ?? 0)
  }
  const listOffsets: Uint32Array[] = []
  let from = 0
  for (const [s, columns] of all.entries()) {
    const start = from
    const own = s === all.length - 1 ? columns.listOffsets : columns.listOffsets.subarray(0, -1)
    listOffsets.push(own.map((offset) => offset + start))
    from += columns.listValues.length
  }
  const column = (name: 'author' | 'section' | 'month'): Uint32Array =>
    concatUint32(all.map((columns, s) => renumber(name, s, columns[name])))
  return {
    publishedMs: concat(
      all.map(({ publishedMs }) => publishedMs),
      (length) => new Float64Array(length),
    ),
    views: concat(
      all.map(({ views }) => views),
      (length) => new Float64Array(length),
    ),
    kind: concatUint8(all.map(({ kind }) => kind)),
    author: column('author'),
    section: column('section'),
    month: column('month'),
    listOffsets: concatUint32(listOffsets),
    listValues: concatUint32(all.map((columns, s) => renumber('list', s, columns.listValues))),
    tables: {
      kind: tables.kind.table,
      author: tables.author.table,
      section: tables.section.table,
      month: tables.month.table,
      list: tables.list.table,
    },
  }
}

/** Unites value tables; `mappings[s][v]` is the new number of segment s's value v. */
function joinTables(all: readonly ValueTable[]): {
  readonly table: ValueTable
  readonly mappings: readonly (readonly number[])[]
} {
  const { table, numberOf } = createValueTable()
  return { table, mappings: all.map(({ values }) => values.map((value) => numberOf(value))) }
}

interface NumberArray<T> {
  readonly length: number
  set: (values: T, offset: number) => void
}

function concat<T extends NumberArray<T>>(all: readonly T[], make: (length: number) => T): T {
  const joined = make(all.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const values of all) {
    joined.set(values, from)
    from += values.length
  }
  return joined
}

function concatUint8(all: readonly Uint8Array[]): Uint8Array {
  return concat<Uint8Array>(all, (length) => new Uint8Array(length))
}

function concatUint32(all: readonly Uint32Array[]): Uint32Array {
  return concat<Uint32Array>(all, (length) => new Uint32Array(length))
}
