// The order of hits: by tier, then by key, then as stories stand in an index. There is no other.
import type { Columns } from '../index/columns.ts'
import type { FreshnessOptions } from './factors.ts'

export type Order = 'relevance' | 'newest' | 'oldest' | 'popularity'

/** What hits are ordered by. */
export interface HitOrder extends FreshnessOptions {
  readonly order: Order
}

/** A story with what orders it. */
export interface RankedStory {
  /** Its number in the snapshot. */
  readonly story: number
  /** Compared first, ascending. */
  readonly tier: number
  /** Compared second, descending. */
  readonly key: number
  readonly score: number
  /** What it holds of words that are matched in part; absent where all are required. */
  readonly held?: Held
}

/** What a story holds of words that are matched in part. */
export interface Held {
  /** Sum of the masses of the words: equal where two hold the same words. */
  readonly mass: number
  /** Sum of the costs by which it holds them: 0 where all are written as they were asked for. */
  readonly cost: number
}

/** Compares two hits: negative where `a` stands first. */
export type HitComparison = (
  a: Pick<RankedStory, 'story' | 'tier' | 'key'>,
  b: Pick<RankedStory, 'story' | 'tier' | 'key'>,
) => number

/** Makes the comparison; `compareStories` decides between equals. */
export function createHitComparison(
  compareStories: (a: number, b: number) => number,
): HitComparison {
  return (a, b) =>
    a.tier - b.tier || (a.key < b.key ? 1 : a.key > b.key ? -1 : compareStories(a.story, b.story))
}

/** Gives what an order by a column goes by, larger first; what is missing goes last. */
export function orderKey({ publishedMs, views }: Columns, story: number, order: Order): number {
  if (order === 'popularity') return views[story] as number
  const publishedAt = publishedMs[story] as number
  if (Number.isNaN(publishedAt)) return -Infinity
  return order === 'newest' ? publishedAt : -publishedAt
}
