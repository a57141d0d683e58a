// Several segments as one: what the first holds, then the second, and so on. Knows typed arrays only:
// no text is read again. They are read with `as number` where the loop's bounds keep the index inside.
import type { Columns, Sources, ValueTable } from '../columns.ts'
import { createValueTable } from '../columns.ts'
import type { RawSegment } from '../segment.ts'
import { compileDictionary, type Dictionary, termAt } from '../dictionary.ts'
import type { FieldLengths } from '../field-lengths.ts'
import type { Postings } from '../postings.ts'
import { joinSpellings } from '../spellings.ts'
import { type TokenStreams, WHOLE } from '../token-streams.ts'

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
    sources: joinSources(segments.map(({ sources }) => sources)),
    spellings: joinSpellings(
      segments.map(({ spellings }) => spellings),
      mappings,
    ),
  }
}

/** Unites dictionaries; `mappings[s][t]` is the new number of segment s's term t. */
function joinDictionaries(dictionaries: readonly Dictionary[]): {
  readonly dictionary: Dictionary
  readonly mappings: readonly Uint32Array[]
} {
  const numbers = new Map<string, number>()
  for (const dictionary of dictionaries) {
    for (let term = 0; term < dictionary.size; term++) numbers.set(termAt(dictionary, term), 0)
  }
  // Strings sort by code units where nothing else is said.
  const terms = [...numbers.keys()].sort()
  terms.forEach((term, number) => numbers.set(term, number))
  const mappings = dictionaries.map((dictionary) => {
    const mapping = new Uint32Array(dictionary.size)
    for (let term = 0; term < mapping.length; term++) {
      mapping[term] = numbers.get(termAt(dictionary, term)) as number
    }
    return mapping
  })
  return { dictionary: compileDictionary(terms), mappings }
}

/** Joins each term's lists; later segments have the larger story numbers, so lists stay ascending. */
function joinLists(
  all: readonly Postings[],
  mappings: readonly Uint32Array[],
  firstStories: readonly number[],
  termCount: number,
): Postings {
  const offsets = new Uint32Array(termCount + 1)
  for (const [s, { offsets: own }] of all.entries()) {
    mappings[s]?.forEach((term, list) => {
      const length = (own[list + 1] as number) - (own[list] as number)
      offsets[term + 1] = (offsets[term + 1] as number) + length
    })
  }
  for (let term = 0; term < termCount; term++) {
    offsets[term + 1] = (offsets[term + 1] as number) + (offsets[term] as number)
  }
  const cursors = offsets.slice()
  const stories = new Uint32Array(offsets[termCount] as number)
  const termFreqs = new Uint16Array(stories.length)
  for (const [s, source] of all.entries()) {
    const first = firstStories[s] as number
    mappings[s]?.forEach((term, list) => {
      const to = source.offsets[list + 1] as number
      let at = cursors[term] as number
      for (let p = source.offsets[list] as number; p < to; p++) {
        stories[at] = first + (source.stories[p] as number)
        termFreqs[at++] = source.termFreqs[p] as number
      }
      cursors[term] = at
    })
  }
  return { offsets, stories, termFreqs }
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

function joinSources(all: readonly Sources[]): Sources {
  const { table, mappings } = joinTables(all.map((sources) => sources.table))
  const numbers = all.map((sources, s) => sources.numbers.map((value) => mappings[s]?.[value] ?? 0))
  const joined = joinTables(all.map(({ siteTable }) => siteTable))
  const sites = all.map((sources, s) =>
    sources.sites.map((value) => joined.mappings[s]?.[value] ?? 0),
  )
  return {
    numbers: concatUint32(numbers),
    table,
    sites: concatUint32(sites),
    siteTable: joined.table,
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
