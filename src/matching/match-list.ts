// A doc set with scores: the stories of a segment that match so far, and what they have earned.
import { seek } from '../index/seek.ts'

/** Matching stories in ascending order, each with score and tier cost; at most one a story. */
export interface MatchList {
  count: number
  readonly stories: Uint32Array
  readonly scores: Float64Array
  readonly tiers: Uint32Array
}

/** Stands after every story: no index has so many. */
export const NO_STORY = 0x7fff_ffff

export function createMatchList(capacity: number): MatchList {
  return {
    count: 0,
    stories: new Uint32Array(capacity),
    scores: new Float64Array(capacity),
    tiers: new Uint32Array(capacity),
  }
}

/** Keeps in `list` the stories that `other` holds too; scores and tiers add up. */
export function intersectLists(list: MatchList, other: MatchList): void {
  let kept = 0
  let at = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    at = seek(other.stories, at, other.count, story)
    if (at >= other.count) break
    if (other.stories[at] !== story) continue
    list.stories[kept] = story
    list.scores[kept] = (list.scores[i] as number) + (other.scores[at] as number)
    list.tiers[kept] = (list.tiers[i] as number) + (other.tiers[at] as number)
    kept++
  }
  list.count = kept
}

/** Keeps in `list` the entries that a test lets through. */
export function filterList(list: MatchList, keep: (story: number) => boolean): void {
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    if (!keep(story)) continue
    list.stories[kept] = story
    list.scores[kept] = list.scores[i] as number
    list.tiers[kept] = list.tiers[i] as number
    kept++
  }
  list.count = kept
}

/** Keeps in `list` the stories that `other` does not hold. */
export function subtractList(list: MatchList, other: MatchList): void {
  const { stories, scores, tiers } = list
  let kept = 0
  let at = 0
  for (let i = 0; i < list.count; i++) {
    const story = stories[i] as number
    while (at < other.count && (other.stories[at] as number) < story) at++
    if (at < other.count && other.stories[at] === story) continue
    stories[kept] = story
    scores[kept] = scores[i] as number
    tiers[kept] = tiers[i] as number
    kept++
  }
  list.count = kept
}

/** Writes to `target` the stories of either list; where both hold one, the lesser tier counts. */
export function uniteLists(
  one: MatchList,
  other: MatchList,
  target: MatchList,
  combine: 'sum' | 'max',
): void {
  let count = 0
  let a = 0
  let b = 0
  while (a < one.count || b < other.count) {
    const inOne = a < one.count ? (one.stories[a] as number) : NO_STORY
    const inOther = b < other.count ? (other.stories[b] as number) : NO_STORY
    const story = inOne < inOther ? inOne : inOther
    let score = 0
    let tier = 0
    if (inOne === story) {
      score = one.scores[a] as number
      tier = one.tiers[a] as number
      a++
    }
    if (inOther === story) {
      const second = other.scores[b] as number
      const secondTier = other.tiers[b] as number
      score = combine === 'sum' ? score + second : Math.max(score, second)
      tier = inOne === story ? Math.min(tier, secondTier) : secondTier
      b++
    }
    target.stories[count] = story
    target.scores[count] = score
    target.tiers[count] = tier
    count++
  }
  target.count = count
}

/** Copies the entries of one list into another. */
export function copyList(from: MatchList, to: MatchList): void {
  to.stories.set(from.stories.subarray(0, from.count))
  to.scores.set(from.scores.subarray(0, from.count))
  to.tiers.set(from.tiers.subarray(0, from.count))
  to.count = from.count
}
