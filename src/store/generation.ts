// The generation of an index: a name made of the analyzer and the lines of its stories, and nothing else.
import { ANALYZER_FINGERPRINT } from '../analysis/fingerprint.ts'
import { hash64 } from '../analysis/hash.ts'

/**
 * Gives the generation of an index whose stories' lines have these hashes (`hash64`). A hash of
 * hashes, since all stories together may be longer than a string can be.
 */
export function generationOf(lineHashes: readonly string[]): string {
  return hash64([ANALYZER_FINGERPRINT, ...lineHashes].join(' '))
}
