// The index as it is read: immutable typed arrays. Knows term and story numbers, no texts.
//
//   dictionary     term number <-> surface term
//   lists          list number -> postings; list t (t < dictionary.size) is that of surface term t
//   streams        story number -> its term numbers in order, with their ranges in the text
//   columns        story number -> date, views, kind, author, section, lists
//   duplicates     story number <-> its group of near-duplicates
import type { Stemmer } from '../analysis/stemmer.ts'
import type { Columns, Sources } from './columns.ts'
import type { Dictionary } from './dictionary.ts'
import type { DuplicateGroups } from './duplicate-groups.ts'
import type { FieldLengths } from './field-lengths.ts'
import type { Postings } from './postings.ts'
import type { SuggestionWeights } from './suggestion-weights.ts'
import type { Spellings } from './spellings.ts'
import type { TokenStreams } from './token-streams.ts'

/** What a serialized index says, in arrays: segments of this kind can be joined. */
export interface RawSegment {
  readonly storyCount: number
  readonly dictionary: Dictionary
  /** Title and body, a list a term. */
  readonly content: Postings
  /** Author, a list a term. */
  readonly author: Postings
  readonly lengths: FieldLengths
  readonly streams: TokenStreams
  readonly columns: Columns
  readonly sources: Sources
  readonly spellings: Spellings
}

/** A segment with what reading it fast needs: stories `firstStory`.., numbered from 0 within. */
export interface CompiledSegment extends Omit<RawSegment, 'sources' | 'spellings'> {
  readonly firstStory: number
  /**
   * After the lists of the surface terms come those of stems that several terms share, then those of
   * dense prefixes.
   */
  readonly content: Postings
  readonly groups: StemGroups
  /** The terms spelt backward, for finding slips in the first half of a word. */
  readonly backward: BackwardDictionary
  readonly densePrefixes: DensePrefixes
  readonly commonPairs: CommonPairs
  readonly suggestionWeights: SuggestionWeights
  /** Found within a segment, so all of a build are joined before. */
  readonly duplicates: DuplicateGroups
}

/** A dictionary of the terms spelt backward, sorted as such. */
export interface BackwardDictionary {
  readonly dictionary: Dictionary
  /** backward term -> term of the dictionary proper. */
  readonly termOf: Uint32Array
}

/** Which surface terms are forms of one stem. */
export interface StemGroups {
  /** term -> list that holds all forms of its stem: its own where it is alone. */
  readonly listOf: Uint32Array
  /** Terms of shared list `dictionary.size + g`: `terms[offsets[g] .. offsets[g + 1]]`. */
  readonly offsets: Uint32Array
  readonly terms: Uint32Array
  /** Stems that none of their forms is spelt like (`elect` where only `elected` occurs). */
  readonly stems: Dictionary
  /** stem -> list of its forms. */
  readonly stemLists: Uint32Array
}

/** Short prefixes that so many postings begin with that their union is a list of its own. */
export interface DensePrefixes {
  /** Sorted; prefix i has list `firstList + i`. */
  readonly prefixes: readonly string[]
  readonly firstList: number
}

/** Neighbouring common terms, so that phrases of them need not look into every story. */
export interface CommonPairs {
  /** term -> its number among the common terms, from 1; 0 for all others. */
  readonly numberOf: Uint16Array
  /** `first number x 65536 + second number`, ascending; pair i has list i of `postings`. */
  readonly keys: Uint32Array
  /** How often the pair stands in title and body, by story. */
  readonly postings: Postings
}

/** Segments with the statistics that they share. Usually there is one. */
export interface CompiledIndex {
  readonly segments: readonly CompiledSegment[]
  readonly storyCount: number
  /** By which its terms were grouped: for words of a query that it lacks. */
  readonly stem: Stemmer
}
