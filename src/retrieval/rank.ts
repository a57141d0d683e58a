// The best of the stories that are asked for, with exact totals and facets. Knows matchers, columns and
// factors, not words or pages.
import type { Columns } from './columns.ts'
import { countFacet, type FacetColumn } from './facets.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import { compileFilters } from './filters.ts'
import type { MatchList } from './match-list.ts'
import { rankWord } from './rank-word.ts'
import { selectStories, type Selection } from './select.ts'
import type { SegmentReader } from './segment-reader.ts'
import { type RankedStory, TopHits } from './top-hits.ts'

export type Order = 'relevance' | 'newest' | 'oldest' | 'popularity'

/** What hits are ordered by. */
export interface HitOrder extends FreshnessOptions {
  readonly order: Order
}

export interface RankOptions extends HitOrder {
  /** How many of the best to give. */
  readonly limit: number
  readonly facets: readonly FacetColumn[]
}

export interface Ranking {
  readonly totalHits: number
  /** Best first. */
  readonly top: readonly RankedStory[]
  /** facet -> value -> count over all matches. */
  readonly facets: ReadonlyMap<FacetColumn, ReadonlyMap<string, number>>
}

/** Ranks the stories of all segments that are asked for. */
export function rankStories(
  readers: readonly SegmentReader[],
  selection: Selection,
  options: RankOptions,
): Ranking {
  const top = new TopHits(options.limit)
  const facets = new Map<FacetColumn, Map<string, number>>()
  let totalHits = 0
  for (const reader of readers) {
    const held = rankPruned(reader, selection, options, top)
    if (held !== undefined) {
      totalHits += held
      continue
    }
    reader.withList((list) => {
      selectStories(readers, reader, selection, list)
      totalHits += list.count
      const { columns } = reader.segment
      for (const facet of options.facets) {
        const counts = countFacet(columns, facet, list.stories.subarray(0, list.count))
        addCounts(facets, facet, counts)
      }
      if (options.order === 'relevance') keepMostRelevant(reader, list, options, top)
      else keepFirst(reader, list, options, top)
    })
  }
  return { totalHits, top: top.toArray(), facets }
}

/** Ranks without looking at every match, where nothing needs all of them; else gives undefined. */
function rankPruned(
  reader: SegmentReader,
  { required, excluded, filters }: Selection,
  options: RankOptions,
  top: TopHits,
): number | undefined {
  const [only, ...others] = required
  if (only?.kind !== 'word' || others.length + excluded.length + options.facets.length > 0) {
    return undefined
  }
  if (options.order !== 'relevance') return undefined
  const { columns } = reader.segment
  if (filters.some((filter) => compileFilters(filter, columns) !== undefined)) return undefined
  return rankWord(reader, only, options, top)
}

/** Offers the stories by tier and score. */
function keepMostRelevant(
  { segment, popularity }: SegmentReader,
  { count, stories, scores, tiers }: MatchList,
  options: RankOptions,
  top: TopHits,
): void {
  const { publishedMs } = segment.columns
  let freshest = 1
  for (let i = 0; i < count; i++) {
    const story = stories[i] as number
    // Stories come from the newest on, so none that follows is fresher than this one.
    if (i % FRESHNESS_STRIDE === 0) {
      freshest = freshnessFactor(publishedMs[story] as number, options)
    }
    const tier = tiers[i] as number
    const score = (scores[i] as number) * (popularity[story] as number)
    if (!top.mayAccept(tier, score * freshest)) continue
    const key = score * freshnessFactor(publishedMs[story] as number, options)
    top.offer(segment.firstStory + story, tier, key, key)
  }
}

/** After how many stories the bound on freshness is lowered. */
const FRESHNESS_STRIDE = 256

/** Offers the stories by a column. */
function keepFirst(
  { segment, popularity }: SegmentReader,
  { count, stories, scores }: MatchList,
  options: RankOptions,
  top: TopHits,
): void {
  const { columns, firstStory } = segment
  for (let i = 0; i < count; i++) {
    const story = stories[i] as number
    const key = orderKey(columns, story, options.order)
    if (!top.mayAccept(0, key)) {
      // Stories are numbered from the newest on: no later one is newer.
      if (options.order === 'newest') return
      continue
    }
    const freshness = freshnessFactor(columns.publishedMs[story] as number, options)
    const score = (scores[i] as number) * (popularity[story] as number) * freshness
    top.offer(firstStory + story, 0, key, score)
  }
}

/** The column that an order goes by, larger first; what is missing goes last. */
export function orderKey({ publishedMs, views }: Columns, story: number, order: Order): number {
  if (order === 'popularity') return views[story] as number
  const publishedAt = publishedMs[story] as number
  if (Number.isNaN(publishedAt)) return -Infinity
  return order === 'newest' ? publishedAt : -publishedAt
}

function addCounts(
  facets: Map<FacetColumn, Map<string, number>>,
  facet: FacetColumn,
  counts: ReadonlyMap<string, number>,
): void {
  const sums = facets.get(facet)
  if (sums === undefined) {
    facets.set(facet, new Map(counts))
    return
  }
  for (const [value, count] of counts) sums.set(value, (sums.get(value) ?? 0) + count)
}
