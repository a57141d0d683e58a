// Of near-duplicates that match, which one is the hit? The best of each group, so that a story is shown
// once however many sources print it. Knows groups and keys, no texts. Typed arrays are read with
// `as number` where the loop's bounds keep the index inside.
import type { CompiledSegment } from '../index/segment.ts'
import { membersOf } from '../index/duplicate-groups.ts'
import type { MatchList } from '../matching/match-list.ts'
import { restrict } from '../matching/match.ts'
import type { Matcher } from '../matching/matcher.ts'
import type { Stretch } from '../matching/readable-word.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import { seek } from '../index/seek.ts'
import { compareRanked, type HitCollector, type RankedStory, type TopHits } from './top-k.ts'

/** Tells whether any stories of a segment are near-duplicates. */
export function hasDuplicates({ duplicates }: CompiledSegment): boolean {
  return duplicates.members.length > 0
}

/** Which entries of a list are in groups. */
export interface GroupedEntries {
  /** Ascending; a view that is valid until the next list of the segment is looked at. */
  readonly entries: Uint32Array
  /** How many of them stand behind another one of their group. */
  readonly hiddenCount: number
}

/** Finds the entries of a list that are in groups. */
export function findGrouped(reader: SegmentReader, list: MatchList): GroupedEntries {
  const { segment, groupMarks, groupedStories, groupedEntries } = reader
  const { groupOf, offsets } = segment.duplicates
  const { count, stories } = list
  if (count === segment.storyCount) {
    // Every story is in the list, in its own place.
    return { entries: groupedStories, hiddenCount: groupedStories.length - (offsets.length - 1) }
  }
  let found = 0
  if (count > SEEK_RATIO * groupedStories.length) {
    let at = 0
    for (const story of groupedStories) {
      at = seek(stories, at, count, story)
      if (at >= count) break
      if (stories[at] === story) groupedEntries[found++] = at
    }
  } else {
    for (let i = 0; i < count; i++) {
      if (groupOf[stories[i] as number] !== 0) groupedEntries[found++] = i
    }
  }
  let groups = 0
  for (let i = 0; i < found; i++) {
    const group = groupOf[stories[groupedEntries[i] as number] as number] as number
    if (groupMarks[group] === 0) groups++
    groupMarks[group] = 1
  }
  for (let i = 0; i < found; i++) {
    groupMarks[groupOf[stories[groupedEntries[i] as number] as number] as number] = 0
  }
  return { entries: groupedEntries.subarray(0, found), hiddenCount: found - groups }
}

/** Where a list has so many times more entries than stories are in groups, these are sought in it. */
const SEEK_RATIO = 4

/** Gives the stories of those entries that stand behind another of their group by `isBefore`. */
export function hiddenStories(
  { segment: { duplicates }, groupMarks }: SegmentReader,
  { stories }: MatchList,
  { entries }: GroupedEntries,
  isBefore: (entry: number, other: number) => boolean,
): Uint32Array {
  const hidden: number[] = []
  const groupAt = (entry: number): number => duplicates.groupOf[stories[entry] as number] as number
  for (const entry of entries) {
    const group = groupAt(entry)
    // The entry that is the first so far, plus 1.
    const first = groupMarks[group] as number
    const isFirst = first === 0 || isBefore(entry, first - 1)
    if (isFirst) groupMarks[group] = entry + 1
    if (first > 0) hidden.push(isFirst ? first - 1 : entry)
  }
  for (const entry of entries) groupMarks[groupAt(entry)] = 0
  return Uint32Array.from(hidden, (entry) => stories[entry] as number)
}

/** Hands on to `top` the stories of a segment, of each group only the best that is offered. */
export class DistinctTop implements HitCollector {
  readonly #top: TopHits
  readonly #segment: CompiledSegment
  /** group -> its best story so far. */
  readonly #best = new Map<number, RankedStory>()

  constructor(top: TopHits, segment: CompiledSegment) {
    this.#top = top
    this.#segment = segment
  }

  offer(story: number, tier: number, key: number, score: number): void {
    const { firstStory, duplicates } = this.#segment
    const group = duplicates.groupOf[story - firstStory] as number
    if (group === 0) {
      this.#top.offer(story, tier, key, score)
      return
    }
    const ranked = { story, tier, key, score }
    const best = this.#best.get(group)
    if (best === undefined) this.#top.offer(story, tier, key, score)
    else if (compareRanked(ranked, best) < 0) this.#top.replace(best.story, ranked)
    else return
    this.#best.set(group, ranked)
  }
}

/** Counts the stories of some lists that are near-duplicates of another one of them. */
export function countHidden(
  { segment: { duplicates }, groupMarks, withTally }: SegmentReader,
  lists: readonly Stretch[],
): number {
  const { groupOf } = duplicates
  return withTally(({ marks, touched }) => {
    let count = 0
    let groups = 0
    for (const { postings, from, to } of lists) {
      for (let p = from; p < to; p++) {
        const story = postings.stories[p] as number
        const group = groupOf[story] as number
        if (group === 0 || marks[story] !== 0) continue
        marks[story] = 1
        touched[count++] = story
        if (groupMarks[group] === 0) groups++
        groupMarks[group] = 1
      }
    }
    for (let i = 0; i < count; i++) {
      const story = touched[i] as number
      marks[story] = 0
      groupMarks[groupOf[story] as number] = 0
    }
    return count - groups
  })
}

/** Gives the hits that are in groups of a segment: group -> story over all segments. */
export function hitsOfGroups(
  { duplicates, firstStory, storyCount }: CompiledSegment,
  hits: readonly RankedStory[],
): ReadonlyMap<number, number> {
  const hitOf = new Map<number, number>()
  if (duplicates.members.length === 0) return hitOf
  for (const { story } of hits) {
    const own = story - firstStory
    const group = own >= 0 && own < storyCount ? (duplicates.groupOf[own] as number) : 0
    if (group > 0) hitOf.set(group, story)
  }
  return hitOf
}

/** Gives the stories in the groups of hits that a list holds, ascending. */
export function listedMembers(
  { duplicates }: CompiledSegment,
  { stories, count }: MatchList,
  hitOf: ReadonlyMap<number, number>,
): number[] {
  const listed: number[] = []
  for (const group of hitOf.keys()) {
    let at = 0
    for (const story of membersOf(duplicates, group)) {
      at = seek(stories, at, count, story)
      if (at < count && stories[at] === story) listed.push(story)
    }
  }
  return listed.sort((a, b) => a - b)
}

/** Gives the stories in the groups of hits that match, ascending: what is left where only some stories were looked at. */
export function matchMembers(
  reader: SegmentReader,
  required: readonly Matcher[],
  hitOf: ReadonlyMap<number, number>,
): Uint32Array {
  const members = [...hitOf.keys()].flatMap((group) => [
    ...membersOf(reader.segment.duplicates, group),
  ])
  return reader.withList((list) => {
    list.stories.set(members.sort((a, b) => a - b))
    list.count = members.length
    list.scores.fill(0, 0, list.count)
    list.tiers.fill(0, 0, list.count)
    for (const matcher of required) restrict(reader, matcher, list)
    return list.stories.slice(0, list.count)
  })
}

/** Adds to `duplicates` by the hit's story the stories of its group that match, over all segments. */
export function listDuplicates(
  { duplicates: { groupOf }, firstStory }: CompiledSegment,
  hitOf: ReadonlyMap<number, number>,
  matching: Iterable<number>,
  duplicates: Map<number, number[]>,
): void {
  for (const own of matching) {
    const story = firstStory + own
    const hit = hitOf.get(groupOf[own] as number)
    if (hit === undefined || hit === story) continue
    const others = duplicates.get(hit)
    if (others === undefined) duplicates.set(hit, [story])
    else others.push(story)
  }
}
