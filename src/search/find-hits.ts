// A query from its words to its ranked stories: planned, relaxed as far as needed, the best reranked.
import type { Query } from '../query/query.ts'
import { planQuery, type PlannedClause, type QueryPlan } from '../relaxation/plan-query.ts'
import { type Outcome, rankEnough } from '../relaxation/relax.ts'
import { createStoryMatcher, type StoryMatcher } from '../matching/story-matcher.ts'
import type { Weight } from '../matching/weight.ts'
import type { QueryWord } from '../ranking/query-words.ts'
import { type RankOptions } from '../ranking/rank.ts'
import { type Addition, rerank, RERANKED_STORIES } from '../ranking/rerank.ts'
import type { Selection } from '../matching/select.ts'
import type { LiveIndex } from './live-index.ts'
import { queryFilters, requestFilters } from './query-filters.ts'
import type { SearchRequest } from '../engine/request.ts'

/** What a query found, and how it was read. */
export interface Found extends Outcome {
  readonly plan: QueryPlan
  readonly matchStory: StoryMatcher
  /** story -> what reranking added to its score. */
  readonly additions: ReadonlyMap<number, Addition>
}

/** What was asked, what stories must hold of it, and what reranking added: what hits are made of. */
export interface AskedQuery {
  readonly plan: { readonly clauses: readonly PlannedClause[] }
  readonly selection?: Selection
  readonly matchStory?: StoryMatcher
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
  const { top, additions } = rerank(live, words, outcome.ranking.top, options)
  const ranking = { ...outcome.ranking, top: top.slice(0, options.limit) }
  return { ...outcome, ranking, plan, additions, matchStory: createStoryMatcher(live.readers) }
}

/** The words of a query, in order; operators and words that no story holds are none. */
function queryWordsOf(clauses: readonly PlannedClause[]): QueryWord[] {
  return clauses.filter(
    ({ clause, weight }) =>
      clause.kind === 'word' && clause.field === undefined && hasForms(weight),
  )
}

function hasForms(weight: Weight): boolean {
  if (weight.kind === 'any') return weight.options.some(hasForms)
  return weight.kind === 'word' && weight.tiers.some(({ terms }) => terms.forms.length > 0)
}
