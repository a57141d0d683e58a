// How many slips are between two words? Knows nothing of which are forgiven.

/**
 * Counts the least insertions, deletions, substitutions and swaps of neighbouring letters that turn one
 * word into the other, no letter edited twice (optimal string alignment).
 */
export function editDistance(one: string, other: string): number {
  const from = Array.from(one)
  const to = Array.from(other)
  /** Distances of the beginnings of `to` from the beginning of `from` two letters back, one back, here. */
  let beforeLast: number[] = []
  let last: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [i, letter] of from.entries()) {
    beforeLast = last
    last = row
    row = [i + 1]
    for (const [j, wanted] of to.entries()) {
      const substituted = at(last, j) + (letter === wanted ? 0 : 1)
      const isSwap = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === wanted
      const swapped = isSwap ? at(beforeLast, j - 1) + 1 : Infinity
      row.push(Math.min(substituted, swapped, at(last, j + 1) + 1, at(row, j) + 1))
    }
  }
  return at(row, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
