// How many slips lie between two words? The whole table, without bounds or shortcuts.

/**
 * Gives the optimal string alignment distance: insertions, deletions, substitutions and swaps of
 * neighbours that are not edited again.
 */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = []
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity
  for (let i = 0; i <= one.length; i++) {
    rows.push([])
    for (let j = 0; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const least = Math.min(
        i === 0 && j === 0 ? 0 : Infinity,
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (same ? 0 : 1),
        isSwap ? at(i - 2, j - 2) + 1 : Infinity,
      )
      rows[i]?.push(least)
    }
  }
  return at(one.length, other.length)
}
