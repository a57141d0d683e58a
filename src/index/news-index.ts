// An index as a value in memory: its segments, each with its stories and their serialized MiniSearch index.
import type { AsPlainObject } from 'minisearch'

import type { Story } from '../story/story.ts'
import type { Tombstones } from './tombstones.ts'

/**
 * A MiniSearch index as `toJSON` gives it:
 * `index: [term, { fieldId: { documentNumber: termFreq } }][]`. Document numbers count from 0 in
 * each segment, in the order of the stories.
 */
export type SerializedMiniSearch = AsPlainObject

/** Some stories with the MiniSearch index of their texts. Segments may overlap in time. */
export interface IndexSegment {
  /** 16 hexadecimal digits, a hash of its stories and the analyzer. */
  readonly name: string
  /** In canonical order; document `n` of `miniSearch` is story `n`. */
  readonly stories: readonly Story[]
  readonly miniSearch: SerializedMiniSearch
  /** Absent where nothing is deleted. */
  readonly deleted?: Tombstones | undefined
}

/** Stories with their serialized index: what is written to disk and what an engine is made of. */
export interface NewsIndex {
  /** 16 hexadecimal digits; another one whenever a segment, a deletion or the analyzer changes. */
  readonly generation: string
  /** Fingerprint of the analyzer that made the terms. */
  readonly analyzer: string
  /** Stories that are not deleted, in canonical order: newest first, undated last, then by id in code units. */
  readonly stories: readonly Story[]
  /** None where there are no stories. */
  readonly segments: readonly IndexSegment[]
}
