// Which stories are asked for, over all segments: what must match, what must not, what is filtered.
// Knows matchers and columns, not words or pages.
import { compileFilters, type Filters } from './filters.ts'
import { addExactForms, restrict, seed, sizeOf } from './match.ts'
import { copyList, filterList, type MatchList, subtractList } from './match-list.ts'
import type { Matcher } from './matcher.ts'
import type { SegmentReader } from './segment-reader.ts'

export interface Selection {
  /** All of these; none: every story. */
  readonly required: readonly Matcher[]
  /** None of these. */
  readonly excluded: readonly Matcher[]
  /** All of these. */
  readonly filters: readonly Filters[]
}

/** Fills `list` with the stories of a segment that are asked for, with scores and tiers. */
export function selectStories(
  readers: readonly SegmentReader[],
  reader: SegmentReader,
  { required, excluded, filters }: Selection,
  list: MatchList,
): void {
  const bySize = required
    .map((matcher) => ({ matcher, size: sizeOf(readers, matcher) }))
    .sort((a, b) => a.size - b.size)
  const [first, ...others] = bySize
  if (first === undefined) selectAll(list)
  else seed(reader, first.matcher, list)
  for (const { matcher } of others) restrict(reader, matcher, list)
  for (const filter of filters) {
    const passes = compileFilters(filter, reader.segment.columns)
    if (passes !== undefined) filterList(list, passes)
  }
  for (const matcher of excluded) {
    if (list.count === 0) return
    reader.withList((unwanted) => {
      seed(reader, matcher, unwanted)
      subtractList(list, unwanted)
    })
  }
  for (const { matcher } of bySize) addExactForms(reader, matcher, list)
}

function selectAll(list: MatchList): void {
  list.count = list.stories.length
  for (let story = 0; story < list.count; story++) list.stories[story] = story
  list.scores.fill(0)
  list.tiers.fill(0)
}

/**
 * Tells how many of the matchers of `droppable`, from the first on, some story holds together with
 * all of `selection`: what is left when the last are given up one by one until something matches.
 */
export function countMatchable(
  readers: readonly SegmentReader[],
  selection: Selection,
  droppable: readonly Matcher[],
): number {
  if (droppable.length === 0) return 0
  let most = 0
  for (const reader of readers) {
    reader.withList((list) => {
      const [first] = droppable
      const base =
        selection.required.length === 0 && first !== undefined ? [first] : selection.required
      selectStories(readers, reader, { ...selection, required: base }, list)
      let held = 0
      for (const matcher of droppable) {
        const matches = reader.withList((narrowed) => {
          copyList(list, narrowed)
          restrict(reader, matcher, narrowed)
          if (narrowed.count > 0) copyList(narrowed, list)
          return narrowed.count > 0
        })
        if (!matches) break
        held++
      }
      most = Math.max(most, held)
    })
  }
  return most
}
