// What of the compiled index is stored, and how it comes back: texts as bytes, tables as their values.
// Knows the compiled form, not where it is kept.
import { type Columns, readValueTable } from './columns.ts'
import type { Stemmer } from '../analysis/stemmer.ts'
import type { CompiledIndex, CompiledSegment, StemGroups } from './segment.ts'
import type { Dictionary } from './dictionary.ts'

/** Raised whenever the compiled form, or what is derived in it, changes. */
export const STORED_VERSION = 6

type StoredDictionary = Omit<Dictionary, 'text'> & { readonly text: Uint8Array }
type StoredColumns = Omit<Columns, 'tables'> & {
  readonly values: Readonly<Record<keyof Columns['tables'], readonly string[]>>
}
type StoredSegment = Omit<CompiledSegment, 'dictionary' | 'backward' | 'columns' | 'groups'> & {
  readonly groups: Omit<StemGroups, 'stems'> & { readonly stems: StoredDictionary }
  readonly dictionary: StoredDictionary
  readonly backward: { readonly dictionary: StoredDictionary; readonly termOf: Uint32Array }
  readonly columns: StoredColumns
}

/** A compiled index as plain objects and typed arrays, which `pack` takes. */
export interface StoredIndex {
  readonly version: number
  readonly storyCount: number
  readonly segments: readonly StoredSegment[]
}

/** Gives what is stored of an index. */
export function toStoredIndex({ storyCount, segments }: CompiledIndex): StoredIndex {
  return { version: STORED_VERSION, storyCount, segments: segments.map(toStored) }
}

/**
 * Gives the index back, or undefined where it was stored by another version.
 * @param stem The stemmer by which it was compiled: whoever keeps the index keeps track of that.
 */
export function fromStoredIndex(stored: StoredIndex, stem: Stemmer): CompiledIndex | undefined {
  if (stored.version !== STORED_VERSION) return undefined
  return { storyCount: stored.storyCount, segments: stored.segments.map(fromStored), stem }
}

function toStored({
  dictionary,
  backward,
  columns,
  groups,
  ...rest
}: CompiledSegment): StoredSegment {
  const { tables, ...arrays } = columns
  return {
    ...rest,
    dictionary: storeDictionary(dictionary),
    groups: { ...groups, stems: storeDictionary(groups.stems) },
    backward: { ...backward, dictionary: storeDictionary(backward.dictionary) },
    columns: {
      ...arrays,
      values: {
        kind: tables.kind.values,
        author: tables.author.values,
        section: tables.section.values,
        month: tables.month.values,
        list: tables.list.values,
      },
    },
  }
}

function fromStored({
  dictionary,
  backward,
  columns,
  groups,
  ...rest
}: StoredSegment): CompiledSegment {
  const { values, ...arrays } = columns
  return {
    ...rest,
    dictionary: loadDictionary(dictionary),
    groups: { ...groups, stems: loadDictionary(groups.stems) },
    backward: { ...backward, dictionary: loadDictionary(backward.dictionary) },
    columns: {
      ...arrays,
      tables: {
        kind: readValueTable(values.kind),
        author: readValueTable(values.author),
        section: readValueTable(values.section),
        month: readValueTable(values.month),
        list: readValueTable(values.list),
      },
    },
  }
}

function storeDictionary(dictionary: Dictionary): StoredDictionary {
  return { ...dictionary, text: new TextEncoder().encode(dictionary.text) }
}

function loadDictionary(dictionary: StoredDictionary): Dictionary {
  return { ...dictionary, text: new TextDecoder().decode(dictionary.text) }
}
