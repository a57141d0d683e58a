// The difference between two answers to one query: ids, totals, facets and scores.
import { isDeepStrictEqual } from 'node:util'

/** What is compared of an answer. */
export interface ComparedAnswer {
  readonly totalHits: number
  readonly hits: readonly { readonly id: string; readonly score: number }[]
  readonly facets?: object | undefined
}

/** Most that two scores may differ by, as a share of the larger one or of 1, whichever is more. */
const TOLERANCE = 1e-9

/** Says in a few words what differs, or gives undefined where nothing does. */
export function findDifference(
  expected: ComparedAnswer,
  actual: ComparedAnswer,
): string | undefined {
  if (actual.totalHits !== expected.totalHits) {
    return `totalHits ${actual.totalHits}, not ${expected.totalHits}`
  }
  if (actual.hits.length !== expected.hits.length) {
    return `${actual.hits.length} hits, not ${expected.hits.length}`
  }
  for (const [i, { id, score }] of expected.hits.entries()) {
    const hit = actual.hits[i]
    if (hit?.id !== id) return `hit ${i + 1} is ${hit?.id ?? 'absent'}, not ${id}`
    if (!isClose(hit.score, score)) return `score ${hit.score} of ${id}, not ${score}`
  }
  return isDeepStrictEqual(actual.facets, expected.facets)
    ? undefined
    : `facets ${JSON.stringify(actual.facets)}, not ${JSON.stringify(expected.facets)}`
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b))
}
