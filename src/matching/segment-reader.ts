// A segment of a snapshot with what reading it needs: norms, and buffers that one query after the other uses,
// since a query runs to its end before the next begins.
import type { Stemmer } from '../analysis/stemmer.ts'
import { DEFAULT_RANKING } from '../ranking/factors.ts'
import { Memo } from '../index/memo.ts'
import type { Segment } from '../index/segment.ts'
import { listOfStem, stemOf, termsOfList } from '../index/stem-groups.ts'
import type { Tombstones } from '../index/tombstones.ts'
import type { Snapshot, Statistics } from '../store/snapshot.ts'
import { createStoryComparison } from '../store/story-numbers.ts'
import { type Accumulator, createAccumulator } from './accumulator.ts'
import { createMatchList, type MatchList } from './match-list.ts'
import { createNormReader, createNorms, type Norms } from './norms.ts'
import type { WordScorer } from './scorer.ts'
import type { WordWeight } from './weight.ts'

export interface SegmentReader {
  readonly segment: Segment
  /** A story's number in the snapshot is this plus its number in the segment. */
  readonly base: number
  readonly deleted: Tombstones | undefined
  readonly statistics: Statistics
  readonly stem: Snapshot['stem']
  /** story -> log(1 + views), 0 without a view count. */
  readonly logViews: Float64Array
  /** What a story's `logViews` is multiplied by to make its popularity factor, less 1. */
  readonly popularityScale: number
  /** No story's popularity factor is more. */
  readonly maxPopularity: number
  /** Norms of the stories for a set of fields. */
  readonly norms: (fields: number) => Norms
  /** story -> its group of near-duplicates in the snapshot, 0 for none; undefined where none has one. */
  readonly groupOf: Uint32Array | undefined
  /** The stories that are in groups, ascending. */
  readonly groupedStories: Uint32Array
  /** Gives the list of the forms of a stem, or -1; each is looked up once while it is remembered. */
  readonly listOfStem: (stem: string) => number
  /** Gives the stem of a list of terms, remembered as well. */
  readonly stemOfList: (list: number) => string
  /** Words that were opened, as long as there are few. */
  readonly words: Map<WordWeight, WordScorer>
  /** The most that a posting earns, by block, of long lists (block-max.ts). */
  readonly blockBounds: Memo<Float64Array>
  /** Stories of lists that are read as one (block-max.ts). */
  readonly unions: Memo<Union>
  /** story -> packed frequencies, 0 for none, of lists that hold a large share of the stories. */
  readonly denseFreqs: Memo<Uint16Array>
  /** What stories hold of the words that are matched in part, while a query runs. */
  readonly held: HeldWords
  /** Borrows an empty list, which `giveBack` takes back. */
  readonly borrow: () => MatchList
  readonly giveBack: (list: MatchList) => void
  /** Lends a list to `use` and takes it back after. */
  readonly withList: <T>(use: (list: MatchList) => T) => T
  /** Lends an empty accumulator to `use`, which empties it again, and takes it back after. */
  readonly withAccumulator: <T>(use: (accumulator: Accumulator) => T) => T
}

/** By story: valid for the stories of a list that min-should-match.ts filled last. */
export interface HeldWords {
  /** Sum of the masses of the words that it holds: equal where two hold the same words. */
  readonly mass: Float64Array
  /** Sum of the costs by which it holds them. */
  readonly cost: Uint32Array
}

/** Stories of several lists. */
export interface Union {
  /** How many there are, each counted once, the deleted left out. */
  readonly count: number
  /** Those that are in groups of near-duplicates, in no order. */
  readonly grouped: Uint32Array
}

/** Most lists that are remembered; long lists are few, so that this is never reached in practice. */
const MEMO_CAPACITY = 10_000

/** A snapshot with the readers of its segments. */
export interface SnapshotReader {
  readonly snapshot: Snapshot
  readonly readers: readonly SegmentReader[]
  /** Compares two stories by the order of an index (story-numbers.ts). */
  readonly compareStories: (a: number, b: number) => number
}

/**
 * Makes a snapshot ready to be read.
 * @param popularity What views count, 0 to 1 (factors.ts).
 */
export function createSnapshotReader(
  snapshot: Snapshot,
  popularity: number = DEFAULT_RANKING.popularity,
): SnapshotReader {
  const compareStories = createStoryComparison(snapshot)
  return { snapshot, readers: createReaders(snapshot, popularity), compareStories }
}

function createReaders(
  { segments, statistics, duplicates, stem }: Snapshot,
  popularity: number,
): SegmentReader[] {
  const { maxViews } = statistics
  const tables = new Map<number, Float32Array>()
  const tableFor = (fields: number): Float32Array => {
    const table = tables.get(fields) ?? createNorms(fields, statistics)
    tables.set(fields, table)
    return table
  }
  return segments.map(({ segment, base, deleted }, number) => {
    const groupOf = duplicates.groupOf[number]
    return {
      segment,
      base,
      deleted,
      statistics,
      stem,
      logViews: Float64Array.from(segment.columns.views, (views) => Math.log1p(Math.max(0, views))),
      popularityScale: maxViews > 0 ? popularity / Math.log1p(maxViews) : 0,
      maxPopularity: 1 + popularity,
      norms: createNormReader(segment.lengths, tableFor),
      groupOf,
      groupedStories: storiesInGroups(groupOf),
      ...rememberStems(segment, stem),
      words: new Map(),
      blockBounds: new Memo(MEMO_CAPACITY),
      unions: new Memo(MEMO_CAPACITY),
      denseFreqs: new Memo(MEMO_CAPACITY),
      held: {
        mass: new Float64Array(segment.storyCount),
        cost: new Uint32Array(segment.storyCount),
      },
      ...createBuffers(segment.storyCount),
    }
  })
}

/** Gives the factor of a story's views (factors.ts). */
export function popularityOf({ logViews, popularityScale }: SegmentReader, story: number): number {
  return 1 + popularityScale * (logViews[story] as number)
}

function rememberStems(
  segment: Segment,
  stem: Stemmer,
): Pick<SegmentReader, 'listOfStem' | 'stemOfList'> {
  const lists = new Memo<number>(MEMO_CAPACITY)
  const stems = new Map<number, string>()
  return {
    listOfStem: (key) => lists.get(key, () => listOfStem(segment, key, stem)),
    stemOfList: (list) => {
      let known = stems.get(list)
      if (known === undefined) {
        if (stems.size >= MEMO_CAPACITY) stems.clear()
        known = stemOf(segment, termsOfList(segment, list)[0] ?? 0, stem)
        stems.set(list, known)
      }
      return known
    },
  }
}

function storiesInGroups(groupOf: Uint32Array | undefined): Uint32Array {
  const stories: number[] = []
  groupOf?.forEach((group, story) => {
    if (group > 0) stories.push(story)
  })
  return Uint32Array.from(stories)
}

type Buffers = Pick<SegmentReader, 'borrow' | 'giveBack' | 'withList' | 'withAccumulator'>

function createBuffers(storyCount: number): Buffers {
  const idle: MatchList[] = []
  const idleAccumulators: Accumulator[] = []
  const borrow = (): MatchList => {
    const list = idle.pop() ?? createMatchList(storyCount)
    list.count = 0
    return list
  }
  const giveBack = (list: MatchList): void => {
    idle.push(list)
  }
  return {
    borrow,
    giveBack,
    withList: (use) => {
      const list = borrow()
      try {
        return use(list)
      } finally {
        giveBack(list)
      }
    },
    withAccumulator: (use) => {
      const accumulator = idleAccumulators.pop() ?? createAccumulator(storyCount)
      const result = use(accumulator)
      // One that an error left half full is not lent again.
      idleAccumulators.push(accumulator)
      return result
    },
  }
}
