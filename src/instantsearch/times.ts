// Algolia's numeric filters, seconds since 1970, as the bounds of a search.
import { LedeError } from '../errors.ts'

/** The attribute that numeric filters may name: `publishedAt` in seconds since 1970. */
export const TIMESTAMP = 'publishedAtTimestamp'

/** ISO 8601, inclusive. */
export interface Times {
  readonly from?: string
  readonly to?: string
}

/** First and last instant that a date of four digits can name, epoch milliseconds. */
const [EARLIEST_MS, LATEST_MS] = [-62_135_596_800_000, 253_402_300_799_999]

const COMPARISON = /^\s*([\w.]+)\s*([<>]=?|=)\s*(-?\d+(?:\.\d+)?)\s*$/
const BETWEEN = /^\s*([\w.]+)\s*:\s*(-?\d+(?:\.\d+)?)\s+TO\s+(-?\d+(?:\.\d+)?)\s*$/

/**
 * Reads one condition; alternatives cannot be told apart from it.
 * @throws LedeError `invalid_request` for anything but a comparison of the publication's time.
 */
export function toTimes(group: readonly string[]): Times {
  const [condition = ''] = group
  const [, name, low, high] = BETWEEN.exec(condition) ?? []
  const [, compared, operator, value] = COMPARISON.exec(condition) ?? []
  if (group.length !== 1 || (name ?? compared) !== TIMESTAMP) {
    const received = JSON.stringify(group.join(' OR ').slice(0, 200))
    const message = `Expected a comparison of \`${TIMESTAMP}\` with a number, received ${received}`
    throw new LedeError('invalid_request', message)
  }
  if (operator === undefined) {
    return { from: atLeast(Number(low)), to: atMost(Number(high)) }
  }
  return toBound(operator, Number(value))
}

/** Leaves what two stretches share; undefined where that is nothing. */
export function intersectTimes(one: Times | undefined, other: Times): Times | undefined {
  if (one === undefined) return undefined
  // Texts of one form and length are in the order of their times.
  const [from] = [one.from, other.from]
    .filter((time) => time !== undefined)
    .sort()
    .reverse()
  const [to] = [one.to, other.to].filter((time) => time !== undefined).sort()
  if (from !== undefined && to !== undefined && from > to) return undefined
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function toBound(operator: string, seconds: number): Times {
  switch (operator) {
    case '>=':
      return { from: atLeast(seconds) }
    case '>':
      return { from: toTime(Math.floor(seconds * 1000) + 1) }
    case '<=':
      return { to: atMost(seconds) }
    case '<':
      return { to: toTime(Math.ceil(seconds * 1000) - 1) }
    default:
      return { from: atLeast(seconds), to: atMost(seconds) }
  }
}

function atLeast(seconds: number): string {
  return toTime(Math.ceil(seconds * 1000))
}

function atMost(seconds: number): string {
  return toTime(Math.floor(seconds * 1000))
}

function toTime(ms: number): string {
  return new Date(Math.min(Math.max(ms, EARLIEST_MS), LATEST_MS)).toISOString()
}
