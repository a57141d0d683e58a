// How good is an order of documents, given what people judged? The sums that every evaluation of
// retrieval makes; knows nothing of engines or files.

/** document id -> grade; 0 or absent: not relevant. */
export type Judgments = ReadonlyMap<string, number>

/** What one query's answer is worth, each 0..1. */
export interface Measures {
  readonly ndcg: number
  readonly reciprocalRank: number
  readonly recall: number
}

/** How far down an order is read for nDCG and for the reciprocal rank: the first page. */
export const PAGE_DEPTH = 10

/** How far down it is read for recall, and so how many documents an engine is asked for. */
export const RECALL_DEPTH = 100

/** Measures an answer, best document first, every document once. */
export function measure(ranking: readonly string[], judgments: Judgments): Measures {
  return {
    ndcg: ndcgAt(PAGE_DEPTH, ranking, judgments),
    reciprocalRank: reciprocalRankAt(PAGE_DEPTH, ranking, judgments),
    recall: recallAt(RECALL_DEPTH, ranking, judgments),
  }
}

/** What a grade is worth: 2^grade - 1, so that 0 is worth nothing and every step up about doubles it. */
export function gainOf(grade: number): number {
  return grade > 0 ? 2 ** grade - 1 : 0
}

/**
 * Normalized discounted cumulative gain: gains over log2(rank + 1), rank from 1, summed and set against
 * the best order that the judgments allow. 0 where nothing is relevant.
 * Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20 (2002), with
 * the exponential gain of Burges et al., "Learning to rank using gradient descent", ICML 2005.
 */
export function ndcgAt(depth: number, ranking: readonly string[], judgments: Judgments): number {
  const gains = ranking.map((id) => gainOf(judgments.get(id) ?? 0))
  const best = [...judgments.values()].map(gainOf).sort((a, b) => b - a)
  const ideal = discounted(best.slice(0, depth))
  return ideal === 0 ? 0 : discounted(gains.slice(0, depth)) / ideal
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0)
}

/** One over the rank of the first relevant document; 0 where none is within `depth`. */
export function reciprocalRankAt(
  depth: number,
  ranking: readonly string[],
  judgments: Judgments,
): number {
  const place = ranking.slice(0, depth).findIndex((id) => isRelevant(id, judgments))
  return place < 0 ? 0 : 1 / (place + 1)
}

/** Share of the relevant documents that are within `depth`; 0 where nothing is relevant. */
export function recallAt(depth: number, ranking: readonly string[], judgments: Judgments): number {
  const relevant = [...judgments.keys()].filter((id) => isRelevant(id, judgments)).length
  const found = ranking.slice(0, depth).filter((id) => isRelevant(id, judgments)).length
  return relevant === 0 ? 0 : found / relevant
}

function isRelevant(id: string, judgments: Judgments): boolean {
  return (judgments.get(id) ?? 0) > 0
}

/** Gives the mean; NaN of no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
