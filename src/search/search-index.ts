// One query from start to end: parse, match, rank, show.
import { formatClause } from '../query/format-clause.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { QueryContext } from '../query/query.ts'
import type { FacetColumn } from '../ranking/facets.ts'
import type { RankedStory } from '../ranking/hit-order.ts'
import { correctionsOf, correctQuery } from './corrections.ts'
import { droppedWords, missingWords } from './missing-words.ts'
import { withDuplicates } from './duplicate-hits.ts'
import { hitOrder } from './requested-order.ts'
import { createHitMaker } from './hits.ts'
import type { LiveIndex } from './live-index.ts'
import { findHits } from './find-hits.ts'
import { classifyQuery, type QueryClass } from '../engine/query-class.ts'
import type { SearchRequest } from '../engine/request.ts'
import type { SynonymousWords } from '../relaxation/synonyms.ts'
import type {
  FacetCounts,
  Hit,
  Interpretation,
  SearchResponse,
  SearchTimings,
} from '../engine/response.ts'

/** Most values that a facet lists; the most frequent are kept. */
export const MAX_FACET_VALUES = 1000

export interface SearchContext extends QueryContext {
  /** Called between pieces of work; ends them by throwing. @default nothing */
  readonly checkpoint?: (() => void) | undefined
  /** Milliseconds on any clock that only goes forward, for durations. */
  readonly clock: () => number
  readonly onTimings?: ((timings: SearchTimings) => void) | undefined
  readonly onQueryClass?: ((queryClass: QueryClass) => void) | undefined
}

/** Answers a request. */
export function searchIndex(
  live: LiveIndex,
  request: SearchRequest,
  context: SearchContext,
): SearchResponse {
  const started = context.clock()
  const query = parseQuery(request.q, context)
  context.onQueryClass?.(classifyQuery(query, request))
  const parsed = context.clock()
  const order = hitOrder(live, query, request, context.nowMs)
  const found = findHits(live, query, request, {
    ...order,
    limit: request.page * request.pageSize,
    facets: request.facets,
    distinct: request.distinct,
    checkpoint: context.checkpoint,
  })
  const matched = context.clock()
  const { totalHits, top, duplicates, facets } = found.ranking
  const hitMaker = createHitMaker(
    live,
    found,
    { ...request, recency: order.recency },
    context.nowMs,
  )
  const toHit = (ranked: RankedStory): Hit => {
    context.checkpoint?.()
    const missing = missingWords(found, ranked).map(formatClause)
    return { ...hitMaker.toHit(ranked), ...(missing.length > 0 && { missing }) }
  }
  const hits = top
    .slice((request.page - 1) * request.pageSize)
    .map((ranked) => withDuplicates(live, toHit(ranked), duplicates.get(ranked.story)))
  const { corrected, carries } = correctionsOf(live, found, hitMaker)
  const didYouMean = carries ? correctQuery(request.q, corrected) : undefined
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
      matching: found.matching,
      dropped: droppedWords(live, found).map(formatClause),
      corrected,
      ...shownSynonyms(found.plan.synonyms),
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

/** Words as typed -> what they stand for, too, where that is more than another way to write them. */
function shownSynonyms(synonyms: readonly SynonymousWords[]): Pick<Interpretation, 'synonyms'> {
  const shown = synonyms.flatMap(({ words, alternatives }) => {
    const others = alternatives.filter(({ isQuiet }) => isQuiet !== true)
    const typed = words.map(({ text }) => text.toLowerCase()).join(' ')
    return others.length === 0 ? [] : [[typed, others.map(({ text }) => text)] as const]
  })
  return shown.length === 0 ? {} : { synonyms: Object.fromEntries(shown) }
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
