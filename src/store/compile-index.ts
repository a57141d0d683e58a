// From serialized MiniSearch indexes to a snapshot that answers.
import { stemEnglishTerm, type Stemmer } from '../analysis/stemmer.ts'
import { findDuplicates } from '../duplicates/find-duplicates.ts'
import type { NewsIndex } from '../index/news-index.ts'
import type { Segment } from '../index/segment.ts'
import { createStoryReader } from '../index/stories.ts'
import { compileSegment } from '../index/write/compile-segment.ts'
import { createSnapshot, type Snapshot, type SnapshotPart } from './snapshot.ts'

export interface CompileOptions {
  /** @default English (Snowball); `(term) => term` switches word forms off. */
  readonly stem?: Stemmer
}

/**
 * Compiles the segments of an index.
 * @throws LedeError `index_damaged` when the serialized index does not fit the stories.
 */
export function compileIndex(
  index: NewsIndex,
  { stem = stemEnglishTerm }: CompileOptions = {},
): Snapshot {
  const parts = index.segments.map(({ stories, miniSearch, deleted }): SnapshotPart => ({
    segment: compileSegment(stories, miniSearch, stem),
    stories: createStoryReader(stories),
    deleted,
  }))
  return createSnapshot(withDuplicates(parts), stem)
}

/** Finds the near-duplicates among the stories of new segments. */
export function withDuplicates<Part extends Pick<SnapshotPart, 'segment' | 'stories'>>(
  parts: readonly Part[],
): Part[] {
  const columns = findDuplicates(parts)
  return parts.map((part, i) => {
    const duplicates = columns[i]
    const segment: Segment = { ...part.segment, ...(duplicates && { duplicates }) }
    return { ...part, segment }
  })
}
