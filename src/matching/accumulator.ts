// An accumulator: values by story number, for uniting lists in any order.
import type { MatchList } from './match-list.ts'
import type { Combine } from './weight.ts'

/** Values of the stories that were touched; all marks are 0 while nobody uses it. */
export interface Accumulator {
  count: number
  /** The stories that were touched, in any order. */
  readonly touched: Uint32Array
  /** story -> 0, or what its user makes of it. */
  readonly marks: Uint32Array
  /** story -> value, where it is marked. */
  readonly values: Float64Array
}

export function createAccumulator(storyCount: number): Accumulator {
  return {
    count: 0,
    touched: new Uint32Array(storyCount),
    marks: new Uint32Array(storyCount),
    values: new Float64Array(storyCount),
  }
}

/** Past this share of the stories, looking at all marks is faster than sorting. */
const SORTING_SHARE = 1 / 32

/** Puts the touched stories, all of them marked, in ascending order. */
export function sortTouched({ count, touched, marks }: Accumulator): void {
  if (count < marks.length * SORTING_SHARE) {
    touched.subarray(0, count).sort()
    return
  }
  let sorted = 0
  for (let story = 0; story < marks.length; story++) {
    const mark = marks[story] as number
    touched[sorted] = story
    // One more where the mark is not 0, without a branch that a processor would guess wrong.
    sorted += (mark | -mark) >>> 31
  }
}

/** Adds the stories of a list: scores combine, the lesser tier cost counts. Marks are costs plus 1. */
export function addToAccumulator(
  accumulator: Accumulator,
  list: MatchList,
  combine: Combine,
): void {
  const { touched, marks, values } = accumulator
  let { count } = accumulator
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    const score = list.scores[i] as number
    const mark = (list.tiers[i] as number) + 1
    const before = marks[story] as number
    if (before === 0) {
      touched[count++] = story
      marks[story] = mark
      values[story] = score
    } else {
      const value = values[story] as number
      if (combine === 'sum') values[story] = value + score
      else if (combine === 'max' || mark === before) values[story] = Math.max(value, score)
      else if (mark < before) values[story] = score
      if (mark < before) marks[story] = mark
    }
  }
  accumulator.count = count
}

/** Writes what `addToAccumulator` gathered into a list, and empties the accumulator. */
export function listAccumulated(accumulator: Accumulator, list: MatchList): void {
  sortTouched(accumulator)
  const { count, touched, marks, values } = accumulator
  for (let i = 0; i < count; i++) {
    const story = touched[i] as number
    list.stories[i] = story
    list.scores[i] = values[story] as number
    list.tiers[i] = (marks[story] as number) - 1
    marks[story] = 0
  }
  list.count = count
  accumulator.count = 0
}
