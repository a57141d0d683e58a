// One query from start to end: parse, match, rank, show. Knows a live index and a complete request;
// no HTTP, and no clock but the one it is given.
import { tokenize } from '../analysis/tokenize.ts'
import { formatClause } from '../query/format-clause.ts'
import { parseQuery } from '../query/parse-query.ts'
import { scanQuery } from '../query/scan-query.ts'
import type { Clause, QueryContext, WordClause } from '../query/query.ts'
import type { FacetColumn } from '../retrieval/facets.ts'
import { termAt } from '../retrieval/dictionary.ts'
import { createHitMaker, type HitMaker } from './hits.ts'
import { type LiveIndex, readerOf } from './live-index.ts'
import type { Outcome } from './attempt.ts'
import { runQuery } from './plan.ts'
import type { SearchRequest } from './request.ts'
import type { FacetCounts, Interpretation, SearchResponse, SearchTimings } from './response.ts'

/** Most values that a facet lists; the most frequent are kept. */
export const MAX_FACET_VALUES = 1000

export interface SearchContext extends QueryContext {
  /** Milliseconds on any clock that only goes forward, for durations. */
  readonly clock: () => number
  readonly onTimings?: ((timings: SearchTimings) => void) | undefined
}

/** Answers a request. */
export function searchIndex(
  live: LiveIndex,
  request: SearchRequest,
  context: SearchContext,
): SearchResponse {
  const started = context.clock()
  const query = parseQuery(request.q, context)
  const parsed = context.clock()
  const order =
    request.sortBy === 'relevance' && query.required.length === 0 ? 'newest' : request.sortBy
  const outcome = runQuery(live, query, request, {
    order,
    limit: request.page * request.pageSize,
    facets: request.facets,
    recency: request.recency,
    nowMs: context.nowMs,
  })
  const matched = context.clock()
  const { totalHits, top, facets } = outcome.ranking
  const hitMaker = createHitMaker(live, outcome.clauses, request, context.nowMs, outcome.closeness)
  const hits = top.slice((request.page - 1) * request.pageSize).map(hitMaker.toHit)
  const corrected = corrections(live, outcome, hitMaker)
  const didYouMean = correctQuery(request.q, corrected)
  const finished = context.clock()
  context.onTimings?.({
    parseMs: parsed - started,
    matchMs: matched - parsed,
    excerptMs: finished - matched,
  })
  return {
    q: request.q,
    interpretation: {
      clauses: query.display,
      dropped: outcome.dropped.map(formatClause),
      corrected,
    },
    totalHits,
    page: request.page,
    pageSize: request.pageSize,
    totalPages: Math.ceil(totalHits / request.pageSize),
    tookMs: Math.round((finished - started) * 1000) / 1000,
    hits,
    ...(facets.size > 0 && { facets: toFacetCounts(facets) }),
    ...(didYouMean !== undefined && { didYouMean }),
  }
}

/** Word as typed -> the word by which the best hit matched it, where that is a correction. */
function corrections(
  live: LiveIndex,
  { clauses, ranking, forgave }: Outcome,
  { matchesOf }: HitMaker,
): Interpretation['corrected'] {
  const [best] = ranking.top
  if (best === undefined || !forgave) return {}
  const { dictionary } = readerOf(live, best.story).segment
  const corrected = new Map<string, string>()
  for (const { clause, wordOfClause, tier, term } of matchesOf(best).words) {
    if (tier.match !== 'typo') continue
    const typed = wordsOfClause(clauses[clause]?.clause)[wordOfClause]
    if (typed !== undefined) corrected.set(typed.text, termAt(dictionary, term))
  }
  return Object.fromEntries(corrected)
}

function wordsOfClause(clause: Clause | undefined): readonly WordClause[] {
  if (clause === undefined) return []
  const options = clause.kind === 'any' ? clause.options : [clause]
  return options.filter((option) => option.kind === 'word')
}

/** The query with its corrections written in, or undefined where there are none to write. */
function correctQuery(q: string, corrected: Interpretation['corrected']): string | undefined {
  const corrections = new Map(Object.entries(corrected))
  if (corrections.size === 0) return undefined
  let written = ''
  let done = 0
  for (const { negated, quoted, operator, value, valueStart } of scanQuery(q)) {
    // What is excluded, quoted or filtered by was never corrected.
    if (negated || quoted || operator?.kind === 'filter') continue
    for (const { start, end } of tokenize(value)) {
      const correction = corrections.get(value.slice(start, end))
      // Parts follow their whole.
      if (correction === undefined || valueStart + start < done) continue
      written += q.slice(done, valueStart + start) + correction
      done = valueStart + end
    }
  }
  return done === 0 ? undefined : written + q.slice(done)
}

/** Orders each facet's values by count, months from the newest on. */
function toFacetCounts(
  facets: ReadonlyMap<FacetColumn, ReadonlyMap<string, number>>,
): Partial<Record<FacetColumn, FacetCounts>> {
  const byCount = (a: [string, number], b: [string, number]): number =>
    b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
  const newestFirst = (a: [string, number], b: [string, number]): number => (a[0] > b[0] ? -1 : 1)
  const ordered = [...facets].map(([facet, counts]) => {
    const values = [...counts].sort(byCount).slice(0, MAX_FACET_VALUES)
    return [
      facet,
      Object.fromEntries(facet === 'month' ? values.sort(newestFirst) : values),
    ] as const
  })
  return Object.fromEntries(ordered)
}
