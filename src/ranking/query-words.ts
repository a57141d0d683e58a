// The words of a query as the streams of a segment have them.
import type { SegmentReader } from '../matching/segment-reader.ts'
import { openWord } from '../matching/scorer.ts'
import type { Weight } from '../matching/weight.ts'

/** A word of a query, its place among the others being its place in a list. */
export interface QueryWord {
  readonly weight: Weight
  /** Inverse document frequency. */
  readonly mass: number
  /** What its score is multiplied by. */
  readonly boost: number
}

/** list -> what it counts. */
export type ListWeights = ReadonlyMap<number, number>

/** Gives the content lists of a segment that stand for a word, best first. */
export function listsOfWord(reader: SegmentReader, weight: Weight): number[] {
  if (weight.kind === 'any') return weight.options.flatMap((one) => listsOfWord(reader, one))
  if (weight.kind !== 'word') return []
  return openWord(reader, weight).tiers.flatMap(({ termLists }) => [...termLists.content])
}
