// What is worth suggesting over a whole snapshot: stories by freshness and views, terms by the stories that hold
// them.
import { findTerm, termAt, type TermRange } from '../../index/dictionary.ts'
import { docFreqOf } from '../../index/postings.ts'
import { suggestionFreshness } from '../../index/suggestion-sums.ts'
import { type SegmentReader, type SnapshotReader } from '../../matching/segment-reader.ts'
import { docFreqOfTerm } from '../../matching/form.ts'
import { readerOf } from '../../matching/story-matcher.ts'
import { BODY, TITLE } from '../../ranking/bm25f.ts'

/** How much of a story's weight its age takes at most, and its views add at most. */
const RECENCY = 0.5
const POPULARITY = 1

/**
 * Terms of more than this share of the stories say little (`the`, `said`), and the less the more they
 * are beyond it. In an index of few stories nothing is held against a term.
 */
const COMMON_SHARE = 0.05
const MIN_STORIES = 1000

/** Gives the weight of a story, by its number in the snapshot: 0 and more. */
export function storyWeight({ readers, snapshot }: SnapshotReader, story: number): number {
  const reader = readerOf(readers, story)
  const own = story - reader.base
  const published = reader.segment.columns.publishedMs[own] ?? NaN
  const freshness = suggestionFreshness(published, snapshot.statistics.newestMs)
  const popularity = 1 + viewScale(reader) * (reader.logViews[own] ?? 0)
  return popularity * (1 - RECENCY + RECENCY * freshness)
}

function viewScale({ statistics }: SegmentReader): number {
  return statistics.maxViews > 0 ? POPULARITY / Math.log1p(statistics.maxViews) : 0
}

/** Gives the factor, 0..1, for a term of so many of the stories. */
export function damping(docFreq: number, docCount: number): number {
  const common = COMMON_SHARE * docCount
  return docCount < MIN_STORIES || docFreq <= common ? 1 : (common / docFreq) ** 2
}

/** Sums up the weights of the stories of a segment that hold a term. */
function weightInSegment(reader: SegmentReader, term: number): number {
  const { segment, statistics } = reader
  const { shares, fresh, viewed, freshViewed } = segment.suggestionSums
  // The sums measure age from the newest story of the segment.
  const since = suggestionFreshness(segment.columns.publishedMs[0] ?? NaN, statistics.newestMs)
  const scale = viewScale(reader)
  return (
    (1 - RECENCY) * ((shares[term] ?? 0) + scale * (viewed[term] ?? 0)) +
    RECENCY * since * ((fresh[term] ?? 0) + scale * (freshViewed[term] ?? 0))
  )
}

/** Gives the weight of a surface term, 0 and more. */
export function termWeight(index: SnapshotReader, term: string): number {
  const { readers, snapshot } = index
  const sum = readers.reduce((all, reader) => {
    const number = findTerm(reader.segment.dictionary, term)
    return number < 0 ? all : all + weightInSegment(reader, number)
  }, 0)
  // Sums that differ in the order of their parts are equal.
  return Math.fround(
    sum * damping(docFreqOfTerm(snapshot, term, TITLE | BODY), snapshot.statistics.docCount),
  )
}

export interface WeighedTerm {
  readonly term: string
  readonly weight: number
}

/** Puts the heavier first, equals in the order of their letters. */
export function compareWeighed(a: WeighedTerm, b: WeighedTerm): number {
  return b.weight - a.weight || (a.term < b.term ? -1 : 1)
}

/** How many terms of each segment are looked at first, for one that is wanted. */
const LOOKED_AT = 4

/**
 * Gives the heaviest terms among ranges, one a segment. A term weighs over all segments at most what those that
 * are left weigh in each, so that few have to be looked up.
 */
export function heaviestTerms(
  index: SnapshotReader,
  ranges: readonly TermRange[],
  count: number,
): WeighedTerm[] {
  const known = new Map<string, WeighedTerm>()
  for (let most = count * LOOKED_AT; ; most *= 2) {
    let left = 0
    index.readers.forEach((reader, i) => {
      const { terms, next } = heaviestInSegment(reader, ranges[i] ?? NO_RANGE, most)
      left += next
      for (const number of terms) {
        const term = termAt(reader.segment.dictionary, number)
        if (!known.has(term)) known.set(term, { term, weight: termWeight(index, term) })
      }
    })
    const best = [...known.values()]
      .filter(({ weight }) => weight > 0)
      .sort(compareWeighed)
      .slice(0, count)
    if (left === 0 || (best[count - 1]?.weight ?? 0) > left) return best
  }
}

const NO_RANGE: TermRange = { from: 0, to: 0 }

/** The `count` heaviest terms of a range in one segment, and what the next one weighs, 0 for none. */
function heaviestInSegment(
  reader: SegmentReader,
  { from, to }: TermRange,
  count: number,
): { readonly terms: readonly number[]; readonly next: number } {
  const { docCount } = reader.statistics
  const { content } = reader.segment
  const kept: { readonly term: number; readonly weight: number }[] = []
  let least = 0
  for (let term = from; term < to; term++) {
    // Over all segments it is as common at least.
    const weight = weightInSegment(reader, term) * damping(docFreqOf(content, term), docCount)
    if (weight <= least) continue
    let at = kept.length
    while (at > 0 && (kept[at - 1]?.weight ?? 0) < weight) at--
    kept.splice(at, 0, { term, weight })
    if (kept.length > count + 1) kept.pop()
    if (kept.length === count + 1) least = kept[count]?.weight ?? 0
  }
  return {
    terms: kept.slice(0, count).map(({ term }) => term),
    next: kept[count]?.weight ?? 0,
  }
}
