// Scores of stories that need not hold all words as the keys that hits are ordered by: written before begun
// before misspelt (written-first.ts). Knows lists and columns, not words. Typed arrays are read with
// `as number` where the loop's bounds keep the index inside.
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import type { MatchList } from '../matching/match-list.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import type { HitCollector, TopHits } from './top-k.ts'
import { putWrittenFirst } from './written-first.ts'

/** Moves costs from the list to `reader.held`: what stories hold counts before how they hold it. */
export function noteCosts({ held }: SegmentReader, { count, stories, tiers }: MatchList): void {
  for (let i = 0; i < count; i++) held.cost[stories[i] as number] = tiers[i] as number
  tiers.fill(0, 0, count)
}

/**
 * Multiplies scores by freshness and popularity, which makes them the keys that hits are ordered by, and
 * raises them so that stories of the same words come in the order of how these are written. Costs have been
 * noted.
 */
export function toRaisedKeys(
  { segment, popularity, held }: SegmentReader,
  { count, stories, scores }: MatchList,
  options: FreshnessOptions,
): void {
  const { publishedMs } = segment.columns
  for (let i = 0; i < count; i++) {
    const story = stories[i] as number
    const freshness = freshnessFactor(publishedMs[story] as number, options)
    scores[i] = (scores[i] as number) * (popularity[story] as number) * freshness
  }
  putWrittenFirst(
    {
      count,
      mass: (i) => held.mass[stories[i] as number] as number,
      cost: (i) => held.cost[stories[i] as number] as number,
    },
    scores,
  )
}

/** Offers the stories by their keys to a collector, which hands them on to `top`. */
export function keepGreatest(
  { segment }: SegmentReader,
  { count, stories, scores }: MatchList,
  _: unknown,
  top: TopHits,
  collector: HitCollector,
): void {
  for (let i = 0; i < count; i++) {
    const key = scores[i] as number
    if (!top.mayAccept(0, key)) continue
    collector.offer(segment.firstStory + (stories[i] as number), 0, key, key)
  }
}
