// Of stories that hold the same words, written beats begun beats misspelt.

/** Stories with what they hold; entry i is one story. */
export interface HeldEntries {
  readonly count: number
  /** entry -> the key that orders it, which may be raised. */
  readonly keys: Float64Array
  /** Sum of the masses of the words that a story holds: equal where two hold the same words. */
  readonly mass: (entry: number) => number
  /** Sum of the costs by which it holds them: 0 where all are written as they were asked for. */
  readonly cost: (entry: number) => number
}

/** How far a raised key stands above what it must pass, and above others that are raised with it, as a share. */
const RAISED_SHARE = 1e-6
/** Stands in for a key of 0, which age can make of any. */
const LEAST_KEY = 1e-290

/**
 * Raises the key of each entry above those of all entries, of whichever part, that hold the same words at a
 * greater cost; those that are raised keep their order. Entries of other words keep their keys, so that
 * between those what the words say decides.
 */
export function putWrittenFirst(parts: readonly HeldEntries[]): void {
  if (!haveCosts(parts)) return
  /** mass -> cost -> greatest key. */
  const best = new Map<number, Map<number, number>>()
  for (const { count, mass, cost, keys } of parts) {
    for (let i = 0; i < count; i++) {
      const byCost = best.get(mass(i)) ?? new Map<number, number>()
      const key = keys[i] as number
      if (key > (byCost.get(cost(i)) ?? -1)) byCost.set(cost(i), key)
      best.set(mass(i), byCost)
    }
  }
  /** mass -> cost -> key that entries of this cost must pass; the greatest cost has none. */
  const bars = new Map([...best].map(([held, byCost]) => [held, barsOf(byCost)] as const))
  for (const { count, mass, cost, keys } of parts) {
    for (let i = 0; i < count; i++) {
      const bar = bars.get(mass(i))?.get(cost(i)) ?? -1
      const key = keys[i] as number
      if (key <= bar) keys[i] = raised(key, bar)
    }
  }
}

function haveCosts(parts: readonly HeldEntries[]): boolean {
  let first: number | undefined
  for (const { count, cost } of parts) {
    for (let i = 0; i < count; i++) {
      if (cost(i) !== (first ??= cost(i))) return true
    }
  }
  return false
}

function barsOf(byCost: ReadonlyMap<number, number>): Map<number, number> {
  const bars = new Map<number, number>()
  let bar = -1
  for (const [cost, greatest] of [...byCost].sort(([a], [b]) => b - a)) {
    bars.set(cost, bar)
    // Some of this cost may have been raised above its greatest.
    bar = Math.max(greatest, bar < 0 ? bar : raised(Math.min(greatest, bar), bar))
  }
  return bars
}

function raised(key: number, bar: number): number {
  return bar * (1 + RAISED_SHARE) + Math.max(key, LEAST_KEY) * RAISED_SHARE
}
