// How many of the stories have each value? Values that differ only in case are one, shown in the spelling
// that comes first in the index.
import { fold } from '../../../src/analysis/fold.ts'
import type { FacetName } from '../../../src/engine/request.ts'
import type { Story } from '../../../src/story/story.ts'

const VALUES: Readonly<Record<FacetName, (story: Story) => readonly (string | undefined)[]>> = {
  kind: ({ kind }) => [kind],
  author: ({ author }) => [author],
  section: ({ section }) => [section],
  list: ({ lists }) => lists,
  month: ({ publishedAt }) => [publishedAt?.slice(0, '2024-10'.length)],
}

/** Counts a facet over the stories that match; what none of them has is left out. */
export function countFacet(
  all: readonly Story[],
  matching: readonly Story[],
  facet: FacetName,
): Record<string, number> {
  const valuesOf = (story: Story): readonly string[] =>
    VALUES[facet](story).flatMap((value) => value || [])
  const spellings = new Map<string, string>()
  for (const value of all.flatMap(valuesOf)) {
    if (!spellings.has(fold(value))) spellings.set(fold(value), value)
  }
  const counts = [...spellings].map(([folded, spelling]): [string, number] => {
    const stories = matching.filter((story) =>
      valuesOf(story).some((value) => fold(value) === folded),
    )
    return [spelling, stories.length]
  })
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
