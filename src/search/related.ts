// Related stories: a story's own most telling terms, asked as alternatives, and how near in time the others are.
import { BODY, idf, saturate, TITLE, TITLE_WEIGHT } from '../ranking/bm25f.ts'
import { termAt } from '../index/dictionary.ts'
import { createSameWordsTest, type StoryWords } from '../duplicates/same-words.ts'
import { expandWord } from '../matching/expand.ts'
import { freshnessFactor } from '../ranking/factors.ts'
import { sizeOf, type WordWeight } from '../matching/weight.ts'
import { rankStories } from '../ranking/rank.ts'
import { createHitComparison, type RankedStory } from '../ranking/hit-order.ts'
import {
  EVERY_TERM,
  STREAM_BODY,
  STREAM_TITLE,
  visitStream,
  WHOLE,
} from '../index/token-streams.ts'
import { createHitMaker } from './hits.ts'
import { readerOf } from '../matching/story-matcher.ts'
import { groupOf } from '../ranking/collapse.ts'
import { publishedMsOf } from '../store/story-numbers.ts'
import type { LiveIndex } from './live-index.ts'
import type { Hit } from '../engine/response.ts'

/** How many of a story's terms speak for it; more add time and little else. */
const TELLING_TERMS = 16
/** Most different terms of a story that are weighed, in order of where they stand: its lead first. */
const MAX_WEIGHED_TERMS = 200
/** Most that distance in time takes from a score, as a share: stories of one day belong together. */
const DATE_WEIGHT = 0.3
/** How many of the stories with most of the terms are compared by date; above any limit. */
const DATED_STORIES = 200

const NOTHING_SHOWN = {
  excerpts: 0,
  excerptLength: 0,
  highlightPreTag: '',
  highlightPostTag: '',
  explain: false,
  recency: 0,
}

/**
 * Gives the nearest other stories, best first, without excerpts: neither near-duplicates of the story nor
 * two of each other.
 */
export function relatedStories(
  live: LiveIndex,
  number: number,
  limit: number,
  nowMs: number,
): readonly Hit[] {
  const { top } = rankStories(
    live,
    {
      required: [{ kind: 'any', combine: 'sum', options: tellingTerms(live, number) }],
      excluded: [],
      filters: [],
    },
    { order: 'relevance', limit: DATED_STORIES + 1, facets: [], recency: 0, nowMs, distinct: true },
  )
  // No clauses, no marks: the reader typed nothing.
  const { toHit } = createHitMaker(live, { plan: { clauses: [] } }, NOTHING_SHOWN, nowMs)
  const isSame = createSameStoryTest(live, number)
  const others: RankedStory[] = []
  for (const hit of nearestInTime(live, number, top)) {
    if (others.length === limit) break
    if (!isSame(hit.story)) others.push(hit)
  }
  return others.map(toHit)
}

/** Tells whether a story is this one or a copy of it: also one that nothing says to be a reprint. */
function createSameStoryTest(live: LiveIndex, number: number): (other: number) => boolean {
  const wordsOf = (story: number): StoryWords => {
    const { segment, base } = readerOf(live.readers, story)
    return { segment, story: story - base }
  }
  const group = groupOf(live.readers, number)
  const hasSameWords = createSameWordsTest(wordsOf(number))
  return (other) =>
    other === number ||
    (group > 0 && group === groupOf(live.readers, other)) ||
    hasSameWords(wordsOf(other))
}

/** Takes from each score by how far the story is from another in time, and orders anew. */
function nearestInTime(
  live: LiveIndex,
  number: number,
  others: readonly RankedStory[],
): RankedStory[] {
  const publishedMs = (story: number): number => publishedMsOf(live.snapshot, story)
  const here = publishedMs(number)
  if (Number.isNaN(here)) return [...others]
  return others
    .map((hit) => {
      const there = publishedMs(hit.story)
      const factor = freshnessFactor(Math.min(here, there), {
        recency: DATE_WEIGHT,
        nowMs: Math.max(here, there),
      })
      return { ...hit, score: hit.score * factor, key: hit.key * factor }
    })
    .sort(createHitComparison(live.compareStories))
}

/** The terms that tell a story from others: frequent in it and rare elsewhere, but not only in it. */
function tellingTerms(live: LiveIndex, number: number): WordWeight[] {
  const docCount = live.snapshot.statistics.docCount
  return [...termFrequencies(live, number)]
    .slice(0, MAX_WEIGHED_TERMS)
    .map(([term, freq]) => {
      const weight = expandWord(live.snapshot, {
        term,
        fields: TITLE | BODY,
        prefix: false,
      })
      const docFreq = sizeOf(weight, docCount)
      return { weight, docFreq, telling: saturate(freq, 1) * idf(docFreq, docCount) }
    })
    .filter(({ docFreq }) => docFreq > 1)
    .sort((a, b) => b.telling - a.telling)
    .slice(0, TELLING_TERMS)
    .map(({ weight }) => weight)
}

/** Counts a story's terms, forms of one stem together under the form that came first. */
function termFrequencies(live: LiveIndex, number: number): Map<string, number> {
  const { segment, base } = readerOf(live.readers, number)
  const { streams, groups, dictionary } = segment
  const byGroup = new Map<number, { readonly term: string; freq: number }>()
  const count = (field: number, weight: number): void => {
    visitStream(streams, number - base, field, EVERY_TERM, (term, token) => {
      if ((streams.terms[token] ?? 0) >= WHOLE) return
      const group = groups.listOf[term] ?? term
      const entry = byGroup.get(group)
      if (entry === undefined) byGroup.set(group, { term: termAt(dictionary, term), freq: weight })
      else entry.freq += weight
    })
  }
  count(STREAM_TITLE, TITLE_WEIGHT)
  count(STREAM_BODY, 1)
  return new Map([...byGroup.values()].map(({ term, freq }) => [term, freq]))
}
