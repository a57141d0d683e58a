// A segment as plain objects and typed arrays, which `pack` takes, and back: texts as bytes, tables as their
// values.
import { type Columns, readValueTable, type ValueTable } from '../columns.ts'
import type { Dictionary } from '../dictionary.ts'
import type { Segment } from '../segment.ts'
import type { StemGroups } from '../stem-groups.ts'

type StoredDictionary = Omit<Dictionary, 'text'> & { readonly text: Uint8Array }
type StoredTable = Omit<ValueTable, 'numbers'>
type StoredTables = Readonly<Record<keyof Columns['tables'], StoredTable>>

/** What `pack` takes of a segment. */
export interface StoredSegment extends Omit<
  Segment,
  'dictionary' | 'backward' | 'columns' | 'groups'
> {
  readonly dictionary: StoredDictionary
  readonly backward: { readonly dictionary: StoredDictionary; readonly termOf: Uint32Array }
  readonly groups: Omit<StemGroups, 'stems'> & { readonly stems: StoredDictionary }
  readonly columns: Omit<Columns, 'tables'> & { readonly tables: StoredTables }
}

/** Gives what is stored of a segment. */
export function toStoredSegment(segment: Segment): StoredSegment {
  const { dictionary, backward, columns, groups, ...rest } = segment
  const { tables, ...arrays } = columns
  return {
    ...rest,
    dictionary: storeDictionary(dictionary),
    groups: { ...groups, stems: storeDictionary(groups.stems) },
    backward: { ...backward, dictionary: storeDictionary(backward.dictionary) },
    columns: { ...arrays, tables: mapTables(tables, ({ values, firsts }) => ({ values, firsts })) },
  }
}

/** Gives the segment back. */
export function fromStoredSegment(stored: StoredSegment): Segment {
  const { dictionary, backward, columns, groups, ...rest } = stored
  const { tables, ...arrays } = columns
  return {
    ...rest,
    dictionary: loadDictionary(dictionary),
    groups: { ...groups, stems: loadDictionary(groups.stems) },
    backward: { ...backward, dictionary: loadDictionary(backward.dictionary) },
    columns: { ...arrays, tables: mapTables(tables, readValueTable) },
  }
}

function mapTables<From extends StoredTable, To>(
  tables: Readonly<Record<keyof Columns['tables'], From>>,
  map: (table: From) => To,
): Record<keyof Columns['tables'], To> {
  return {
    kind: map(tables.kind),
    author: map(tables.author),
    section: map(tables.section),
    month: map(tables.month),
    list: map(tables.list),
    source: map(tables.source),
    site: map(tables.site),
  }
}

function storeDictionary(dictionary: Dictionary): StoredDictionary {
  return { ...dictionary, text: new TextEncoder().encode(dictionary.text) }
}

function loadDictionary(dictionary: StoredDictionary): Dictionary {
  return { ...dictionary, text: new TextDecoder().decode(dictionary.text) }
}
