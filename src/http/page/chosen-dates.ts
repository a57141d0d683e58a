// Which dates did the reader choose, and what is that called? Knows the page's parameters.
import type { PageParameters } from './page-parameters.ts'
import { periodName } from './time-buckets.ts'

/** The month or year that `from` and `to` both name, if they do. */
export function chosenPeriod({ from, to }: PageParameters): string | undefined {
  const [first] = from ?? []
  return first !== undefined && first === to?.[0] ? first : undefined
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
  const { from: [from] = [], to: [to] = [] } = parameters
  if (from === undefined && to === undefined) return undefined
  if (from !== undefined && from === to) return periodName(from)
  const age = AGES.find(([text]) => text === from)?.[1]
  if (age !== undefined && to === undefined) return age
  return [
    ...(from === undefined ? [] : [`from ${periodName(from)}`]),
    ...(to === undefined ? [] : [`to ${periodName(to)}`]),
  ].join(' ')
}
