// The best of the stories that are asked for, with exact totals and facets. Knows matchers, columns and
// factors, not words or pages.
import type { Columns } from '../index/columns.ts'
import {
  DistinctTop,
  findGrouped,
  type GroupedEntries,
  hasDuplicates,
  hiddenStories,
  hitsOfGroups,
  listDuplicates,
  listedMembers,
  matchMembers,
} from './collapse.ts'
import { countFacet, type FacetColumn } from './facets.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import { compileFilters } from '../matching/filters.ts'
import type { MatchList } from '../matching/match-list.ts'
import { type Counts, rankWord } from './block-max.ts'
import { selectStories, type Selection } from '../matching/select.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import { keepGreatest, noteCosts, toRaisedKeys } from './raised-keys.ts'
import { type HitCollector, type RankedStory, TopHits } from './top-k.ts'

export type Order = 'relevance' | 'newest' | 'oldest' | 'popularity'

/** What hits are ordered by. */
export interface HitOrder extends FreshnessOptions {
  readonly order: Order
}

export interface RankOptions extends HitOrder {
  /** How many of the best to give. */
  readonly limit: number
  readonly facets: readonly FacetColumn[]
  /** Of near-duplicates only the best is a hit, and the others are listed by it. @default false */
  readonly distinct?: boolean
  /** Called between pieces of work; ends them by throwing. @default nothing */
  readonly checkpoint?: (() => void) | undefined
}

export interface Ranking {
  /** All stories that match. */
  readonly matchCount: number
  /** Hits that they make: near-duplicates count once if they are to be one hit. */
  readonly totalHits: number
  /** Best first. */
  readonly top: readonly RankedStory[]
  /** story of `top` -> its near-duplicates that match, newest first; absent where it has none. */
  readonly duplicates: ReadonlyMap<number, readonly number[]>
  /** facet -> value -> count over all hits. */
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
  // Stories that match, of the groups of what may become hits; not those of a single word, of which not
  // all are looked at.
  const grouped = new Map<SegmentReader, readonly number[]>()
  let matchCount = 0
  let totalHits = 0
  for (const reader of readers) {
    const counts = rankPruned(reader, selection, options, top)
    if (counts !== undefined) {
      matchCount += counts.matchCount
      totalHits += counts.hitCount
      continue
    }
    reader.withList((list) => {
      selectStories(readers, reader, selection, list, options.checkpoint)
      const isKeyed = selection.enough !== undefined && options.order === 'relevance'
      if (selection.enough !== undefined) noteCosts(reader, list)
      if (isKeyed) toRaisedKeys(reader, list, options)
      const isGrouped = options.distinct === true && hasDuplicates(reader.segment)
      const found = isGrouped ? findGrouped(reader, list) : NOTHING_GROUPED
      const hides = found.hiddenCount > 0
      matchCount += list.count
      totalHits += list.count - found.hiddenCount
      if (options.facets.length > 0) {
        countFacets(reader, list, found, { ...options, isKeyed }, facets)
      }
      const distinct = hides ? new DistinctTop(top, reader.segment) : undefined
      const keepByScore = isKeyed ? keepGreatest : keepMostRelevant
      const keep = options.order === 'relevance' ? keepByScore : keepFirst
      keep(reader, list, options, top, distinct ?? top)
      const hitOf = hides ? hitsOfGroups(reader.segment, top.kept) : NO_HITS
      grouped.set(reader, listedMembers(reader.segment, list, hitOf))
    })
  }
  const hits = top.toArray()
  const duplicates = new Map<number, number[]>()
  for (const reader of options.distinct === true ? readers : []) {
    const hitOf = hitsOfGroups(reader.segment, hits)
    if (hitOf.size === 0) continue
    const matching = grouped.get(reader) ?? matchMembers(reader, selection.required, hitOf)
    listDuplicates(reader.segment, hitOf, matching, duplicates)
  }
  return { matchCount, totalHits, top: hits, duplicates, facets }
}

const NO_HITS: ReadonlyMap<number, number> = new Map()

const NOTHING_GROUPED: GroupedEntries = { entries: new Uint32Array(0), hiddenCount: 0 }

interface KeyedOptions extends RankOptions {
  /** Scores are keys already: freshness and popularity are in them. */
  readonly isKeyed: boolean
}

/** Adds the values of the hits to the counts of each facet. */
function countFacets(
  reader: SegmentReader,
  list: MatchList,
  grouped: GroupedEntries,
  options: KeyedOptions,
  facets: Map<FacetColumn, Map<string, number>>,
): void {
  const { columns } = reader.segment
  const hidden =
    grouped.hiddenCount > 0
      ? hiddenStories(reader, list, grouped, compareEntries(reader, list, options))
      : NOTHING_GROUPED.entries
  for (const facet of options.facets) {
    addCounts(
      facets,
      facet,
      countFacet(columns, facet, list.stories.subarray(0, list.count), hidden),
    )
  }
}

/** Gives a test of two entries of a list: does the one stand before the other? */
function compareEntries(
  { segment: { columns }, popularity }: SegmentReader,
  { stories, scores, tiers }: MatchList,
  options: KeyedOptions,
): (entry: number, other: number) => boolean {
  const keyOf = (entry: number): number => {
    const story = stories[entry] as number
    if (options.order !== 'relevance') return orderKey(columns, story, options.order)
    if (options.isKeyed) return scores[entry] as number
    const published = columns.publishedMs[story] as number
    const score = (scores[entry] as number) * (popularity[story] as number)
    return score * freshnessFactor(published, options)
  }
  const tierOf = (entry: number): number =>
    options.order === 'relevance' ? (tiers[entry] as number) : 0
  return (entry, other) => {
    const [tier, otherTier] = [tierOf(entry), tierOf(other)]
    if (tier !== otherTier) return tier < otherTier
    const [key, otherKey] = [keyOf(entry), keyOf(other)]
    return key === otherKey
      ? (stories[entry] as number) < (stories[other] as number)
      : key > otherKey
  }
}

/** Ranks without looking at every match, where nothing needs all of them; else gives undefined. */
function rankPruned(
  reader: SegmentReader,
  { required, enough, excluded, filters }: Selection,
  options: RankOptions,
  top: TopHits,
): Counts | undefined {
  if (enough !== undefined) return undefined
  const [only, ...others] = required
  if (only?.kind !== 'word' || others.length + excluded.length + options.facets.length > 0) {
    return undefined
  }
  if (options.order !== 'relevance') return undefined
  const { columns } = reader.segment
  if (filters.some((filter) => compileFilters(filter, columns) !== undefined)) return undefined
  return rankWord(reader, only, { ...options, distinct: options.distinct === true }, top)
}

/** Offers the stories by tier and score to a collector, which hands them on to `top`. */
function keepMostRelevant(
  { segment, popularity }: SegmentReader,
  { count, stories, scores, tiers }: MatchList,
  options: RankOptions,
  top: TopHits,
  collector: HitCollector,
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
    collector.offer(segment.firstStory + story, tier, key, key)
  }
}

/** After how many stories the bound on freshness is lowered. */
const FRESHNESS_STRIDE = 256

/** Offers the stories by a column to a collector, which hands them on to `top`. */
function keepFirst(
  { segment, popularity }: SegmentReader,
  { count, stories, scores }: MatchList,
  options: RankOptions,
  top: TopHits,
  collector: HitCollector,
): void {
  const { columns, firstStory } = segment
  // Stories are numbered from the newest on, those without a date last.
  const isBackward = options.order === 'oldest'
  const isByDate = isBackward || options.order === 'newest'
  for (let place = 0; place < count; place++) {
    const i = isBackward ? count - 1 - place : place
    const story = stories[i] as number
    const key = orderKey(columns, story, options.order)
    if (!top.mayAccept(0, key, firstStory + story)) {
      if (isByDate && key > -Infinity) return
      continue
    }
    const freshness = freshnessFactor(columns.publishedMs[story] as number, options)
    const score = (scores[i] as number) * (popularity[story] as number) * freshness
    collector.offer(firstStory + story, 0, key, score)
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
