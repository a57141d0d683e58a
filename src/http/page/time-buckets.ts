// The bars of the histogram: months while there are few, else years, and the months of a year that was
// chosen.

/** One bar. */
export interface TimeBucket {
  /** `2024-10` or `2024`: what `from` and `to` are where it is chosen. */
  readonly period: string
  /** `October 2024` or `2024`. */
  readonly name: string
  /** What stands below the bar: `O`, and `2024` where a year begins. */
  readonly label: string
  readonly year: string
  readonly count: number
  /** 0..12; 0 only where nothing is. */
  readonly height: number
}

export interface TimeBuckets {
  readonly unit: 'month' | 'year'
  /** Newest first, without gaps. */
  readonly buckets: readonly TimeBucket[]
  /** The year whose months are shown while there are more years. */
  readonly year: string | undefined
}

/** Most months that are shown as months, without a year being chosen. */
const MAX_MONTHS = 36

/** Most years that are shown; the earlier ones are left out. */
const MAX_YEARS = 60

/** Steps of a bar's height: as many classes has the style sheet. */
const HEIGHT_STEPS = 12

/** Least count that a bar of full height stands for, so that one story is no tower. */
const LEAST_TOP = 5

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * Builds the bars from counts by month (`2024-10` -> 12).
 * @param chosen The chosen period, if any: a month or a year.
 */
export function toTimeBuckets(
  months: Readonly<Record<string, number>>,
  chosen: string | undefined,
): TimeBuckets {
  const counts = new Map(
    Object.entries(months)
      .filter(([month]) => MONTH.test(month))
      .map(([month, count]) => [monthNumber(month), count] as const),
  )
  if (counts.size === 0) return { unit: 'month', buckets: [], year: undefined }
  let first = Infinity
  let last = -Infinity
  for (const number of counts.keys()) {
    first = Math.min(first, number)
    last = Math.max(last, number)
  }
  if (last - first < MAX_MONTHS) {
    return { unit: 'month', buckets: monthBuckets(counts, first, last), year: undefined }
  }
  const year = /^\d{4}/.exec(chosen ?? '')?.[0]
  if (year !== undefined) {
    const start = Number(year) * 12
    return { unit: 'month', buckets: monthBuckets(counts, start, start + 11), year }
  }
  return { unit: 'year', buckets: yearBuckets(counts, first, last), year: undefined }
}

/** Names a period as a reader would: `2024-10` is `October 2024`. */
export function periodName(period: string): string {
  const [, year, month] = MONTH.exec(period) ?? []
  const name = MONTH_NAMES[Number(month) - 1]
  return year === undefined || name === undefined ? period : `${name} ${year}`
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

function monthBuckets(counts: ReadonlyMap<number, number>, first: number, last: number) {
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return withHeights(
    numbers.map((number) => {
      const year = yearText(Math.floor(number / 12))
      const month = number % 12
      const period = `${year}-${String(month + 1).padStart(2, '0')}`
      const label = MONTH_NAMES[month]?.charAt(0) ?? ''
      return { period, name: periodName(period), label, year, count: counts.get(number) ?? 0 }
    }),
  )
}

function yearBuckets(counts: ReadonlyMap<number, number>, first: number, last: number) {
  const lastYear = Math.floor(last / 12)
  const firstYear = Math.max(Math.floor(first / 12), lastYear - MAX_YEARS + 1)
  const sums = new Map<number, number>()
  for (const [number, count] of counts) {
    const year = Math.floor(number / 12)
    sums.set(year, (sums.get(year) ?? 0) + count)
  }
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)
  return withHeights(
    years.map((number) => {
      const year = yearText(number)
      const label = `’${year.slice(2)}`
      return { period: year, name: year, label, year, count: sums.get(number) ?? 0 }
    }),
  )
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}

function withHeights(buckets: readonly Omit<TimeBucket, 'height'>[]): TimeBucket[] {
  const top = Math.max(LEAST_TOP, ...buckets.map(({ count }) => count))
  return buckets.toReversed().map((bucket) => ({
    ...bucket,
    height: bucket.count === 0 ? 0 : Math.max(1, Math.round((bucket.count / top) * HEIGHT_STEPS)),
  }))
}
