// All matches of a selection, a list a segment, with the keys that order them.
import type { MatchList } from '../matching/match-list.ts'
import {
  openSelection,
  type OpenSelection,
  selectStories,
  type Selection,
} from '../matching/select.ts'
import { popularityOf, type SegmentReader } from '../matching/segment-reader.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import { type HitOrder, orderKey } from './hit-order.ts'
import { putWrittenFirst } from './written-first.ts'

/** What matches in one segment. */
export interface SegmentMatches {
  readonly reader: SegmentReader
  /** Borrowed from the reader. */
  readonly list: MatchList
}

export interface MatchOptions extends HitOrder {
  /** Called between pieces of work; ends them by throwing. @default nothing */
  readonly checkpoint?: (() => void) | undefined
}

/** Lists what matches in a segment; the list is given back where that fails. */
export function listMatches(
  reader: SegmentReader,
  selection: OpenSelection,
  options: MatchOptions,
): SegmentMatches {
  const list = reader.borrow()
  try {
    selectStories(reader, selection, list, options.checkpoint)
    return { reader, list }
  } catch (error) {
    reader.giveBack(list)
    throw error
  }
}

/** Tells whether scores become keys by `toRaisedKeys`: where not every word is needed. */
export function isKeyed({ enough }: Selection, { order }: HitOrder): boolean {
  return enough !== undefined && order === 'relevance'
}

/**
 * Moves costs from the lists to `reader.held`, since what stories hold counts before how they hold it; makes
 * the scores keys, and raises them so that stories of the same words come in the order of how these are
 * written, whatever their segments.
 */
export function toRaisedKeys(matches: readonly SegmentMatches[], options: FreshnessOptions): void {
  for (const { reader, list } of matches) {
    for (let i = 0; i < list.count; i++) {
      const story = list.stories[i] as number
      reader.held.cost[story] = list.tiers[i] as number
      list.scores[i] = (list.scores[i] as number) * factorOf(reader, story, options)
    }
    list.tiers.fill(0, 0, list.count)
  }
  putWrittenFirst(
    matches.map(({ reader: { held }, list: { count, stories, scores } }) => ({
      count,
      keys: scores,
      mass: (i: number) => held.mass[stories[i] as number] as number,
      cost: (i: number) => held.cost[stories[i] as number] as number,
    })),
  )
}

/** Gives what a story's score is multiplied by: freshness and popularity. */
export function factorOf(reader: SegmentReader, story: number, options: FreshnessOptions): number {
  const published = reader.segment.columns.publishedMs[story] as number
  return popularityOf(reader, story) * freshnessFactor(published, options)
}

/** Gives the key of entry `i` of a list, of which the scores may be keys already. */
export function keyOf(
  { reader, list }: SegmentMatches,
  i: number,
  order: HitOrder,
  areKeys: boolean,
): number {
  const story = list.stories[i] as number
  if (order.order !== 'relevance') return orderKey(reader.segment.columns, story, order.order)
  const score = list.scores[i] as number
  return areKeys ? score : score * factorOf(reader, story, order)
}

/** Opens a selection in each segment and lists what matches. */
export function listAllMatches(
  readers: readonly SegmentReader[],
  selection: Selection,
  options: MatchOptions,
): SegmentMatches[] {
  const matches: SegmentMatches[] = []
  try {
    for (const reader of readers) {
      matches.push(listMatches(reader, openSelection(reader, selection), options))
    }
    if (isKeyed(selection, options)) toRaisedKeys(matches, options)
    return matches
  } catch (error) {
    giveBack(matches)
    throw error
  }
}

/** Gives the lists back to their readers. */
export function giveBack(matches: readonly SegmentMatches[]): void {
  for (const { reader, list } of matches) reader.giveBack(list)
}
