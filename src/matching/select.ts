// Which stories are asked for, over all segments: what must match, what must not, what is filtered.
// Knows matchers and columns, not words or pages.
import { compileFilters, type Filters } from './filters.ts'
import { addExactForms, restrict, seed, selectAll, sizeOf } from './match.ts'
import { filterList, type MatchList, subtractList } from './match-list.ts'
import type { Matcher, MinShouldMatch } from './matcher.ts'
import { createCoverage, restrictToEnough, seedMinShouldMatch } from './min-should-match.ts'
import type { SegmentReader } from './segment-reader.ts'

export interface Selection {
  /** All of these; none, and no `enough`: every story. */
  readonly required: readonly Matcher[]
  /** Enough of these words; see MinShouldMatch for what that does to scores. */
  readonly enough?: MinShouldMatch | undefined
  /** None of these. */
  readonly excluded: readonly Matcher[]
  /** All of these. */
  readonly filters: readonly Filters[]
}

const NO_DEADLINE = (): void => undefined

/** Fills `list` with the stories of a segment that are asked for, with scores and tiers. */
export function selectStories(
  readers: readonly SegmentReader[],
  reader: SegmentReader,
  { required, enough, excluded, filters }: Selection,
  list: MatchList,
  checkpoint: () => void = NO_DEADLINE,
): void {
  const bySize = required
    .map((matcher) => ({ matcher, size: sizeOf(readers, matcher) }))
    .sort((a, b) => a.size - b.size)
  const [first, ...others] = bySize
  if (first !== undefined) seed(reader, first.matcher, list)
  else if (enough !== undefined) seedMinShouldMatch(reader, enough, list, checkpoint)
  else selectAll(list)
  for (const { matcher } of others) {
    checkpoint()
    restrict(reader, matcher, list)
  }
  if (first !== undefined && enough !== undefined) {
    restrictToEnough(reader, enough, list, checkpoint)
  }
  checkpoint()
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
  if (enough !== undefined) multiplyByCoverage(reader, enough, list)
}

/** Multiplies each score by the coverage of its story. */
function multiplyByCoverage(
  { held: { mass } }: SegmentReader,
  enough: MinShouldMatch,
  { count, stories, scores }: MatchList,
): void {
  const coverageOf = createCoverage(enough)
  for (let i = 0; i < count; i++) {
    scores[i] = (scores[i] as number) * coverageOf(mass[stories[i] as number] as number)
  }
}
