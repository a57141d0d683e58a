// The most frequent keys where there are too many to count all of them (the space-saving algorithm).

/** A key with how often it came. */
export interface HeavyHitter {
  readonly key: string
  /** How often it came, older times counting less; never too low. */
  readonly count: number
  /** At most so much of `count` may be other keys', which the key took the place of. */
  readonly error: number
}

/** Counts keys in bounded memory. */
export interface HeavyHitters {
  /** Counts a key once, at a time in epoch milliseconds. */
  add(key: string, nowMs: number): void
  /** Gives the keys with the highest counts, falling, as they are at this time. */
  top(limit: number, nowMs: number): readonly HeavyHitter[]
}

interface Counter {
  count: number
  error: number
}

/** Exponent past which counts are scaled down again: far below 1023, where doubles end. */
const MAX_EXPONENT = 500

/**
 * Creates a Space-Saving sketch (Metwally, Agrawal, El Abbadi 2005) with forward decay (Cormode et
 * al. 2009). Any key whose share of the whole is above 1/capacity is certainly in it. Every count
 * halves in `halfLifeMs`: what is added now simply weighs more than what was added before, so nothing
 * has to be touched as time passes.
 *
 * @param capacity How many keys are kept, from 1; adding a key that is not kept costs as much time.
 */
export function createSpaceSaving(capacity: number, halfLifeMs: number): HeavyHitters {
  const counters = new Map<string, Counter>()
  let landmarkMs: number | undefined

  /** Gives what one occurrence at this time weighs. */
  function weightAt(nowMs: number): number {
    landmarkMs ??= nowMs
    const exponent = (nowMs - landmarkMs) / halfLifeMs
    if (exponent <= MAX_EXPONENT) return 2 ** exponent
    const scale = 2 ** -exponent
    for (const counter of counters.values()) {
      counter.count *= scale
      counter.error *= scale
    }
    landmarkMs = nowMs
    return 1
  }

  function least(): readonly [string, Counter] | undefined {
    let found: readonly [string, Counter] | undefined
    for (const entry of counters) {
      if (found === undefined || entry[1].count < found[1].count) found = entry
    }
    return found
  }

  return {
    add(key, nowMs) {
      const weight = weightAt(nowMs)
      const known = counters.get(key)
      if (known !== undefined) {
        known.count += weight
        return
      }
      const replaced = counters.size < capacity ? undefined : least()
      if (replaced !== undefined) counters.delete(replaced[0])
      const error = replaced?.[1].count ?? 0
      counters.set(key, { count: error + weight, error })
    },
    top(limit, nowMs) {
      const now = weightAt(nowMs)
      return Array.from(counters, ([key, { count, error }]) => ({
        key,
        count: count / now,
        error: error / now,
      }))
        .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
        .slice(0, limit)
    },
  }
}
