// Every story that matches, in order, one after the other: for anyone who wants all of them and not the best few.
import type { Selection } from '../matching/select.ts'
import type { SnapshotReader } from '../matching/segment-reader.ts'
import { createHitComparison, type HitOrder } from './hit-order.ts'
import { giveBack, isKeyed, keyOf, listAllMatches } from './matches.ts'

/** Matching stories with the keys that order them; entry i of each array is one story. */
interface Matches {
  readonly stories: Uint32Array
  readonly tiers: Uint32Array
  readonly keys: Float64Array
  readonly isBefore: (one: number, other: number) => boolean
}

/**
 * Gives the numbers of all matching stories in the order of a ranking. It holds 20 bytes a match, and
 * sorts as it goes (a heap), so that neither the first nor any other one waits for all to be sorted.
 */
export function* allMatches(
  index: SnapshotReader,
  selection: Selection,
  order: HitOrder,
): Generator<number, void> {
  const matches = copyMatches(index, selection, order)
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

/** Copies what matches out of the lists, which other queries need before all is given out. */
function copyMatches(index: SnapshotReader, selection: Selection, order: HitOrder): Matches {
  const lists = listAllMatches(index.readers, selection, order)
  const length = lists.reduce((sum, { list }) => sum + list.count, 0)
  const stories = new Uint32Array(length)
  const tiers = new Uint32Array(length)
  const keys = new Float64Array(length)
  const areKeys = isKeyed(selection, order)
  let at = 0
  for (const ofSegment of lists) {
    const { reader, list } = ofSegment
    for (let i = 0; i < list.count; i++, at++) {
      stories[at] = reader.base + (list.stories[i] as number)
      if (order.order === 'relevance') tiers[at] = list.tiers[i] as number
      keys[at] = keyOf(ofSegment, i, order, areKeys)
    }
  }
  giveBack(lists)
  const compare = createHitComparison(index.compareStories)
  const hitAt = (entry: number): { story: number; tier: number; key: number } => ({
    story: stories[entry] as number,
    tier: tiers[entry] as number,
    key: keys[entry] as number,
  })
  return { stories, tiers, keys, isBefore: (one, other) => compare(hitAt(one), hitAt(other)) < 0 }
}

/** Brings the entry at a place of the heap down to where no entry below stands before it. */
function siftDown(matches: Matches, heap: Uint32Array, from: number, length: number): void {
  const entry = heap[from] as number
  let at = from
  for (;;) {
    const left = 2 * at + 1
    if (left >= length) break
    const right = left + 1
    const isRight = right < length && matches.isBefore(heap[right] as number, heap[left] as number)
    const child = isRight ? right : left
    if (!matches.isBefore(heap[child] as number, entry)) break
    heap[at] = heap[child] as number
    at = child
  }
  heap[at] = entry
}
