// The order of the hits of a request. What the request leaves open, the index and the query decide.
import { isScored } from '../query/combine.ts'
import type { Query } from '../query/query.ts'
import type { HitOrder } from '../ranking/hit-order.ts'
import type { LiveIndex } from './live-index.ts'
import type { SearchRequest } from '../engine/request.ts'

/** Gives the order of a request's hits. */
export function hitOrder(
  live: LiveIndex,
  query: Query,
  request: SearchRequest,
  nowMs: number,
): HitOrder {
  const isUnscored = request.sortBy === 'relevance' && !query.required.some(isScored)
  return {
    order: isUnscored ? 'newest' : request.sortBy,
    // Where no story has a date, all would lose alike.
    recency: live.isDated ? (request.recency ?? live.ranking.recency) : 0,
    recencyHalfLifeDays: live.ranking.recencyHalfLifeDays,
    nowMs,
  }
}
