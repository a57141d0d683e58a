// What an index is, as a value in memory. Knows nothing of files, queries or scores.
import type { AsPlainObject } from 'minisearch'

import type { Story } from '../story/story.ts'

/**
 * A MiniSearch index as `toJSON` gives it:
 * `index: [term, { fieldId: { documentNumber: termFreq } }][]`. Document numbers count from 0 in
 * each segment, in the order of the stories.
 */
export type SerializedMiniSearch = AsPlainObject

/** A run of neighbouring stories with the MiniSearch index of their texts. */
export interface IndexSegment {
  /** Number of its first story; document `n` of `miniSearch` is story `firstStory + n`. */
  readonly firstStory: number
  readonly storyCount: number
  readonly miniSearch: SerializedMiniSearch
}

/** Stories with their serialized index: what is written to disk and what an engine is made of. */
export interface NewsIndex {
  /** 16 hexadecimal digits; another one whenever a story or the analyzer changes. */
  readonly generation: string
  /** Fingerprint of the analyzer that made the terms. */
  readonly analyzer: string
  /** In canonical order: newest first, undated last, then by id in code units. */
  readonly stories: readonly Story[]
  /** Together they cover `stories` without a gap, in order; none where there are no stories. */
  readonly segments: readonly IndexSegment[]
}
