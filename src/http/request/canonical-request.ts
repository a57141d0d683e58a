// Requests as canonical texts: equal texts mean equal answers for as long as the index stays the same.
import { FILTER_NAMES, isListFilter } from '../../engine/filter-parameters.ts'
import type { SuggestRequest } from '../../engine/parameters.ts'
import type { SearchRequest } from '../../engine/request.ts'
import type { FeedSource } from '../feed/feed.ts'

const MINUTE_MS = 60_000

/**
 * How long a ranking by freshness stands, milliseconds: an hour. Freshness fades over days, so
 * within an hour the order of hits hardly moves, while a tag that never changed would let a client
 * keep an old order for good.
 */
const FRESHNESS_STEP_MS = 60 * MINUTE_MS

/** A time in the query language; it may be an age, whose meaning moves with the present. */
const TIME_OPERATOR = /(?:when|after|before):/i

/** Writes a search request canonically; what moves with the present is there to the minute. */
export function canonicalSearch(request: SearchRequest, nowMs: number): string {
  const { from, to, ...others } = request
  const lists = FILTER_NAMES.filter(isListFilter)
  const rest = Object.entries(others).filter(([name]) => !lists.some((list) => list === name))
  const ranksByFreshness = request.sortBy === 'relevance' && request.recency !== 0
  return JSON.stringify([
    'search',
    Object.fromEntries(rest),
    ...lists.map((name) => request[name].map((text) => text.toLowerCase()).sort()),
    from && Math.floor(from.startMs / MINUTE_MS),
    from?.text,
    to?.endMs,
    TIME_OPERATOR.test(request.q) && Math.floor(nowMs / MINUTE_MS),
    ranksByFreshness && Math.floor(nowMs / FRESHNESS_STEP_MS),
  ])
}

/** Writes a search that is answered as a feed canonically; its addresses are part of the answer. */
export function canonicalFeed(
  request: SearchRequest,
  nowMs: number,
  { form, parameters, base }: Pick<FeedSource, 'form' | 'parameters' | 'base'>,
): string {
  return JSON.stringify([form, base, parameters, canonicalSearch(request, nowMs)])
}

/** Writes a search whose every story is wanted canonically. */
export function canonicalExport(format: string, request: SearchRequest, nowMs: number): string {
  return JSON.stringify([`export ${format}`, canonicalSearch(request, nowMs)])
}

/** Writes a request for suggestions, which are ranked by freshness, too, canonically. */
export function canonicalSuggest({ q, limit, format }: SuggestRequest, nowMs: number): string {
  return JSON.stringify(['suggest', q, limit, format, Math.floor(nowMs / FRESHNESS_STEP_MS)])
}

/** Writes a request for a story canonically. */
export function canonicalStory(id: string): string {
  return JSON.stringify(['story', id])
}

/** Writes a request for related stories canonically; they are near for good, fresh or not. */
export function canonicalRelated(id: string, limit: number): string {
  return JSON.stringify(['related', id, limit])
}
