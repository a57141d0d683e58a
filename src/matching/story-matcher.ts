// Single stories asked whether they match: for what is shown of the few hits of a page. A weight is opened once
// a segment, however many stories are asked.
import { matchOne } from './match.ts'
import { openWeight, type Scorer } from './scorer.ts'
import type { SegmentReader } from './segment-reader.ts'
import { partOf } from '../store/story-numbers.ts'
import type { Weight } from './weight.ts'

/** What a story earns by a weight. */
export interface StoryMatch {
  readonly score: number
  /** Sum of tier costs. */
  readonly cost: number
}

/** Gives what a story of the snapshot earns by a weight; undefined where it does not match. */
export type StoryMatcher = (weight: Weight, story: number) => StoryMatch | undefined

/** Gives the reader of the segment that holds a story. */
export function readerOf(readers: readonly SegmentReader[], story: number): SegmentReader {
  return partOf(readers, story)
}

/** Creates a matcher for the stories of one query. */
export function createStoryMatcher(readers: readonly SegmentReader[]): StoryMatcher {
  const opened = readers.map(() => new Map<Weight, Scorer>())
  return (weight, story) => {
    const reader = readerOf(readers, story)
    const ofReader = opened[readers.indexOf(reader)] ?? new Map<Weight, Scorer>()
    const scorer = ofReader.get(weight) ?? openWeight(reader, weight)
    ofReader.set(weight, scorer)
    return reader.withList((list) => {
      matchOne(reader, scorer, story - reader.base, list)
      return list.count === 0 ? undefined : { score: list.scores[0] ?? 0, cost: list.tiers[0] ?? 0 }
    })
  }
}
