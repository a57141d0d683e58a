// Collapsing of near-duplicates: of those that match, the best is the hit, so that a story is shown once however
// many sources print it.
import { seek } from '../index/seek.ts'
import { matchOne } from '../matching/match.ts'
import type { SegmentReader, SnapshotReader } from '../matching/segment-reader.ts'
import { readerOf } from '../matching/story-matcher.ts'
import type { BlockMaxCounts } from './block-max.ts'
import { createHitComparison, type HitComparison, type RankedStory } from './hit-order.ts'
import type { SegmentMatches } from './matches.ts'
import type { HitCollector, TopK } from './top-k.ts'

/** What stands behind another one of its group. */
export interface Collapsed {
  readonly hiddenCount: number
  /** Gives the stories of each list that stand behind others; `rankOf` says where an entry stands. */
  readonly hidden: (
    rankOf: (matches: SegmentMatches, i: number) => Pick<RankedStory, 'tier' | 'key'>,
  ) => readonly HiddenStories[]
}

/** Stories of a segment that are no hits of their own. */
export interface HiddenStories {
  readonly reader: SegmentReader
  readonly stories: readonly number[]
}

/** Finds the groups among all that matched. */
export function collapse(
  { snapshot, compareStories }: SnapshotReader,
  matches: readonly SegmentMatches[],
  pruned: readonly BlockMaxCounts[],
): Collapsed {
  const met = new Uint8Array(snapshot.duplicates.count + 1)
  let grouped = 0
  let groups = 0
  const meet = (group: number): void => {
    grouped++
    if (met[group] === 0) groups++
    met[group] = 1
  }
  const entries = matches.map((ofSegment) => groupedEntries(ofSegment))
  matches.forEach(({ reader: { groupOf }, list }, m) => {
    for (const i of entries[m] ?? []) meet(groupOf?.[list.stories[i] as number] ?? 0)
  })
  for (const { reader, grouped: stories } of pruned) {
    for (const story of stories) meet(reader.groupOf?.[story] ?? 0)
  }
  return {
    hiddenCount: grouped - groups,
    hidden: (rankOf) =>
      grouped === groups
        ? []
        : hiddenStories(matches, entries, rankOf, createHitComparison(compareStories)),
  }
}

/** Where a list has so many times more entries than stories are in groups, these are sought in it. */
const SEEK_RATIO = 4

/** Finds the entries of a list that are in groups, ascending. */
function groupedEntries({ reader, list: { count, stories } }: SegmentMatches): number[] {
  const { groupOf, groupedStories } = reader
  const entries: number[] = []
  if (groupOf === undefined) return entries
  if (count > SEEK_RATIO * groupedStories.length) {
    let at = 0
    for (const story of groupedStories) {
      at = seek(stories, at, count, story)
      if (at >= count) break
      if (stories[at] === story) entries.push(at)
    }
    return entries
  }
  for (let i = 0; i < count; i++) if (groupOf[stories[i] as number] !== 0) entries.push(i)
  return entries
}

/** A story with its rank and the place of its segment. */
interface Placed extends Pick<RankedStory, 'story' | 'tier' | 'key'> {
  readonly segment: number
}

function hiddenStories(
  matches: readonly SegmentMatches[],
  entries: readonly (readonly number[])[],
  rankOf: (matches: SegmentMatches, i: number) => Pick<RankedStory, 'tier' | 'key'>,
  compare: HitComparison,
): HiddenStories[] {
  /** group -> its best entry so far. */
  const best = new Map<number, Placed>()
  const hidden = matches.map(({ reader }) => ({ reader, stories: [] as number[] }))
  const hide = ({ story, segment }: Placed): void => {
    const own = hidden[segment]
    own?.stories.push(story - own.reader.base)
  }
  matches.forEach((ofSegment, segment) => {
    const { reader, list } = ofSegment
    for (const i of entries[segment] ?? []) {
      const own = list.stories[i] as number
      const hit = { story: reader.base + own, ...rankOf(ofSegment, i), segment }
      const group = reader.groupOf?.[own] ?? 0
      const first = best.get(group)
      const isFirst = first === undefined || compare(hit, first) < 0
      if (isFirst) best.set(group, hit)
      if (first !== undefined) hide(isFirst ? first : hit)
    }
  })
  return hidden
}

/** Hands stories on to `top`, of each group only the best that is offered. */
export class DistinctTop implements HitCollector {
  readonly #top: TopK
  readonly #readers: readonly SegmentReader[]
  readonly #compare: HitComparison
  /** group -> its best story so far. */
  readonly #best = new Map<number, RankedStory>()

  constructor(top: TopK, { readers, compareStories }: SnapshotReader) {
    this.#top = top
    this.#readers = readers
    this.#compare = createHitComparison(compareStories)
  }

  offer(story: number, tier: number, key: number, score: number): void {
    const group = groupOf(this.#readers, story)
    if (group === 0) {
      this.#top.offer(story, tier, key, score)
      return
    }
    const ranked = { story, tier, key, score }
    const best = this.#best.get(group)
    if (best === undefined) this.#top.offer(story, tier, key, score)
    else if (this.#compare(ranked, best) < 0) this.#top.replace(best.story, ranked)
    else return
    this.#best.set(group, ranked)
  }
}

/** Gives the group of near-duplicates that a story is in, 0 for none. */
export function groupOf(readers: readonly SegmentReader[], story: number): number {
  const reader = readerOf(readers, story)
  return reader.groupOf?.[story - reader.base] ?? 0
}

/** Gives the near-duplicates of hits that match, newest first. */
export function listDuplicates(
  { readers, snapshot }: SnapshotReader,
  hits: readonly RankedStory[],
  matches: readonly SegmentMatches[],
  pruned: readonly BlockMaxCounts[],
): Map<number, readonly number[]> {
  const isMatch = (story: number): boolean => {
    const reader = readerOf(readers, story)
    const own = story - reader.base
    const list = matches.find((one) => one.reader === reader)?.list
    if (list !== undefined) {
      const at = seek(list.stories, 0, list.count, own)
      return at < list.count && list.stories[at] === own
    }
    const word = pruned.find((one) => one.reader === reader)?.word
    if (word === undefined) return false
    return reader.withList((found) => {
      matchOne(reader, word, own, found)
      return found.count > 0
    })
  }
  const duplicates = new Map<number, readonly number[]>()
  for (const { story } of hits) {
    const group = groupOf(readers, story)
    if (group === 0) continue
    const members = snapshot.duplicates.members[group - 1] ?? []
    const others = members.filter((member) => member !== story && isMatch(member))
    if (others.length > 0) duplicates.set(story, others)
  }
  return duplicates
}
