// The words of a description as lists. Knows numbers only.

/** A word of the description: a content list, with what it tells and how it counts. */
export interface DescribedList {
  readonly list: number
  readonly weight: number
}

/** list -> what it counts. */
export type ListWeights = ReadonlyMap<number, number>
