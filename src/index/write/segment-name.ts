// The name of a segment: a hash of the analyzer and the lines of its stories.
import { ANALYZER_FINGERPRINT } from '../../analysis/fingerprint.ts'
import { hash64 } from '../../analysis/hash.ts'
import type { Story } from '../../story/story.ts'
import { toStoryLine } from './serialize-index.ts'

/** Names the segment of these stories. */
export function segmentNameOf(stories: readonly Story[]): string {
  return segmentNameOfHashes(stories.map((story) => hash64(toStoryLine(story))))
}

/**
 * Names the segment whose stories' lines, line feed included, have these hashes (`hash64`). A hash of
 * hashes, since all lines together may be longer than a string can be.
 */
export function segmentNameOfHashes(lineHashes: readonly string[]): string {
  return hash64([ANALYZER_FINGERPRINT, ...lineHashes].join(' '))
}
