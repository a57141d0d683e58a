// All stories that a query finds, one after the other, texts included: for exports.
import { parseQuery } from '../query/parse-query.ts'
import type { QueryContext } from '../query/query.ts'
import { allMatches } from '../ranking/all-matches.ts'
import { getStory } from '../store/story-numbers.ts'
import type { Story } from '../story/story.ts'
import { hitOrder } from './requested-order.ts'
import type { LiveIndex } from './live-index.ts'
import { findHits } from './find-hits.ts'
import type { SearchRequest } from '../engine/request.ts'

/** So many stories come as a search ranks them, which may look closer at the first. */
const RANKED_STORIES = 100

/**
 * Finds what a search with this request finds, in its order and without end: page, excerpts and
 * highlights count for nothing, near-duplicates stand for themselves.
 */
export function* matchingStories(
  live: LiveIndex,
  request: SearchRequest,
  context: QueryContext,
): Generator<Story, void> {
  const query = parseQuery(request.q, context)
  const order = hitOrder(live, query, request, context.nowMs)
  const { selection, ranking } = findHits(live, query, request, {
    ...order,
    limit: RANKED_STORIES,
    facets: [],
  })
  const ranked = new Set(ranking.top.map(({ story }) => story))
  for (const story of ranked) yield getStory(live.snapshot, story)
  if (ranking.totalHits <= ranked.size) return
  for (const story of allMatches(live, selection, order)) {
    if (!ranked.has(story)) yield getStory(live.snapshot, story)
  }
}
