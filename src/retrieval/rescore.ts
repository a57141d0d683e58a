// Among the best stories for a description, which are nearest to what it means? Looks at the streams of
// a few stories only: words that stand together, and what the leading stories have in common
// (pseudo-relevance feedback; Rocchio 1971, Lavrenko and Croft 2001). Adds to scores, never takes away,
// so that what is not looked at stays below. Knows streams and postings, no texts.
import { BODY, saturate, TITLE } from './bm25f.ts'
import { commonTerms } from './common-terms.ts'
import type { DescribedList, ListWeights } from './described-list.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import { neighbours, type Pairs } from './neighbours.ts'
import type { SegmentReader } from './segment-reader.ts'
import type { RankedStory } from './top-hits.ts'
import { filterOf, type ListFilter, visitLists } from './visit-lists.ts'

/** How many of the best stories are looked at. */
export const RESCORED_STORIES = 100
/** How many of the best speak for the rest. */
const LEADING_STORIES = 10
/** Neighbours in the query stand together when they are at most this far apart, positions. */
const NEAR_POSITIONS = 4

/** What looking closer added to a story's score, before freshness and popularity. */
export interface Closeness {
  readonly nearness: number
  readonly likeness: number
}

export interface CloserLook {
  /** The same stories in their new order. */
  readonly top: readonly RankedStory[]
  /** story -> what was added. */
  readonly closeness: ReadonlyMap<number, Closeness>
}

/**
 * Looks closer at the best of the stories, which come best first, and orders them anew; the rest follow
 * as they were. `words` are in the order of the query.
 */
export function lookCloser(
  readers: readonly SegmentReader[],
  words: readonly DescribedList[],
  stories: readonly RankedStory[],
  options: FreshnessOptions,
): CloserLook {
  // Lists are numbered by segment; an index is compiled into one.
  const [reader, ...others] = readers
  if (reader === undefined || others.length > 0) return { top: stories, closeness: new Map() }
  const { publishedMs } = reader.segment.columns
  const looked = stories.slice(0, RESCORED_STORIES)
  const closeness = new Map(
    rescore(reader, words, looked).map((close, i) => [looked[i]?.story ?? -1, close] as const),
  )
  const top = stories.map((hit) => {
    const close = closeness.get(hit.story)
    if (close === undefined) return hit
    const factor =
      (reader.popularity[hit.story] ?? 1) * freshnessFactor(publishedMs[hit.story] ?? NaN, options)
    const score = hit.score + (close.nearness + close.likeness) * factor
    return { ...hit, score, key: score }
  })
  return {
    top: top.sort((a, b) => a.tier - b.tier || b.key - a.key || a.story - b.story),
    closeness,
  }
}

/** Gives what each of the stories gains. */
function rescore(
  reader: SegmentReader,
  words: readonly DescribedList[],
  stories: readonly RankedStory[],
): Closeness[] {
  const norms = reader.norms(TITLE | BODY)
  const common = commonTerms(reader, words, stories.slice(0, LEADING_STORIES))
  const pairs = neighbours(reader, words)
  const filter = filterOf([...common.keys(), ...pairs.keys()])
  return stories.map(({ story }) =>
    lookAt(reader, story, filter, common, pairs, norms[story] as number),
  )
}

function lookAt(
  reader: SegmentReader,
  story: number,
  filter: ListFilter,
  common: ListWeights,
  pairs: Pairs,
  norm: number,
): Closeness {
  const freqs = new Map<number, number>()
  const near = new Map<number, number>()
  // The last words of the query that were met, with where.
  let recent: { readonly list: number; readonly position: number }[] = []
  visitLists(reader, story, filter, (list, position, weight) => {
    if (common.has(list)) freqs.set(list, (freqs.get(list) ?? 0) + weight)
    const others = pairs.get(list)
    if (others === undefined) return
    recent = recent.filter((one) => position - one.position <= NEAR_POSITIONS)
    for (const one of recent) {
      const counts = others.get(one.list)
      if (counts === undefined) continue
      const key = pairKey(list, one.list)
      near.set(key, (near.get(key) ?? 0) + 1 / (position - one.position))
    }
    recent.push({ list, position })
  })
  let likeness = 0
  for (const [list, freq] of freqs) likeness += (common.get(list) ?? 0) * saturate(freq, norm)
  let nearness = 0
  for (const [one, others] of pairs) {
    for (const [other, counts] of others) {
      const freq = one < other ? (near.get(pairKey(one, other)) ?? 0) : 0
      if (freq > 0) nearness += counts * saturate(freq, norm)
    }
  }
  return { nearness, likeness }
}

/** One number for two lists in either order; exact while there are fewer than 2^26 lists. */
function pairKey(one: number, other: number): number {
  return Math.min(one, other) * 2 ** 26 + Math.max(one, other)
}
