// The parts of an index, segment by segment: the lines of the stories go to a file and to a maker of
// the segment, which comes back as a file and as arrays. Never more segments are in the making than
// there are threads.
import { ANALYZER_FINGERPRINT } from '../../analysis/fingerprint.ts'
import { hash64 } from '../../analysis/hash.ts'
import { generationOf } from '../../store/generation.ts'
import { createManifest, type IndexFile, type Manifest } from '../../store/manifest.ts'
import {
  planSegments,
  type SegmentLimits,
  type SegmentPlan,
} from '../../index/write/plan-segments.ts'
import { toSegmentPart, toStoriesPart, toStoryLine } from '../../index/write/serialize-index.ts'
import type { PutPart } from '../../store/write-index.ts'
import type { RawSegment } from '../../index/write/compile-raw.ts'
import { countTerms } from '../../index/union-dictionary.ts'
import { findLines } from '../../index/packed-stories.ts'
import type { Story } from '../../story/story.ts'
import type { SegmentPool } from '../threads/segment-pool.ts'

export interface MakePartsOptions {
  readonly limits?: SegmentLimits | undefined
  /** Called with how many stories are indexed, and how many there are. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** An index whose parts were put where they belong. */
export interface MadeParts {
  readonly manifest: Manifest
  readonly raws: readonly RawSegment[]
  /** Line n of the stories is bytes `lineOffsets[n] .. lineOffsets[n + 1]`. */
  readonly lineOffsets: Float64Array
}

/** Makes the parts of an index of stories that are in its order, and puts each as it comes. */
export async function makeParts(
  stories: readonly Story[],
  put: PutPart,
  pool: SegmentPool,
  { limits, onProgress }: MakePartsOptions = {},
): Promise<MadeParts> {
  const plans = planSegments(stories, limits)
  const lines = createLineWriter(stories)
  const doneBySegment = plans.map(() => 0)
  const files: IndexFile[] = []
  const raws: RawSegment[] = []
  const making: Promise<void>[] = []

  const make = async (
    number: number,
    { storyCount }: SegmentPlan,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<void> => {
    const tell = (done: number): void => {
      // The last story is told of when its segment is done, as it may be in another thread.
      doneBySegment[number] = done
      onProgress?.(
        doneBySegment.reduce((sum, count) => sum + count, 0),
        stories.length,
      )
    }
    const { json, raw } = await pool.make(bytes, (done) => {
      if (done < storyCount) tell(done)
    })
    files[number + 1] = await put(toSegmentPart(number, storyCount, [json]))
    raws[number] = raw
    tell(storyCount)
  }
  async function* feed(): AsyncGenerator<Uint8Array> {
    for (const [number, plan] of plans.entries()) {
      const bytes = lines.write(plan)
      yield bytes
      // Whoever took the bytes has written them by now, so they can be handed over.
      await Promise.race([pool.free(), firstFailure(making)])
      const made = make(number, plan, bytes)
      // Failures are looked at between segments and at the end.
      made.catch(() => undefined)
      making.push(made)
    }
  }

  try {
    files[0] = await put(toStoriesPart(stories.length, feed()))
    await Promise.all(making)
  } finally {
    await pool.close()
    await Promise.allSettled(making)
  }
  const facts = {
    generation: generationOf(lines.hashes),
    analyzer: ANALYZER_FINGERPRINT,
    stories,
    terms: countTerms(raws.map(({ dictionary }) => dictionary)),
  }
  return { manifest: createManifest(facts, files), raws, lineOffsets: lines.offsets }
}

/** Settles only when one of the promises fails, and then as it does. */
function firstFailure(promises: readonly Promise<void>[]): Promise<never> {
  return new Promise((_, reject) => {
    for (const promise of promises) promise.catch(reject)
  })
}

/** Writes the stories of one segment after the other as lines, and keeps their hashes and offsets. */
function createLineWriter(stories: readonly Story[]): {
  readonly write: (plan: SegmentPlan) => Uint8Array<ArrayBuffer>
  /** `hash64` of each line so far. */
  readonly hashes: readonly string[]
  readonly offsets: Float64Array
} {
  const encoder = new TextEncoder()
  const hashes: string[] = []
  const offsets = new Float64Array(stories.length + 1)
  const write = ({ firstStory, storyCount }: SegmentPlan): Uint8Array<ArrayBuffer> => {
    let text = ''
    for (const story of stories.slice(firstStory, firstStory + storyCount)) {
      const line = toStoryLine(story)
      hashes.push(hash64(line))
      text += line
    }
    const bytes = encoder.encode(text)
    const start = offsets[firstStory] ?? 0
    findLines(bytes, storyCount).forEach((offset, i) => {
      offsets[firstStory + i] = start + offset
    })
    return bytes
  }
  return { write, hashes, offsets }
}
