// The dates that a reader chose, and what they are called.
import type { Changes } from './page-address.ts'
import { DATE_PARAMETERS, type PageParameters } from './shown-parameters.ts'
import { periodName } from './time-buckets.ts'

/** What takes back every choice of dates. */
export const ANY_TIME: Changes = Object.fromEntries(DATE_PARAMETERS.map((name) => [name, []]))

/** The periods that were chosen as such: months, or the year that `from` and `to` both name. */
export function chosenPeriods({ month = [], from, to }: PageParameters): readonly string[] {
  const [first] = from ?? []
  const both = first !== undefined && first === to?.[0] ? [first] : []
  return month.length > 0 ? month : both
}

/** Gives what chooses a period, a month or a year, in the place of whatever dates were chosen. */
export function choosePeriod(period: string): Changes {
  return /^\d{4}-\d\d$/.test(period)
    ? { ...ANY_TIME, month: [period] }
    : { ...ANY_TIME, from: [period], to: [period] }
}

/** How long ago a story may be at most -> what that is called. */
export const AGES = [
  ['24h', 'Past 24 hours'],
  ['7d', 'Past week'],
  ['1month', 'Past month'],
  ['1y', 'Past year'],
] as const

/** Says what the dates that were chosen mean; undefined where none are. */
export function describeDates(parameters: PageParameters): string | undefined {
  const { month = [], from: [from] = [], to: [to] = [] } = parameters
  const age = to === undefined ? AGES.find(([text]) => text === from)?.[1] : undefined
  const isOnePeriod = from !== undefined && from === to
  const words = [
    month.map(periodName).join(', '),
    age ?? (from === undefined || isOnePeriod ? '' : `from ${periodName(from)}`),
    to === undefined ? '' : isOnePeriod ? periodName(to) : `to ${periodName(to)}`,
  ].filter((word) => word !== '')
  return words.length === 0 ? undefined : words.join(' ')
}
