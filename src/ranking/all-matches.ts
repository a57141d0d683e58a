// Every story that matches, in order, one after the other: for whoever wants all of them and not the
// best few. Knows matchers, columns and factors, not words or texts.
import { freshnessFactor } from './factors.ts'
import { type HitOrder, orderKey } from './rank.ts'
import { noteCosts, toRaisedKeys } from './raised-keys.ts'
import { selectStories, type Selection } from '../matching/select.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'

/** Matching stories with the keys that order them; entry i of each array is one story. */
interface Matches {
  readonly stories: Uint32Array
  readonly tiers: Uint32Array
  readonly keys: Float64Array
}

/**
 * Gives the numbers of all matching stories in the order of a ranking. It holds 20 bytes a match, and
 * sorts as it goes (a heap), so that neither the first nor any other one waits for all to be sorted.
 */
export function* allMatches(
  readers: readonly SegmentReader[],
  selection: Selection,
  order: HitOrder,
): Generator<number, void> {
  const matches = joinMatches(
    readers.map((reader) => listMatches(readers, reader, selection, order)),
  )
  const { length } = matches.stories
  const heap = Uint32Array.from({ length }, (_, entry) => entry)
  for (let at = (length >> 1) - 1; at >= 0; at--) siftDown(matches, heap, at, length)
  for (let left = length; left > 0; left--) {
    // Both are places in the heap.
    const first = heap[0] as number
    yield matches.stories[first] as number
    heap[0] = heap[left - 1] as number
    siftDown(matches, heap, 0, left - 1)
  }
}

function listMatches(
  readers: readonly SegmentReader[],
  reader: SegmentReader,
  selection: Selection,
  by: HitOrder,
): Matches {
  const { columns, firstStory } = reader.segment
  return reader.withList((list) => {
    selectStories(readers, reader, selection, list)
    const isKeyed = selection.enough !== undefined && by.order === 'relevance'
    if (isKeyed) {
      noteCosts(reader, list)
      toRaisedKeys(reader, list, by)
    }
    const stories = list.stories.slice(0, list.count)
    const keys = Float64Array.from(stories, (story, i) => {
      if (by.order !== 'relevance') return orderKey(columns, story, by.order)
      if (isKeyed) return list.scores[i] as number
      const freshness = freshnessFactor(columns.publishedMs[story] as number, by)
      return (list.scores[i] as number) * (reader.popularity[story] as number) * freshness
    })
    const tiers =
      by.order === 'relevance' ? list.tiers.slice(0, list.count) : new Uint32Array(list.count)
    return { stories: stories.map((story) => story + firstStory), tiers, keys }
  })
}

function joinMatches(parts: readonly Matches[]): Matches {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const length = parts.reduce((sum, { stories }) => sum + stories.length, 0)
  const joined = {
    stories: new Uint32Array(length),
    tiers: new Uint32Array(length),
    keys: new Float64Array(length),
  }
  let at = 0
  for (const { stories, tiers, keys } of parts) {
    joined.stories.set(stories, at)
    joined.tiers.set(tiers, at)
    joined.keys.set(keys, at)
    at += stories.length
  }
  return joined
}

/** Brings the entry at a place of the heap down to where no entry below stands before it. */
function siftDown(matches: Matches, heap: Uint32Array, from: number, length: number): void {
  const entry = heap[from] as number
  let at = from
  for (;;) {
    const left = 2 * at + 1
    if (left >= length) break
    const right = left + 1
    const isRight = right < length && isBefore(matches, heap[right] as number, heap[left] as number)
    const child = isRight ? right : left
    if (!isBefore(matches, heap[child] as number, entry)) break
    heap[at] = heap[child] as number
    at = child
  }
  heap[at] = entry
}

/** As TopHits orders: by tier, then the larger key, then the newer story. */
function isBefore({ stories, tiers, keys }: Matches, one: number, other: number): boolean {
  // All three arrays have both entries.
  const byTier = (tiers[one] as number) - (tiers[other] as number)
  if (byTier !== 0) return byTier < 0
  const [key, otherKey] = [keys[one] as number, keys[other] as number]
  return key === otherKey ? (stories[one] as number) < (stories[other] as number) : key > otherKey
}
