// Compiled segments with the places of their stories' lines, near-duplicates found among all.
import type { Stemmer } from '../../analysis/stemmer.ts'
import { toStoryLocator } from '../../index/packed-stories.ts'
import { createStoryReader } from '../../index/stories.ts'
import type { RawSegment } from '../../index/write/compile-raw.ts'
import { deriveLists } from '../../index/write/compile-segment.ts'
import type { LocatedSegment } from '../../search/stored-live-index.ts'
import { withDuplicates } from '../../store/compile-index.ts'
import type { Story } from '../../story/story.ts'

/**
 * Compiles raw segments.
 * @param offsets Line n of the stories is bytes `offsets[n] .. offsets[n + 1]`.
 */
export function locateSegments(
  raws: readonly RawSegment[],
  stem: Stemmer,
  offsets: Float64Array,
  stories: readonly Story[],
): LocatedSegment[] {
  let first = 0
  const parts = raws.map((raw) => {
    const ofSegment = stories.slice(first, first + raw.storyCount)
    const locator = toStoryLocator(
      offsets.slice(first, first + raw.storyCount + 1),
      ofSegment.map(({ id }) => id),
    )
    first += raw.storyCount
    return { segment: deriveLists(raw, stem), stories: createStoryReader(ofSegment), locator }
  })
  return withDuplicates(parts).map(({ segment, locator }) => ({ segment, locator }))
}
