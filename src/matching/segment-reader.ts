// A segment with what reading it needs: norms, and buffers that one query after the other uses, since
// a query runs to its end before the next begins. Knows no query.
import { AUTHOR, AUTHOR_WEIGHT, BODY, BODY_WEIGHT, TITLE, TITLE_WEIGHT } from '../ranking/bm25f.ts'
import type { CompiledIndex, CompiledSegment } from '../index/segment.ts'
import { DEFAULT_RANKING, popularityFactors } from '../ranking/factors.ts'
import { normsOf } from '../index/field-lengths.ts'
import { createTally, type Tally } from './accumulator.ts'
import { Memo } from '../index/memo.ts'
import { createMatchList, type MatchList } from './match-list.ts'

/** Weights of the packed frequencies for one set of fields; 0 switches a field off. */
export interface FieldWeights {
  readonly title: number
  readonly body: number
  readonly author: number
}

export function weightsOf(fields: number): FieldWeights {
  return {
    title: fields & TITLE ? TITLE_WEIGHT : 0,
    body: fields & BODY ? BODY_WEIGHT : 0,
    author: fields & AUTHOR ? AUTHOR_WEIGHT : 0,
  }
}

export interface SegmentReader {
  readonly segment: CompiledSegment
  /** Its place among the segments: matchers have one entry a segment. */
  readonly number: number
  /** Stories of all segments: what inverse document frequencies are measured against. */
  readonly docCount: number
  /** Popularity factor of each story (factors.ts). */
  readonly popularity: Float64Array
  /** No story's popularity factor is more. */
  readonly maxPopularity: number
  /** Norm of each story for a set of fields (bm25f.ts). */
  readonly norms: (fields: number) => Float32Array
  /** The most that a posting earns, by block, of long lists (rank-word.ts). */
  readonly blockBounds: Memo<Float64Array>
  /** What lists add to another one, in stories and in near-duplicates (rank-word.ts). */
  readonly restCounts: Memo<{ readonly others: number; readonly hidden: number }>
  /** group of near-duplicates -> 0 while nobody uses it (distinct.ts). */
  readonly groupMarks: Uint32Array
  /** The stories that are in groups, ascending. */
  readonly groupedStories: Uint32Array
  /** Room for the entries of a list that are in groups (distinct.ts). */
  readonly groupedEntries: Uint32Array
  /** story -> packed frequencies, 0 for none, of lists that hold a large share of the stories. */
  readonly denseFreqs: Memo<Uint16Array>
  /** What stories hold of the words that are matched in part, while a query runs. */
  readonly held: HeldWords
  /** Lends a list to `use` and takes it back after. */
  readonly withList: <T>(use: (list: MatchList) => T) => T
  /** Lends an empty tally to `use`, which empties it again, and takes it back after. */
  readonly withTally: <T>(use: (tally: Tally) => T) => T
}

/** By story: valid for the stories of a list that min-should-match.ts filled last. */
export interface HeldWords {
  /** Sum of the masses of the words that it holds: equal where two hold the same words. */
  readonly mass: Float64Array
  /** Sum of the costs by which it holds them. */
  readonly cost: Uint32Array
}

/** Most lists that are remembered; long lists are few, so that this is never reached in practice. */
const MEMO_CAPACITY = 10_000

/**
 * Creates the readers of all segments; norms are made when a set of fields is first asked for.
 * @param popularity What views count, 0 to 1 (factors.ts).
 */
export function createReaders(
  index: CompiledIndex,
  popularity: number = DEFAULT_RANKING.popularity,
): SegmentReader[] {
  const normsByFields = new Map<number, Float32Array[]>()
  const normsFor = (fields: number): Float32Array[] => {
    let norms = normsByFields.get(fields)
    if (norms === undefined) {
      norms = normsOf(
        index.segments.map(({ lengths }) => lengths),
        fields,
      )
      normsByFields.set(fields, norms)
    }
    return norms
  }
  let maxViews = 0
  for (const { columns } of index.segments) {
    columns.views.forEach((views) => {
      if (views > maxViews) maxViews = views
    })
  }
  return index.segments.map((segment, number) => {
    const idle: MatchList[] = []
    const idleTallies: Tally[] = []
    return {
      segment,
      number,
      docCount: index.storyCount,
      popularity: popularityFactors(segment.columns.views, maxViews, popularity),
      maxPopularity: 1 + popularity,
      norms: (fields) => normsFor(fields)[number] ?? new Float32Array(0),
      blockBounds: new Memo(MEMO_CAPACITY),
      restCounts: new Memo(MEMO_CAPACITY),
      groupMarks: new Uint32Array(segment.duplicates.offsets.length),
      groupedStories: segment.duplicates.members.slice().sort(),
      groupedEntries: new Uint32Array(segment.duplicates.members.length),
      denseFreqs: new Memo(MEMO_CAPACITY),
      held: {
        mass: new Float64Array(segment.storyCount),
        cost: new Uint32Array(segment.storyCount),
      },
      withList: (use) => {
        const list = idle.pop() ?? createMatchList(segment.storyCount)
        list.count = 0
        try {
          return use(list)
        } finally {
          idle.push(list)
        }
      },
      withTally: (use) => {
        const tally = idleTallies.pop() ?? createTally(segment.storyCount)
        const result = use(tally)
        // One that an error left half full is not lent again.
        idleTallies.push(tally)
        return result
      },
    }
  })
}
