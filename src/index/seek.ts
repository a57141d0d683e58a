// Galloping search in an ascending array.

/** How many values are passed one by one in the time of a leap: where the next is nearer, step. */
export const DENSE_STEPS = 8

/**
 * Gives the first index in [from, to) whose value is not below `target`, or `to`. Fast when the place
 * is near `from`: the step doubles until it is passed (galloping), then halves.
 */
export function seek(values: Uint32Array, from: number, to: number, target: number): number {
  if (from >= to || (values[from] as number) >= target) return from
  let low = from
  let step = 1
  while (low + step < to && (values[low + step] as number) < target) {
    low += step
    step *= 2
  }
  let high = Math.min(low + step, to)
  // values[low] < target, and values[high] >= target or high is the end.
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < target) low = middle
    else high = middle
  }
  return high
}
