// What is asked of stories as a whole: what must match, what must not, what is filtered.
import { compileFilters, type Filters, type StoryTest } from './filters.ts'
import { filterList, type MatchList, subtractList } from './match-list.ts'
import { dropDeleted, restrict, seed, selectAll } from './match.ts'
import {
  createCoverage,
  type OpenMinimum,
  openMinimum,
  restrictToEnough,
  seedMinShouldMatch,
} from './min-should-match.ts'
import { openWeight, type Scorer } from './scorer.ts'
import type { SegmentReader } from './segment-reader.ts'
import { type MinShouldMatch, sizeOf, type Weight } from './weight.ts'

export interface Selection {
  /** All of these; none, and no `enough`: every story. */
  readonly required: readonly Weight[]
  /** Enough of these words; see MinShouldMatch for what that does to scores. */
  readonly enough?: MinShouldMatch | undefined
  /** None of these. */
  readonly excluded: readonly Weight[]
  /** All of these. */
  readonly filters: readonly Filters[]
}

/** A selection opened in one segment. */
export interface OpenSelection {
  /** Those that the fewest stories match first. */
  readonly required: readonly Scorer[]
  readonly enough: OpenMinimum | undefined
  readonly excluded: readonly Scorer[]
  /** Those that leave any story out. */
  readonly filters: readonly StoryTest[]
}

/** Opens a selection in a segment. */
export function openSelection(
  reader: SegmentReader,
  { required, enough, excluded, filters }: Selection,
): OpenSelection {
  const { docCount } = reader.statistics
  const bySize = required
    .map((weight) => ({ weight, size: sizeOf(weight, docCount) }))
    .sort((a, b) => a.size - b.size)
  return {
    required: bySize.map(({ weight }) => openWeight(reader, weight)),
    enough: enough && openMinimum(reader, enough),
    excluded: excluded.map((weight) => openWeight(reader, weight)),
    filters: filters.flatMap((filter) => compileFilters(filter, reader.segment.columns) ?? []),
  }
}

const NO_DEADLINE = (): void => undefined

/** Fills `list` with the stories of a segment that are asked for, with scores and tiers. */
export function selectStories(
  reader: SegmentReader,
  { required, enough, excluded, filters }: OpenSelection,
  list: MatchList,
  checkpoint: () => void = NO_DEADLINE,
): void {
  const narrow = (found: MatchList): void => {
    dropDeleted(reader, found)
    for (const passes of filters) filterList(found, passes)
  }
  const [first, ...others] = required
  if (first !== undefined) seed(reader, first, list, narrow)
  else {
    if (enough !== undefined) seedMinShouldMatch(reader, enough, list, checkpoint)
    else selectAll(list)
    narrow(list)
  }
  for (const scorer of others) {
    checkpoint()
    restrict(reader, scorer, list)
  }
  if (first !== undefined && enough !== undefined) {
    restrictToEnough(reader, enough, list, checkpoint)
  }
  checkpoint()
  for (const scorer of excluded) {
    if (list.count === 0) return
    reader.withList((unwanted) => {
      seed(reader, scorer, unwanted)
      subtractList(list, unwanted)
    })
  }
  if (enough !== undefined) multiplyByCoverage(reader, enough, list)
}

/** Multiplies each score by the coverage of its story. */
function multiplyByCoverage(
  { held: { mass } }: SegmentReader,
  enough: OpenMinimum,
  { count, stories, scores }: MatchList,
): void {
  const coverageOf = createCoverage(enough)
  for (let i = 0; i < count; i++) {
    scores[i] = (scores[i] as number) * coverageOf(mass[stories[i] as number] as number)
  }
}

/** Counts the stories that match, over all segments. */
export function countMatches(readers: readonly SegmentReader[], weight: Weight): number {
  return readers.reduce(
    (sum, reader) =>
      sum +
      reader.withList((list) => {
        seed(reader, openWeight(reader, weight), list)
        dropDeleted(reader, list)
        return list.count
      }),
    0,
  )
}

/** Counts the stories that pass filters, over all segments, the deleted among them: a document frequency. */
export function countPassing(readers: readonly SegmentReader[], filters: Filters): number {
  let count = 0
  for (const { segment } of readers) {
    const passes = compileFilters(filters, segment.columns)
    for (let story = 0; story < segment.storyCount; story++) {
      if (passes === undefined || passes(story)) count++
    }
  }
  return count
}
