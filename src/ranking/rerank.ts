// Reranking: the best fifty looked at again, by words that stand near each other and by what the best ten have in
// common. Adds to scores and takes nothing away, so that what is not looked at stays below.
import type { SegmentReader, SnapshotReader } from '../matching/segment-reader.ts'
import { readerOf } from '../matching/story-matcher.ts'
import { BODY, saturate, TITLE } from './bm25f.ts'
import type { FreshnessOptions } from './factors.ts'
import { commonStems, listsOfStems, type StemWeights } from './feedback.ts'
import { createHitComparison, type HitComparison, type RankedStory } from './hit-order.ts'
import { factorOf } from './matches.ts'
import { proximityOf, type ProximityWords, toProximityWords } from './proximity.ts'
import type { ListWeights, QueryWord } from './query-words.ts'
import { filterOf, type ListFilter, visitLists } from './visit-lists.ts'
import { putWrittenFirst } from './written-first.ts'

/** How many of the best stories are looked at. */
export const RERANKED_STORIES = 50
/** How many of the best speak for the rest. */
const FEEDBACK_STORIES = 10
/** A query of fewer words leaves the best stories too unlike each other to speak for others. */
const FEEDBACK_WORDS = 6

/** What a story earned next to its words, before freshness and popularity. */
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
  { readers, compareStories }: SnapshotReader,
  words: readonly QueryWord[],
  stories: readonly RankedStory[],
  options: FreshnessOptions,
): Reranked {
  if (words.length < 2 || stories.length < 2) return { top: stories, additions: new Map() }
  const looked = stories.slice(0, RERANKED_STORIES)
  const common: StemWeights =
    words.length < FEEDBACK_WORDS
      ? new Map()
      : commonStems(readers, words, looked.slice(0, FEEDBACK_STORIES))
  const opened = new Map<SegmentReader, OpenedWords>()
  const additions = new Map<number, Addition>()
  const reranked = looked.map((hit) => {
    const reader = readerOf(readers, hit.story)
    const ofReader = opened.get(reader) ?? openWords(reader, words, common)
    opened.set(reader, ofReader)
    const story = hit.story - reader.base
    const { codes, norms } = reader.norms(TITLE | BODY)
    const norm = norms[codes[story] as number] as number
    const proximity = proximityOf(reader, story, ofReader.near, norm)
    const feedback = feedbackOf(reader, story, ofReader, norm)
    additions.set(hit.story, { proximity, feedback })
    const score = hit.score + (proximity + feedback) * factorOf(reader, story, options)
    return { ...hit, score, key: score }
  })
  const inOrder = sortHits(reranked, createHitComparison(compareStories))
  return { top: [...inOrder, ...stories.slice(looked.length)], additions }
}

/** The words of a query and what the best stories have in common, in one segment. */
interface OpenedWords {
  readonly near: ProximityWords
  readonly common: ListWeights
  readonly filter: ListFilter
}

function openWords(
  reader: SegmentReader,
  words: readonly QueryWord[],
  stems: StemWeights,
): OpenedWords {
  const common = listsOfStems(reader, stems)
  return { near: toProximityWords(reader, words), common, filter: filterOf(common.keys()) }
}

function feedbackOf(
  reader: SegmentReader,
  story: number,
  { common, filter }: OpenedWords,
  norm: number,
): number {
  if (common.size === 0) return 0
  const freqs = new Map<number, number>()
  visitLists(reader, story, filter, (list, _, weight) => {
    if (common.has(list)) freqs.set(list, (freqs.get(list) ?? 0) + weight)
  })
  let feedback = 0
  for (const [list, freq] of freqs) feedback += (common.get(list) ?? 0) * saturate(freq, norm)
  return feedback
}

/** Sorts hits; of those that need not hold every word, the same words as written come first. */
function sortHits(hits: readonly RankedStory[], compare: HitComparison): RankedStory[] {
  if (hits.every(({ held }) => held === undefined)) return [...hits].sort(compare)
  const keys = Float64Array.from(hits, ({ key }) => key)
  putWrittenFirst([
    {
      count: hits.length,
      keys,
      mass: (i) => hits[i]?.held?.mass ?? 0,
      cost: (i) => hits[i]?.held?.cost ?? 0,
    },
  ])
  return hits.map((hit, i) => ({ ...hit, key: keys[i] ?? 0, score: keys[i] ?? 0 })).sort(compare)
}
