// The id of a story. It is readable, and the same wherever and in whatever order the story is read.
import { foldTitle, slugOf } from './fold-title.ts'
import { addressKey } from './story-address.ts'
import type { Story } from './story.ts'

/** Characters of the hash: 50 bits in base 36. Among 100,000 stories the chance that two share it is 1 in 200,000. */
const HASH_LENGTH = 10

/**
 * Gives a story's id: the title's slug and a hash of the folded title and the instant of
 * publication, `kings-beat-jazz-1x9k02m4qd`; `story-<hash>` for a title without ASCII letters.
 */
export function storyId(title: string, publishedAt: string | undefined): string {
  return `${slugOf(title) || 'story'}-${shortHash(titleAndInstant(title, publishedAt))}`
}

/**
 * Gives a distinct id to a story whose id another story has, too: with a hash of its address after it, or,
 * without an address, of its title and instant.
 */
export function distinctId(
  id: string,
  { title, publishedAt, url }: Pick<Story, 'title' | 'publishedAt' | 'url'>,
): string {
  const address = url === undefined ? undefined : addressKey(url)
  return `${id}-${shortHash(address ?? titleAndInstant(title, publishedAt))}`
}

function titleAndInstant(title: string, publishedAt: string | undefined): string {
  const instant = publishedAt === undefined ? '' : String(Date.parse(publishedAt))
  return `${foldTitle(title)}\n${instant}`
}

/**
 * Gives a 50-bit hash of a text's UTF-16 code units in base 36: two 32-bit FNV-1a style lanes with
 * different multipliers, the second also fed by the first, each mixed at the end by MurmurHash3's
 * finalizer. Not for security.
 */
function shortHash(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit ^ (low >>> 13), 0x85ebca6b)
  }
  const bits = finalize(low) * 2 ** 18 + (finalize(high ^ text.length) >>> 14)
  return bits.toString(36).padStart(HASH_LENGTH, '0')
}

function finalize(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
