// The queries that readers ask most, and those asked in vain: in memory only, and bounded whatever is asked.
import { fold } from '../analysis/fold.ts'
import type { RequestObserver } from './request-observer.ts'
import { createSpaceSaving, type HeavyHitter } from './space-saving.ts'

/** A query with about how often it was asked lately. */
export interface QueryCount {
  /** Folded, with single spaces, cut to so many characters. */
  readonly q: string
  /** How often it was asked; a time asked one half-life ago counts half. Two decimals. */
  readonly count: number
  /** `count` is at most so much too high, where there were more queries than are kept. */
  readonly error: number
}

/** What `GET /admin/queries` answers. */
export interface QueryReport {
  /** When counting began, ISO 8601. */
  readonly since: string
  readonly halfLifeHours: number
  /** How many searches were counted since then, none of them weighing less. */
  readonly searches: number
  readonly top: readonly QueryCount[]
  readonly withoutHits: readonly QueryCount[]
}

/** Counts queries, and reports on them. */
export interface QueryStatistics extends RequestObserver {
  report(limit: number): QueryReport
}

/** Different queries that are kept, each for `top` and `withoutHits`: some 300 kB at the very most. */
const CAPACITY = 1000
/** Time in which a count halves, hours: a day, so that the list shows what is asked these days. */
const HALF_LIFE_HOURS = 24
/** Longest query that is kept, characters; the rest is cut off. */
const MAX_CHARACTERS = 100
const HOUR_MS = 3_600_000

/**
 * Creates statistics of queries, to be an `observer` of a search app and its `queryStatistics`. Only
 * first pages are counted: a second page is no second question. Queries that differ in case, accents
 * or spaces are one.
 */
export function createQueryStatistics({
  now = Date.now,
}: { readonly now?: () => number } = {}): QueryStatistics {
  const since = new Date(now()).toISOString()
  const asked = createSpaceSaving(CAPACITY, HALF_LIFE_HOURS * HOUR_MS)
  const withoutHits = createSpaceSaving(CAPACITY, HALF_LIFE_HOURS * HOUR_MS)
  let searches = 0
  return {
    async observe(_, answer) {
      const { search } = await answer()
      const q = foldQuery(search?.q ?? '')
      if (search?.page !== 1 || q === '') return
      const nowMs = now()
      searches += 1
      asked.add(q, nowMs)
      if (search.totalHits === 0) withoutHits.add(q, nowMs)
    },
    report(limit) {
      const nowMs = now()
      return {
        since,
        halfLifeHours: HALF_LIFE_HOURS,
        searches,
        top: asked.top(limit, nowMs).map(toQueryCount),
        withoutHits: withoutHits.top(limit, nowMs).map(toQueryCount),
      }
    },
  }
}

/** Writes a query as it is counted. */
export function foldQuery(q: string): string {
  const words = q.split(/\s+/).map(fold)
  const text = words.filter((word) => word !== '').join(' ')
  return Array.from(text).slice(0, MAX_CHARACTERS).join('').trimEnd()
}

function toQueryCount({ key, count, error }: HeavyHitter): QueryCount {
  return { q: key, count: round(count), error: round(error) }
}

function round(count: number): number {
  return Math.round(count * 100) / 100
}
