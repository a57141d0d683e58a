// Proximity: words that are neighbours in a query and stand near each other in a story.
import type { SegmentReader } from '../matching/segment-reader.ts'
import { saturate } from './bm25f.ts'
import { listsOfWord, type QueryWord } from './query-words.ts'
import { filterOf, type ListFilter, visitLists } from './visit-lists.ts'

/** What proximity counts next to the words themselves, as a share of their mean mass. */
const PROXIMITY_WEIGHT = 0.2
/** Words stand near each other when they are at most this far apart, positions. */
const NEAR_POSITIONS = 4

/** The words of a query, ready to be found in the streams of a segment. */
export interface ProximityWords {
  /** list -> place of its word in the query. */
  readonly placeOf: ReadonlyMap<number, number>
  /** What word `i` and word `i + 1` count when they stand together. */
  readonly weights: readonly number[]
  readonly filter: ListFilter
}

/** Makes the words of a query ready for a segment. */
export function toProximityWords(
  reader: SegmentReader,
  words: readonly QueryWord[],
): ProximityWords {
  const placeOf = new Map<number, number>()
  words.forEach(({ weight }, place) => {
    for (const list of listsOfWord(reader, weight)) {
      if (!placeOf.has(list)) placeOf.set(list, place)
    }
  })
  const weights = words
    .slice(1)
    .map(({ mass }, i) => (PROXIMITY_WEIGHT * (mass + (words[i]?.mass ?? 0))) / 2)
  return { placeOf, weights, filter: filterOf(placeOf.keys()) }
}

/** Gives what a story of the segment earns by the query's neighbours that stand near each other in it. */
export function proximityOf(
  reader: SegmentReader,
  story: number,
  { placeOf, weights, filter }: ProximityWords,
  norm: number,
): number {
  const near = new Float64Array(weights.length)
  /** Where each word of the query was last met. */
  const last = new Float64Array(weights.length + 1).fill(-Infinity)
  visitLists(reader, story, filter, (list, position, weight) => {
    const place = placeOf.get(list)
    if (place === undefined) return
    for (const pair of [place - 1, place]) {
      const distance = position - (last[pair === place ? place + 1 : pair] ?? -Infinity)
      if (pair < 0 || distance > NEAR_POSITIONS || pair >= weights.length) continue
      near[pair] = (near[pair] ?? 0) + weight / distance
    }
    last[place] = position
  })
  return near.reduce((sum, freq, i) => sum + (weights[i] ?? 0) * saturate(freq, norm), 0)
}
