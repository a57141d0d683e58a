// The best fifty looked at again: words that stand near each other, and what the best ten have in common.
// Adds to scores and takes nothing away, so that what is not looked at stays below. Knows streams and
// postings, no texts.
import { BODY, saturate, TITLE } from './bm25f.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import { commonTerms } from './feedback.ts'
import { proximityOf, toProximityWords } from './proximity.ts'
import type { ListWeights, QueryWord } from '../matching/query-words.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import { compareRanked, type RankedStory } from './top-k.ts'
import { filterOf, visitLists } from '../matching/visit-lists.ts'
import { putWrittenFirst } from './written-first.ts'

/** How many of the best stories are looked at. */
export const RERANKED_STORIES = 50
/** How many of the best speak for the rest. */
const FEEDBACK_STORIES = 10
/** A query of fewer words leaves the best stories too unlike each other to speak for others. */
const FEEDBACK_WORDS = 6

/** What a story earned beside its words, before freshness and popularity. */
export interface Addition {
  readonly proximity: number
  readonly feedback: number
}

export interface Reranked {
  /** The same stories in their new order. */
  readonly top: readonly RankedStory[]
  /** story -> what was added. */
  readonly additions: ReadonlyMap<number, Addition>
}

/** Orders the best of the stories, which come best first, anew; the rest follow as they were. */
export function rerank(
  readers: readonly SegmentReader[],
  words: readonly QueryWord[],
  stories: readonly RankedStory[],
  options: FreshnessOptions & { readonly isPartial: boolean },
): Reranked {
  // Lists are numbered by segment; an index is compiled into one.
  const [reader, ...others] = readers
  if (reader === undefined || others.length > 0 || words.length < 2 || stories.length < 2) {
    return { top: stories, additions: new Map() }
  }
  const { publishedMs } = reader.segment.columns
  const looked = stories.slice(0, RERANKED_STORIES)
  const norms = reader.norms(TITLE | BODY)
  const near = toProximityWords(words)
  const common: ListWeights =
    words.length < FEEDBACK_WORDS
      ? new Map()
      : commonTerms(reader, words, looked.slice(0, FEEDBACK_STORIES))
  const filter = filterOf(common.keys())
  const additions = new Map<number, Addition>()
  const reranked = looked.map((hit) => {
    const norm = norms[hit.story] ?? 1
    const proximity = proximityOf(reader, hit.story, near, norm)
    const freqs = new Map<number, number>()
    if (common.size > 0) {
      visitLists(reader, hit.story, filter, (list, _, weight) => {
        if (common.has(list)) freqs.set(list, (freqs.get(list) ?? 0) + weight)
      })
    }
    let feedback = 0
    for (const [list, freq] of freqs) feedback += (common.get(list) ?? 0) * saturate(freq, norm)
    additions.set(hit.story, { proximity, feedback })
    const factor =
      (reader.popularity[hit.story] ?? 1) * freshnessFactor(publishedMs[hit.story] ?? NaN, options)
    const score = hit.score + (proximity + feedback) * factor
    return { ...hit, score, key: score }
  })
  return {
    top: [...inOrder(reader, reranked, options.isPartial), ...stories.slice(looked.length)],
    additions,
  }
}

function inOrder(
  { held }: SegmentReader,
  hits: readonly RankedStory[],
  isPartial: boolean,
): RankedStory[] {
  if (!isPartial) return [...hits].sort(compareRanked)
  const keys = Float64Array.from(hits, ({ key }) => key)
  putWrittenFirst(
    {
      count: hits.length,
      mass: (i) => held.mass[hits[i]?.story ?? 0] ?? 0,
      cost: (i) => held.cost[hits[i]?.story ?? 0] ?? 0,
    },
    keys,
  )
  return hits
    .map((hit, i) => ({ ...hit, key: keys[i] ?? 0, score: keys[i] ?? 0 }))
    .sort(compareRanked)
}
