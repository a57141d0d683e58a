// The best of the stories that are asked for over all segments, with exact totals and facets.
import { openSelection, type OpenSelection, type Selection } from '../matching/select.ts'
import type { SegmentReader, SnapshotReader } from '../matching/segment-reader.ts'
import { type BlockMaxCounts, rankWord } from './block-max.ts'
import { collapse, type Collapsed, DistinctTop, listDuplicates } from './collapse.ts'
import { countFacets, type FacetColumn } from './facets.ts'
import { freshnessFactor } from './factors.ts'
import { type RankedStory } from './hit-order.ts'
import {
  giveBack,
  isKeyed,
  keyOf,
  listMatches,
  type MatchOptions,
  type SegmentMatches,
  toRaisedKeys,
} from './matches.ts'
import { type HitCollector, TopK } from './top-k.ts'

export interface RankOptions extends MatchOptions {
  /** How many of the best to give. */
  readonly limit: number
  readonly facets: readonly FacetColumn[]
  /** Of near-duplicates only the best is a hit, and the others are listed by it. @default false */
  readonly distinct?: boolean
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

/** Ranks the stories that are asked for. */
export function rankStories(
  index: SnapshotReader,
  selection: Selection,
  options: RankOptions,
): Ranking {
  const isDistinct = options.distinct === true && index.snapshot.duplicates.count > 0
  const top = new TopK(options.limit, index.compareStories)
  const collector = isDistinct ? new DistinctTop(top, index) : top
  const matches: SegmentMatches[] = []
  const pruned: BlockMaxCounts[] = []
  try {
    for (const reader of index.readers) {
      const open = openSelection(reader, selection)
      const counts = rankPruned(reader, open, { ...options, isDistinct }, top, collector)
      if (counts === undefined) matches.push(listMatches(reader, open, options))
      else pruned.push(counts)
    }
    const areKeys = isKeyed(selection, options)
    if (areKeys) toRaisedKeys(matches, options)
    const collapsed = isDistinct ? collapse(index, matches, pruned) : NOTHING_COLLAPSED
    for (const ofSegment of matches) {
      if (options.order !== 'relevance') keepFirst(ofSegment, options, top, collector)
      else if (areKeys) keepGreatest(ofSegment, top, collector)
      else keepMostRelevant(ofSegment, options, top, collector)
    }
    const hits = withHeld(top.toArray(), matches, areKeys)
    const matchCount =
      matches.reduce((sum, { list }) => sum + list.count, 0) +
      pruned.reduce((sum, { matchCount: count }) => sum + count, 0)
    return {
      matchCount,
      totalHits: matchCount - collapsed.hiddenCount,
      top: hits,
      duplicates: isDistinct ? listDuplicates(index, hits, matches, pruned) : NO_LISTED,
      facets: countFacets(
        index,
        matches,
        options.facets,
        options.facets.length === 0
          ? []
          : collapsed.hidden((ofSegment, i) => ({
              tier: options.order === 'relevance' ? (ofSegment.list.tiers[i] as number) : 0,
              key: keyOf(ofSegment, i, options, areKeys),
            })),
      ),
    }
  } finally {
    giveBack(matches)
  }
}

const NO_LISTED: ReadonlyMap<number, readonly number[]> = new Map()

const NOTHING_COLLAPSED: Collapsed = { hiddenCount: 0, hidden: () => [] }

/** Ranks without looking at every match, where nothing needs all of them; else gives undefined. */
function rankPruned(
  reader: SegmentReader,
  { required, enough, excluded, filters }: OpenSelection,
  options: RankOptions & { readonly isDistinct: boolean },
  top: TopK,
  collector: HitCollector,
): BlockMaxCounts | undefined {
  const [only, ...others] = required
  if (only?.kind !== 'word' || others.length + excluded.length + filters.length > 0)
    return undefined
  if (enough !== undefined || options.order !== 'relevance' || options.facets.length > 0) {
    return undefined
  }
  return rankWord(reader, only, options, top, collector)
}

/** Adds to hits that need not hold every word what they hold. */
function withHeld(
  hits: readonly RankedStory[],
  matches: readonly SegmentMatches[],
  areKeys: boolean,
): readonly RankedStory[] {
  if (!areKeys) return hits
  return hits.map((hit) => {
    const reader = matches.findLast((one) => one.reader.base <= hit.story)?.reader
    if (reader === undefined) return hit
    const story = hit.story - reader.base
    return {
      ...hit,
      held: { mass: reader.held.mass[story] as number, cost: reader.held.cost[story] as number },
    }
  })
}

/** Offers the stories by keys that are made already. */
function keepGreatest({ reader, list }: SegmentMatches, top: TopK, collector: HitCollector): void {
  for (let i = 0; i < list.count; i++) {
    const key = list.scores[i] as number
    if (!top.mayAccept(0, key)) continue
    collector.offer(reader.base + (list.stories[i] as number), 0, key, key)
  }
}

/** After how many stories the bound on freshness is lowered. */
const FRESHNESS_STRIDE = 256

/** Offers the stories by tier and score. */
function keepMostRelevant(
  { reader, list: { count, stories, scores, tiers } }: SegmentMatches,
  options: RankOptions,
  top: TopK,
  collector: HitCollector,
): void {
  const { publishedMs } = reader.segment.columns
  const { base, logViews, popularityScale } = reader
  let freshest = 1
  for (let i = 0; i < count; i++) {
    const story = stories[i] as number
    // Stories come from the newest on, so none that follows is fresher than this one.
    if (i % FRESHNESS_STRIDE === 0) {
      freshest = freshnessFactor(publishedMs[story] as number, options)
    }
    const tier = tiers[i] as number
    const popularity = 1 + popularityScale * (logViews[story] as number)
    const score = (scores[i] as number) * popularity
    if (!top.mayAccept(tier, score * freshest)) continue
    const key = score * freshnessFactor(publishedMs[story] as number, options)
    collector.offer(base + story, tier, key, key)
  }
}

/** Offers the stories by a column. */
function keepFirst(
  matches: SegmentMatches,
  options: RankOptions,
  top: TopK,
  collector: HitCollector,
): void {
  const { reader, list } = matches
  const { count, stories } = list
  // Stories are numbered from the newest on, those without a date last.
  const isBackward = options.order === 'oldest'
  const isByDate = isBackward || options.order === 'newest'
  for (let place = 0; place < count; place++) {
    const i = isBackward ? count - 1 - place : place
    const story = reader.base + (stories[i] as number)
    const key = keyOf(matches, i, options, false)
    if (!top.mayAccept(0, key, story)) {
      if (isByDate && key > -Infinity) return
      continue
    }
    const score = keyOf(matches, i, { ...options, order: 'relevance' }, false)
    collector.offer(story, 0, key, score)
  }
}
