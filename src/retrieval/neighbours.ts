// Which words of a description stand side by side in it, and what does it count when they stand together
// in a story? Knows postings, no texts.
import { idf } from './bm25f.ts'
import type { DescribedList, ListWeights } from './described-list.ts'
import { docFreqOf } from './postings.ts'
import type { SegmentReader } from './segment-reader.ts'

/** What nearness counts beside the words themselves. */
const NEARNESS_WEIGHT = 0.1

/** One list -> the other -> what standing together counts; each pair both ways. */
export type Pairs = ReadonlyMap<number, ListWeights>

/** Pairs the lists of neighbouring words. */
export function neighbours(
  { segment: { content }, docCount }: SegmentReader,
  words: readonly DescribedList[],
): Pairs {
  const pairs = new Map<number, Map<number, number>>()
  const tells = (list: number): number => idf(docFreqOf(content, list), docCount)
  const add = (one: number, other: number, counts: number): void => {
    pairs.set(one, (pairs.get(one) ?? new Map<number, number>()).set(other, counts))
  }
  for (let i = 0; i + 1 < words.length; i++) {
    const [one, other] = [words[i] as DescribedList, words[i + 1] as DescribedList]
    if (one.list === other.list) continue
    const counts = (NEARNESS_WEIGHT * (tells(one.list) + tells(other.list))) / 2
    add(one.list, other.list, counts)
    add(other.list, one.list, counts)
  }
  return pairs
}
