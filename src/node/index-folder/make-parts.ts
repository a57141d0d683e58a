// The parts of an index, segment by segment: the lines of the stories go to a file and to a maker of
// the segment, which comes back as a file and compiled. Never more segments are in the making than
// there are threads.
import type { Language } from '../../languages.ts'
import { ANALYZER_FINGERPRINT } from '../../analysis/fingerprint.ts'
import { createStoryReader } from '../../index/stories.ts'
import { countTerms } from '../../index/union-dictionary.ts'
import {
  planSegments,
  type SegmentLimits,
  type SegmentPlan,
} from '../../index/write/plan-segments.ts'
import { toStoryLine } from '../../index/write/serialize-index.ts'
import { withDuplicates } from '../../store/compile-index.ts'
import type { LocatedSegment } from '../../store/compiled-segment.ts'
import { generationOf } from '../../store/generation.ts'
import { createManifest, type FiledSegment, type Manifest } from '../../store/manifest.ts'
import type { PutPart } from '../../store/write-index.ts'
import type { Story } from '../../story/story.ts'
import type { SegmentPool } from '../threads/segment-pool.ts'

export interface MakePartsOptions {
  readonly limits?: SegmentLimits | undefined
  /** Of the compiled form. @default 'english' */
  readonly language?: Language | undefined
  /** Called with how many stories are indexed, and how many there are. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** An index whose parts were put where they belong. */
export interface MadeParts {
  readonly manifest: Manifest
  /** Its segments compiled, near-duplicates not found yet. */
  readonly compiled: readonly LocatedSegment[]
}

/** Makes the parts of an index of stories that are in its order, and puts each as it comes. */
export async function makeParts(
  stories: readonly Story[],
  put: PutPart,
  pool: SegmentPool,
  { limits, language = 'english', onProgress }: MakePartsOptions = {},
): Promise<MadeParts> {
  const plans = planSegments(stories, limits)
  const doneBySegment = plans.map(() => 0)
  const segments: FiledSegment[] = []
  const compiled: LocatedSegment[] = []
  const making: Promise<void>[] = []

  const make = async (
    number: number,
    { storyCount }: SegmentPlan,
    lines: Uint8Array<ArrayBuffer>,
    storiesFile: FiledSegment['files']['stories'],
  ): Promise<void> => {
    const tell = (done: number): void => {
      // The last story is told of when its segment is done, as it may be in another thread.
      doneBySegment[number] = done
      onProgress?.(
        doneBySegment.reduce((sum, count) => sum + count, 0),
        stories.length,
      )
    }
    const { name, json, segment, locator } = await pool.make({ lines, language }, (done) => {
      if (done < storyCount) tell(done)
    })
    const index = await put({ role: 'index', chunks: [json] })
    segments[number] = { name, storyCount, files: { stories: storiesFile, index } }
    compiled[number] = { segment, locator }
    tell(storyCount)
  }

  try {
    for (const [number, plan] of plans.entries()) {
      const lines = writeLines(stories, plan)
      const storiesFile = await put({ role: 'stories', chunks: [lines] })
      await Promise.race([pool.free(), firstFailure(making)])
      // The bytes are written by now, so they can be handed over.
      const made = make(number, plan, lines, storiesFile)
      // Failures are looked at between segments and at the end.
      made.catch(() => undefined)
      making.push(made)
    }
    await Promise.all(making)
  } finally {
    await pool.close()
    await Promise.allSettled(making)
  }
  const facts = {
    generation: generationOf(segments),
    analyzer: ANALYZER_FINGERPRINT,
    stories,
    terms: countTerms(compiled.map(({ segment }) => segment.dictionary)),
  }
  return { manifest: createManifest(facts, segments), compiled }
}

/**
 * Finds the near-duplicates among compiled segments.
 * @param stories Of all segments, one after the other.
 */
export function findAllDuplicates(
  compiled: readonly LocatedSegment[],
  stories: readonly Story[],
): LocatedSegment[] {
  let first = 0
  return withDuplicates(
    compiled.map((located) => {
      const { storyCount } = located.segment
      const ofSegment = createStoryReader(stories.slice(first, first + storyCount))
      first += storyCount
      return { ...located, stories: ofSegment }
    }),
  )
}

/** Settles only when one of the promises fails, and then as it does. */
function firstFailure(promises: readonly Promise<void>[]): Promise<never> {
  return new Promise((_, reject) => {
    for (const promise of promises) promise.catch(reject)
  })
}

/** Writes the stories of one segment as lines. */
function writeLines(
  stories: readonly Story[],
  { firstStory, storyCount }: SegmentPlan,
): Uint8Array<ArrayBuffer> {
  const lines = stories.slice(firstStory, firstStory + storyCount).map(toStoryLine)
  return new TextEncoder().encode(lines.join(''))
}
