// Stories published within a time. Each earns what a word does that it holds once, at average length. Knows
// columns, no texts.
import { idf, K1, saturate } from './bm25f.ts'
import type { MatchList } from './match-list.ts'
import type { DatedMatcher } from './matcher.ts'
import type { SegmentReader } from './segment-reader.ts'

/** Fills `list` with the stories of the time. */
export function seedDated(reader: SegmentReader, matcher: DatedMatcher, list: MatchList): void {
  list.count = reader.segment.storyCount
  for (let story = 0; story < list.count; story++) list.stories[story] = story
  list.scores.fill(0, 0, list.count)
  list.tiers.fill(0, 0, list.count)
  restrictToDated(reader, matcher, list)
}

/** Keeps in `list` the stories of the time, and adds what that earns them. */
export function restrictToDated(
  { segment: { columns }, docCount }: SegmentReader,
  { fromMs, toMs, docFreq }: DatedMatcher,
  list: MatchList,
): void {
  const { publishedMs } = columns
  const earned = idf(docFreq, docCount) * saturate(1, K1)
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    const published = publishedMs[story] as number
    // NaN, a story without a date, passes neither.
    if (!(published >= fromMs && published <= toMs)) continue
    list.stories[kept] = story
    list.scores[kept] = (list.scores[i] as number) + earned
    list.tiers[kept] = list.tiers[i] as number
    kept++
  }
  list.count = kept
}

/** Counts the stories of a time. */
export function countDated(
  readers: readonly SegmentReader[],
  { fromMs, toMs }: Pick<DatedMatcher, 'fromMs' | 'toMs'>,
): number {
  let count = 0
  for (const { segment } of readers) {
    for (const published of segment.columns.publishedMs) {
      if (published >= fromMs && published <= toMs) count++
    }
  }
  return count
}
