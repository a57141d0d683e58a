// The near-duplicate column of a segment. A group is named by the id of the story that leads it, so that it
// spans segments; the leader itself has no entry.

export interface DuplicateColumn {
  /** Stories that follow another one, ascending. */
  readonly followers: Uint32Array
  /** follower -> the id of its leader, which may be in any segment. */
  readonly leaders: readonly string[]
}

/** No near-duplicates. */
export const NO_DUPLICATES: DuplicateColumn = { followers: new Uint32Array(0), leaders: [] }
