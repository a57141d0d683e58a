// The cover: the stretch where the most different clauses of the query stand closest together.
import type { Occurrence, Range } from './excerpt.ts'

/** The stretch that a passage must hold, with its measures. */
export interface Cover {
  readonly range: Range
  /** How many different clauses it holds. */
  readonly clauses: number
  /**
   * From the start of its first to the start of its last occurrence, UTF-16 code units, plus its drawback.
   */
  readonly distance: number
  /**
   * How many occurrences start within half the length from its start. A passage may end with a sentence
   * once half of it is filled, so these are sure to be shown.
   */
  readonly occurrences: number
}

/** Gives the drawback of a range: the length to add to it, UTF-16 code units, from 0. */
export type Drawback = (range: Range) => number

/** Most covers of equally many clauses whose drawbacks are computed; the rest are not considered. */
const MOST_WEIGHED = 64

/**
 * Finds the best cover: the most different clauses that one passage can hold, then the shortest distance
 * between them, then the most occurrences, then the earliest. Occurrences are in order of start, none
 * longer than `length`. Linear in their number, except for sorting them by end.
 */
export function findCover(
  occurrences: readonly Occurrence[],
  length: number,
  drawback: Drawback = () => 0,
): Cover | undefined {
  const byEnd = [...occurrences].sort((a, b) => a.end - b.end || a.start - b.start)
  // For each clause the occurrence that starts last among those that have ended; latest first.
  const latest: Occurrence[] = []
  let best: Cover | undefined
  let weighings = 0
  for (const occurrence of byEnd) {
    remember(latest, occurrence)
    const outside = latest.findIndex((other) => other.start < occurrence.end - length)
    const clauses = outside === -1 ? latest.length : outside
    if (best !== undefined && clauses < best.clauses) continue
    if (best !== undefined && clauses > best.clauses) weighings = 0
    if (weighings >= MOST_WEIGHED) continue
    const first = latest[clauses - 1] ?? occurrence
    const start = first.start
    const distance = (latest[0] ?? occurrence).start - start
    if (best !== undefined && clauses === best.clauses && distance > best.distance) continue
    const cover: Cover = {
      range: [start, occurrence.end],
      clauses,
      distance,
      occurrences:
        countBelow(occurrences, (other) => other.start <= start + length / 2) -
        countBelow(occurrences, (other) => other.start < start),
    }
    // The drawback comes last, since it may have to read the text.
    if (best !== undefined && !isBetterCover(cover, best)) continue
    weighings += 1
    const weighed = { ...cover, distance: distance + drawback(cover.range) }
    if (best === undefined || isBetterCover(weighed, best)) best = weighed
  }
  return best
}

/** Orders covers; of equals the earlier is better. */
export function isBetterCover(cover: Cover, other: Cover): boolean {
  return (
    (cover.clauses - other.clauses ||
      other.distance - cover.distance ||
      cover.occurrences - other.occurrences ||
      other.range[0] - cover.range[0]) > 0
  )
}

/** Keeps `latest` at one occurrence for each clause, in order of start, latest first. */
function remember(latest: Occurrence[], occurrence: Occurrence): void {
  const known = latest.findIndex((other) => other.clause === occurrence.clause)
  if (known !== -1) {
    if ((latest[known]?.start ?? 0) >= occurrence.start) return
    latest.splice(known, 1)
  }
  const place = latest.findIndex((other) => other.start <= occurrence.start)
  latest.splice(place === -1 ? latest.length : place, 0, occurrence)
}

/** Counts the leading elements that pass, in a list where all that pass come first. */
function countBelow(list: readonly Occurrence[], passes: (element: Occurrence) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const element = list[middle]
    if (element !== undefined && passes(element)) low = middle + 1
    else high = middle
  }
  return low
}
