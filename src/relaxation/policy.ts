// The numbers of the matching policy (what is enough), with meaning, range and where they were measured:
// judged short queries (`npm run bench:relevance -- --judged`) and six collections of long ones
// (`npm run bench:relevance -- --only judged`). Spelling has its numbers in spelling.ts, next to its rule.

/**
 * All words are required where at least so many stories hold all of them: a page. More hides fewer good
 * stories behind few that happen to hold every word, and answers more often in part.
 */
export const ENOUGH_STORIES = 10

/**
 * Otherwise a story must hold this share of what all words say (the sum of their inverse document
 * frequencies), 0..1. Less finds more stories that miss the point; 1 is all words again.
 */
export const LEAST_SHARE = 0.5

/**
 * Queries of up to so many words are taken strictly: readers typed each word with care. In longer ones more
 * may be missing (`strictnessOf`). 3 to 6 measured alike on short queries; on long ones 4 found most
 * (recall@100 of the six collections .68; with 6 it was .65).
 */
export const STRICT_WORDS = 4

/** How a query is met: by all of its words, by most of what they say, or by any of them. */
export type Matching = 'all' | 'most' | 'any'

/**
 * How strictly a query of so many words is taken, 0..1: 1 for short ones, then falling with the square of
 * the length. The least share is multiplied by it, and coverage is raised to it.
 */
export function strictnessOf(words: number): number {
  return Math.min(1, (STRICT_WORDS / Math.max(1, words)) ** 2)
}
