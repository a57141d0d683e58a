// The near-duplicates of a hit, as they are listed by it.
import { getStory } from '../store/story-numbers.ts'
import type { LiveIndex } from './live-index.ts'
import { type DuplicateHit, type Hit, MAX_DUPLICATES } from '../engine/response.ts'

/** Adds to a hit its near-duplicates, given by number; without any, it stays as it is. */
export function withDuplicates(
  { snapshot }: LiveIndex,
  hit: Hit,
  duplicates: readonly number[] = [],
): Hit {
  if (duplicates.length === 0) return hit
  const listed = duplicates.slice(0, MAX_DUPLICATES).map((number): DuplicateHit => {
    const { id, kind, title, source, url, publishedAt } = getStory(snapshot, number)
    return {
      id,
      kind,
      title,
      source,
      ...(url !== undefined && { url }),
      ...(publishedAt !== undefined && { publishedAt }),
    }
  })
  return { ...hit, duplicates: listed }
}
