// How an engine ranks where a request does not say: completes and checks what it was given.
import * as v from 'valibot'

import { LedeError } from '../../errors.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../../ranking/factors.ts'

/** Longest half-life, days: a hundred years. */
export const MAX_HALF_LIFE_DAYS = 36_500
/** Shortest half-life, days: a little over an hour. */
export const MIN_HALF_LIFE_DAYS = 0.05

/** What is absent or undefined has its default. */
export type RankingOptions = { readonly [Key in keyof RankingSettings]?: number | undefined }

const numberFrom = (least: number, most: number, fallback: number) => {
  const expectation = `a number from ${least} to ${most}`
  return v.optional(
    v.pipe(v.number(expectation), v.minValue(least, expectation), v.maxValue(most, expectation)),
    fallback,
  )
}

const RankingSchema = v.object({
  recency: numberFrom(0, 1, DEFAULT_RANKING.recency),
  recencyHalfLifeDays: numberFrom(
    MIN_HALF_LIFE_DAYS,
    MAX_HALF_LIFE_DAYS,
    DEFAULT_RANKING.recencyHalfLifeDays,
  ),
  popularity: numberFrom(0, 1, DEFAULT_RANKING.popularity),
})

/**
 * Completes options.
 * @throws LedeError `invalid_config`, naming the option and what was expected.
 */
export function toRankingSettings(options: RankingOptions): RankingSettings {
  const result = v.safeParse(RankingSchema, options, { abortEarly: true })
  if (result.success) return result.output
  const [{ message, input }] = result.issues
  const name = v.getDotPath(result.issues[0]) ?? 'options'
  throw new LedeError(
    'invalid_config',
    `Expected \`${name}\` to be ${message}, received ${String(input)}`,
  )
}
