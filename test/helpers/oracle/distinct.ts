// Of near-duplicates, which is the hit, and which are listed by it? Said of all hits in their order; which
// stories are near-duplicates is known.
import type { Story } from '../../../src/story/story.ts'

/** A hit with the others of its group that match, in the order of the index. */
export interface DistinctHit<T> {
  readonly hit: T
  readonly duplicates: readonly Story[]
}

/** Keeps the first hit of each group; `groupOf` gives 0 for a story of none. */
export function distinctHits<T extends { readonly story: Story }>(
  hits: readonly T[],
  stories: readonly Story[],
  groupOf: (story: Story) => number,
): DistinctHit<T>[] {
  const matching = new Set(hits.map(({ story }) => story))
  const members = new Map<number, Story[]>()
  for (const story of stories.filter((one) => matching.has(one))) {
    const group = groupOf(story)
    members.set(group, [...(group === 0 ? [] : (members.get(group) ?? [])), story])
  }
  const met = new Set<number>()
  return hits.flatMap((hit) => {
    const group = groupOf(hit.story)
    if (group === 0) return [{ hit, duplicates: [] }]
    if (met.has(group)) return []
    met.add(group)
    const others = members.get(group) ?? []
    return [{ hit, duplicates: others.filter((story) => story !== hit.story) }]
  })
}
