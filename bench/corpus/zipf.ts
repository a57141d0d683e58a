// How often does the word of a rank occur? The law that natural language follows closely enough for
// measuring: few words make up most of a text, most words are rare.
import type { Random } from '../random.ts'

/** Exponent; English news is between 1 and 1.1. */
const EXPONENT = 1.07

/** Mandelbrot's shift of ranks; flattens the top so that the first word is about 6% of all. */
const SHIFT = 2.7

/** Makes a function that draws ranks from 0 to `size` - 1, rank r in proportion to 1 / (r + shift)^exponent. */
export function createZipf(size: number): (random: Random) => number {
  const cumulative = new Float64Array(size)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 1 + SHIFT) ** EXPONENT
    cumulative[rank] = sum
  }
  return (random) => {
    const target = random() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((cumulative[middle] ?? 0) <= target) low = middle + 1
      else high = middle
    }
    return low
  }
}
