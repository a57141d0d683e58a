// The generation of an index: a name made of the analyzer, the names of its segments and their deletions, and
// nothing else. Cheap, however large the segments are.
import { ANALYZER_FINGERPRINT } from '../analysis/fingerprint.ts'
import { hash64 } from '../analysis/hash.ts'
import { encodeTombstones, type Tombstones } from '../index/tombstones.ts'

/** What of a segment the generation depends on. */
export interface NamedSegment {
  readonly name: string
  readonly deleted?: Tombstones | undefined
}

/** Gives the generation of an index that has these segments, in this order. */
export function generationOf(segments: readonly NamedSegment[]): string {
  const parts = segments.map(({ name, deleted }) => `${name}:${encodeTombstones(deleted) ?? ''}`)
  return hash64([ANALYZER_FINGERPRINT, ...parts].join(' '))
}

/** Names the segments of an index whatever is deleted of them: near-duplicates are found among all. */
export function segmentSetOf(segments: readonly NamedSegment[]): string {
  return generationOf(segments.map(({ name }) => ({ name })))
}
