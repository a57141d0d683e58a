// Which group is a story in, and which stories are in a group? Knows numbers only.

/** Groups of near-duplicates; most stories are in none. */
export interface DuplicateGroups {
  /** story -> its group, from 1; 0 for none. */
  readonly groupOf: Uint32Array
  /** Stories of group g, ascending: `members[offsets[g - 1] .. offsets[g]]`. */
  readonly offsets: Uint32Array
  readonly members: Uint32Array
}

/** Makes groups of stories by the one that each follows, itself where it follows none. */
export function toDuplicateGroups(leaderOf: Uint32Array): DuplicateGroups {
  const followers = new Map<number, number[]>()
  leaderOf.forEach((leader, story) => {
    if (leader === story) return
    const known = followers.get(leader)
    if (known === undefined) followers.set(leader, [leader, story])
    else known.push(story)
  })
  const groups = [...followers.values()]
    .map((stories) => stories.sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
  const groupOf = new Uint32Array(leaderOf.length)
  const offsets = new Uint32Array(groups.length + 1)
  groups.forEach((stories, i) => {
    for (const story of stories) groupOf[story] = i + 1
    offsets[i + 1] = (offsets[i] ?? 0) + stories.length
  })
  return { groupOf, offsets, members: Uint32Array.from(groups.flat()) }
}

/** Gives the stories of a group, ascending. */
export function membersOf({ offsets, members }: DuplicateGroups, group: number): Uint32Array {
  return members.subarray(offsets[group - 1], offsets[group])
}
