// One segment: what a serialized MiniSearch index says of some stories, in typed arrays that never change.
// Term numbers, list numbers and story numbers are those of this segment.
//
//   dictionary     term number <-> surface term
//   lists          list number -> postings; list t (t < dictionary.size) is that of surface term t
//   streams        story number -> its term numbers in order, with their ranges in the text
//   columns        story number -> date, views, kind, author, section, lists, source, site
//   duplicates     story number -> the id of the story that it is a near-duplicate of
import type { BackwardDictionary } from './backward-dictionary.ts'
import type { Columns } from './columns.ts'
import type { CommonPairs } from './common-pairs.ts'
import type { DensePrefixes } from './dense-prefixes.ts'
import type { Dictionary } from './dictionary.ts'
import type { DuplicateColumn } from './duplicate-column.ts'
import type { FieldLengths } from './field-lengths.ts'
import type { Postings } from './postings.ts'
import type { StemGroups } from './stem-groups.ts'
import type { SuggestionSums } from './suggestion-sums.ts'
import type { TokenStreams } from './token-streams.ts'

export interface Segment {
  readonly storyCount: number
  readonly dictionary: Dictionary
  /**
   * Title and body. After the lists of the surface terms come those of stems that several terms share,
   * then those of dense prefixes.
   */
  readonly content: Postings
  /** Author, a list a term. */
  readonly author: Postings
  readonly lengths: FieldLengths
  readonly streams: TokenStreams
  readonly columns: Columns
  readonly groups: StemGroups
  readonly backward: BackwardDictionary
  readonly densePrefixes: DensePrefixes
  readonly commonPairs: CommonPairs
  readonly suggestionSums: SuggestionSums
  readonly duplicates: DuplicateColumn
}
