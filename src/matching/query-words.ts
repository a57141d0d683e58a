// The words of a query as a story's stream has them. Knows lists, no texts.

/** A word of a query with the content lists that stand for it. */
export interface QueryWord {
  readonly lists: readonly number[]
  /** Inverse document frequency. */
  readonly mass: number
  /** What its score is multiplied by. */
  readonly weight: number
}

/** list -> what it counts. */
export type ListWeights = ReadonlyMap<number, number>
