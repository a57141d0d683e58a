// What all pages have in common: the name, the way to the root, the form of dates.
import type { EngineStatus } from '../../engine/search-engine.ts'

/** What all parts of a page may need to know. */
export interface Site {
  /** Name in the masthead and in the window's title. */
  readonly title: string
  /** Way from this page to the search page: `./`, `../`, `../../`. */
  readonly root: string
  /** The present, epoch milliseconds. */
  readonly nowMs: number
  /** Writes an instant with its date and time, in the service's zone. */
  readonly formatInstant: (ms: number) => string
  /** Writes the day of an instant, in the service's zone. */
  readonly formatDay: (ms: number) => string
  /** What the live index holds; absent on pages that do without one. */
  readonly status?: EngineStatus | undefined
}

interface SiteOptions {
  readonly title: string
  readonly root: string
  readonly nowMs: number
  readonly timeZone: string
  readonly status?: EngineStatus | undefined
}

/** Builds it. */
export function createSite({ timeZone, ...site }: SiteOptions): Site {
  const instants = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
  const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone })
  return {
    ...site,
    formatInstant: (ms) => instants.format(ms),
    formatDay: (ms) => days.format(ms),
  }
}

const numbers = new Intl.NumberFormat('en')

/** Writes a whole number with separators: `41,200`. */
export function formatCount(count: number): string {
  return numbers.format(count)
}

/** Writes a count with its noun: `1 story`, `2 stories`. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
