// What is an engine worth on a collection, and on all of them? From what it gave to the figures that
// are printed; knows neither the engines nor how figures are shown.
import { summarize } from '../measure/percentiles.ts'
import type { Questions } from './collection.ts'
import { mean, measure, type Measures } from './measures.ts'
import type { Rankings } from './trec.ts'

/** One judged query with what its answer is worth. */
export interface QueryScore extends Measures {
  readonly id: string
}

/** An engine on a collection, all values. */
export interface CollectionScore {
  /** Means over the queries. */
  readonly all: Measures
  /** nDCG@10 of the queries at even places of their file, that settings are chosen on. */
  readonly chosenOn: number
  /** nDCG@10 of those at odd places, that settings are not chosen on. */
  readonly reportedOn: number
  readonly meanMs: number
  readonly p99Ms: number
  readonly queries: readonly QueryScore[]
}

/** Judges what an engine gave for the queries of a collection. */
export function judge(
  { queries }: Questions,
  rankings: Rankings,
  latenciesMs: readonly number[],
): CollectionScore {
  const scored = queries.map(({ id, place, judgments }) => ({
    place,
    score: { id, ...measure(rankings.get(id) ?? [], judgments) },
  }))
  const scores = scored.map(({ score }) => score)
  const half = (parity: number): number =>
    mean(scored.filter(({ place }) => place % 2 === parity).map(({ score }) => score.ndcg))
  const times = summarize(latenciesMs)
  return {
    all: meanMeasures(scores),
    chosenOn: half(0),
    reportedOn: half(1),
    meanMs: times.mean,
    p99Ms: times.p99,
    queries: scores,
  }
}

/** Gives the mean of every measure. */
function meanMeasures(scores: readonly Measures[]): Measures {
  return {
    ndcg: mean(scores.map(({ ndcg }) => ndcg)),
    reciprocalRank: mean(scores.map(({ reciprocalRank }) => reciprocalRank)),
    recall: mean(scores.map(({ recall }) => recall)),
  }
}
