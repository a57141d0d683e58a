// What is worth suggesting? Stories by freshness and views, terms by the stories that hold them. Knows
// postings and columns, no words. Typed arrays are read with `as number` where the loop's bounds keep
// the index inside.
import type { Columns } from './columns.ts'
import { freshnessFactor, popularityFactors } from '../ranking/factors.ts'
import { MAX_BODY_FREQ, type Postings } from './postings.ts'

/** Weights of a segment's stories and surface terms, 0 and more. */
export interface SuggestionWeights {
  readonly stories: Float32Array
  readonly terms: Float32Array
}

/** How much of a story's weight its age takes at most, and its views add at most. */
const RECENCY = 0.5
const POPULARITY = 1

/** A story that has a term in its title counts for it so many times as one that has it in its body. */
const TITLE_SHARE = 2

/**
 * Terms of more than this share of the stories say little (`the`, `said`), and the less the more they
 * are beyond it. In an index of few stories nothing is held against a term.
 */
const COMMON_SHARE = 0.05
const MIN_STORIES = 1000

/**
 * Weighs a segment's stories and terms. A story is fresh by the newest one, not by the clock: how two
 * compare does then not change while the index stands.
 */
export function weighSuggestions(
  content: Postings,
  { publishedMs, views }: Columns,
  termCount: number,
): SuggestionWeights {
  let newest = -Infinity
  let maxViews = 0
  for (let story = 0; story < views.length; story++) {
    if ((publishedMs[story] as number) > newest) newest = publishedMs[story] as number
    if ((views[story] as number) > maxViews) maxViews = views[story] as number
  }
  const stories = Float32Array.from(popularityFactors(views, maxViews, POPULARITY))
  for (let story = 0; story < stories.length; story++) {
    stories[story] =
      (stories[story] as number) *
      freshnessFactor(publishedMs[story] as number, { nowMs: newest, recency: RECENCY })
  }
  const terms = new Float32Array(termCount)
  for (let term = 0; term < termCount; term++) {
    const from = content.offsets[term] as number
    const to = content.offsets[term + 1] as number
    let sum = 0
    for (let p = from; p < to; p++) {
      const packed = content.termFreqs[p] as number
      sum +=
        (stories[content.stories[p] as number] as number) *
        termShare(packed >>> 12 > 0, (packed & MAX_BODY_FREQ) > 0)
    }
    terms[term] = sum * damping(to - from, stories.length)
  }
  return { stories, terms }
}

/** Gives how many times a story's weight counts for a term that it has in its title or its body. */
export function termShare(inTitle: boolean, inBody: boolean): number {
  return (inTitle ? TITLE_SHARE : 0) + (inBody ? 1 : 0)
}

/** Gives the factor, 0..1, for a term of so many of the stories. */
export function damping(docFreq: number, storyCount: number): number {
  const common = COMMON_SHARE * storyCount
  return storyCount < MIN_STORIES || docFreq <= common ? 1 : (common / docFreq) ** 2
}
