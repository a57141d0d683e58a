// The options with which stock MiniSearch loads the index.
import type { Options } from 'minisearch'

import { terms } from '../../analysis/tokenize.ts'

/** The fields that are indexed, in the order of MiniSearch's field numbers. */
export const INDEXED_FIELDS = ['title', 'body', 'author'] as const

/**
 * The options of the serialized index: `MiniSearch.loadJSON(json, miniSearchOptions)` loads a
 * segment file. Terms leave the tokenizer folded and lower-cased, so MiniSearch changes nothing.
 */
export const miniSearchOptions = {
  fields: [...INDEXED_FIELDS],
  idField: 'id',
  storeFields: [],
  // MiniSearch passes the field's name as a second argument, which the tokenizer must not see.
  tokenize: (text: string): string[] => terms(text),
  processTerm: (term: string): string => term,
} satisfies Options
