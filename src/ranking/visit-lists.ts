// The content lists of a story's stream, in order.
import { TITLE_WEIGHT } from '../ranking/bm25f.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import { STREAM_BODY, STREAM_FIELDS, STREAM_TITLE, WHOLE } from '../index/token-streams.ts'

/** Tokens of a field that are looked at: what a very long story says later is not needed. */
const MAX_TOKENS = 2000
/** Title and body are further apart, in positions, than anything that is near. */
const FIELDS_APART = 1 << 20
/** Places of a filter; a power of two. */
const FILTER_SIZE = 1024

/** Which lists may be wanted: place `list % FILTER_SIZE` is 1 for those that are, and for a few others. */
export type ListFilter = Uint8Array

/** Makes a filter that lets the lists through. */
export function filterOf(lists: Iterable<number>): ListFilter {
  const filter = new Uint8Array(FILTER_SIZE)
  for (const list of lists) filter[list % FILTER_SIZE] = 1
  return filter
}

/**
 * Visits the content lists of a story's title and body in order, but those that the filter holds back,
 * with where they stand and what they weigh.
 */
export function visitLists(
  { segment: { streams, groups } }: SegmentReader,
  story: number,
  filter: ListFilter | undefined,
  visit: (list: number, position: number, weight: number) => void,
): void {
  for (const field of [STREAM_TITLE, STREAM_BODY]) {
    const from = streams.offsets[story * STREAM_FIELDS + field] ?? 0
    const end = streams.offsets[story * STREAM_FIELDS + field + 1] ?? 0
    const to = Math.min(end, from + MAX_TOKENS)
    const weight = field === STREAM_TITLE ? TITLE_WEIGHT : 1
    let position = field * FIELDS_APART
    // Both arrays have an entry for every index of these loops.
    for (let token = from; token < to; token++) {
      const term = streams.terms[token] as number
      if (term >= WHOLE) continue
      const list = groups.listOf[term] as number
      if (filter === undefined || filter[list % FILTER_SIZE] === 1) visit(list, position, weight)
      position++
    }
  }
}
