// The known name that a mistyped one is nearest to.

/** Longest name that is compared, UTF-16 code units; past it no known name is near. */
const MAX_COMPARED_LENGTH = 40

/**
 * Gives the known name nearest to a mistyped one, or undefined where none is near: one edit for
 * every three letters of the longer name, regardless of case. Of equally near names the first wins.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_COMPARED_LENGTH) return undefined
  const typed = name.toLowerCase()
  let nearest: string | undefined
  let nearestEdits = Infinity
  for (const candidate of known) {
    const allowed = Math.floor(Math.max(name.length, candidate.length) / 3)
    if (Math.abs(name.length - candidate.length) > allowed) continue
    const edits = countEdits(typed, candidate.toLowerCase())
    if (edits <= allowed && edits < nearestEdits) {
      nearest = candidate
      nearestEdits = edits
    }
  }
  return nearest
}

/**
 * Counts the edits between two strings: insertions, deletions, substitutions and swaps of
 * neighbours, no letter edited twice (optimal string alignment).
 */
function countEdits(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let edits = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      )
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) {
        edits = Math.min(edits, at(beforePrevious, column - 2) + 1)
      }
      current.push(edits)
    }
    beforePrevious = previous
    previous = current
  }
  return at(previous, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
