// What a query is asked of: a snapshot with what reading it needs, and the words that mean something special.
import type { Memo } from '../index/memo.ts'
import type { SnapshotReader } from '../matching/segment-reader.ts'
import type { Correction, WordToCorrect } from '../matching/fuzzy/spelling.ts'
import type { Weight, WordWeight } from '../matching/weight.ts'
import type { SynonymTrie } from './synonyms.ts'

export interface Searchable extends SnapshotReader {
  /** Function words: never required where a query has others. */
  readonly stopWords: ReadonlySet<string>
  readonly synonyms: SynonymTrie
  /** Words with what they stand for, each expanded once (to-weight.ts). */
  readonly words: Memo<WordWeight>
  /** Words with the two that stories have in their place, if any, as they turn up (word-breaks.ts). */
  readonly splits: Memo<Split | null>
  /** year -> how many stories were published then, as they turn up (numbers.ts). */
  readonly years: Memo<number>
  /** Gives what a word may be a misspelling of; each word is looked up once. */
  readonly correct: (word: WordToCorrect) => readonly Correction[]
}

/** Two words in place of one. */
export interface Split {
  /** As they are written. */
  readonly text: string
  readonly weight: Weight
  /** How many stories hold them side by side. */
  readonly docFreq: number
}
