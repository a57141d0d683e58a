// Chance that can be repeated: the same seed gives the same numbers on every machine. Knows nothing
// of what is drawn.

/** Gives the next number, from 0 inclusive to 1 exclusive. */
export type Random = () => number

/** Step of the counter: 2^32 over the golden ratio, odd, so that it visits every 32-bit number. */
const STEP = 0x9e3779b9

/**
 * Makes a source of random numbers: a 32-bit counter whose values are scrambled by the finalizer of
 * MurmurHash3. Good enough to draw words with, not for secrets.
 */
export function createRandom(seed: number): Random {
  let counter = seed | 0
  return () => {
    counter = (counter + STEP) | 0
    let mixed = counter ^ (counter >>> 16)
    mixed = Math.imul(mixed, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
  }
}

/** Draws a whole number from `from` to `to`, both inclusive. */
export function drawInteger(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/**
 * Draws one of the items, each as likely as any other.
 * @throws RangeError when there are none.
 */
export function drawItem<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('Expected items to draw from, received none')
  // The index is inside, so what stands there is a T, which may itself be undefined.
  return items[Math.floor(random() * items.length)] as T
}

/** Gives the items in random order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
