// Stories that pass filters. Each earns nothing, or what a word does that it holds once, at average length.
// Knows columns, no texts.
import { idf, K1, saturate } from '../ranking/bm25f.ts'
import { compileFilters, type Filters } from './filters.ts'
import { filterList, type MatchList } from './match-list.ts'
import type { PassingMatcher } from './matcher.ts'
import type { SegmentReader } from './segment-reader.ts'

/** Keeps in `list` the stories that pass, and adds what that earns them. */
export function restrictToPassing(
  { segment: { columns }, docCount }: SegmentReader,
  { filters, docFreq, isScored }: PassingMatcher,
  list: MatchList,
): void {
  const passes = compileFilters(filters, columns)
  if (passes !== undefined) filterList(list, passes)
  if (!isScored) return
  const earned = idf(docFreq, docCount) * saturate(1, K1)
  for (let i = 0; i < list.count; i++) list.scores[i] = (list.scores[i] as number) + earned
}

/** Counts the stories that pass. */
export function countPassing(readers: readonly SegmentReader[], filters: Filters): number {
  let count = 0
  for (const { segment } of readers) {
    const passes = compileFilters(filters, segment.columns)
    for (let story = 0; story < segment.storyCount; story++) {
      if (passes === undefined || passes(story)) count++
    }
  }
  return count
}
