// A query from its words to its ranked stories: planned, relaxed as far as needed, the best reranked. Knows a
// live index and a complete request, no story's text.
import type { Query } from '../query/query.ts'
import { planQuery, type PlannedClause, type QueryPlan } from '../relaxation/plan-query.ts'
import { type Outcome, rankEnough } from '../relaxation/relax.ts'
import type { Matcher, Tier } from '../matching/matcher.ts'
import type { QueryWord } from '../matching/query-words.ts'
import { type RankOptions } from '../ranking/rank.ts'
import { type Addition, rerank, RERANKED_STORIES } from '../ranking/rerank.ts'
import type { Selection } from '../matching/select.ts'
import type { LiveIndex } from './live-index.ts'
import { queryFilters, requestFilters } from './query-filters.ts'
import type { SearchRequest } from '../engine/request.ts'

/** What a query found, and how it was read. */
export interface Found extends Outcome {
  readonly plan: QueryPlan
  /** story -> what reranking added to its score. */
  readonly additions: ReadonlyMap<number, Addition>
}

/** What was asked, what stories must hold of it, and what reranking added: what hits are made of. */
export interface AskedQuery {
  readonly plan: { readonly clauses: readonly PlannedClause[] }
  readonly selection?: Selection
  readonly additions?: ReadonlyMap<number, Addition>
}

/** Finds and ranks the stories of a request; `options.limit` of them. */
export function findHits(
  live: LiveIndex,
  query: Query,
  request: SearchRequest,
  options: RankOptions,
): Found {
  const plan = planQuery(live, query, request)
  const filters = [requestFilters(request), queryFilters(query)]
  const isRanked = options.order === 'relevance'
  const words = isRanked ? queryWordsOf(plan.clauses) : []
  const isReranked = words.length > 1
  const outcome = rankEnough(live, plan, filters, {
    ...options,
    limit: isReranked ? Math.max(options.limit, RERANKED_STORIES) : options.limit,
    match: request.match,
    prefersAll: !isRanked,
  })
  const { top, additions } = rerank(live.readers, words, outcome.ranking.top, {
    ...options,
    isPartial: outcome.selection.enough !== undefined,
  })
  const ranking = { ...outcome.ranking, top: top.slice(0, options.limit) }
  return { ...outcome, ranking, plan, additions }
}

/** The words of a query as lists, in order; operators and words that no story holds are none. */
function queryWordsOf(clauses: readonly PlannedClause[]): QueryWord[] {
  return clauses.flatMap(({ clause, matcher, mass, weight }) => {
    if (clause.kind !== 'word' || clause.field !== undefined) return []
    const lists = listsOf(matcher)
    return lists.length === 0 ? [] : [{ lists, mass, weight }]
  })
}

function listsOf(matcher: Matcher): number[] {
  if (matcher.kind === 'any') return matcher.options.flatMap(listsOf)
  if (matcher.kind !== 'word') return []
  return matcher.tiers.flatMap((tier: Tier) => [...(tier.segments[0]?.content ?? [])])
}
