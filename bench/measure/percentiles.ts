// What do many measured values say together?

/** Percentiles of measured times, in the unit of the values. */
export interface Summary {
  readonly count: number
  readonly mean: number
  readonly p5: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

/**
 * Sums up values; percentiles are values that were measured (nearest rank).
 * @throws RangeError when there are no values.
 */
export function summarize(values: readonly number[]): Summary {
  if (values.length === 0) throw new RangeError('Expected values to sum up, received none')
  const sorted = Float64Array.from(values).sort()
  const at = (share: number): number =>
    sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? Number.NaN
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p5: at(0.05),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  }
}

/** Gives the median; of an even number of values the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return summarize(values).p50
}
