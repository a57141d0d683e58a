// The same stories in several segments, cut at will: what a store of many commits looks like.
import { expect } from 'vitest'

import { stemEnglishTerm, type Stemmer } from '../../src/analysis/stemmer.ts'
import { createStoryReader } from '../../src/index/stories.ts'
import { createTombstones } from '../../src/index/tombstones.ts'
import { buildMiniSearch } from '../../src/index/write/build-segments.ts'
import { compileSegment } from '../../src/index/write/compile-segment.ts'
import { createLiveIndex, type LiveIndex } from '../../src/search/live-index.ts'
import { withDuplicates } from '../../src/store/compile-index.ts'
import { createSnapshot } from '../../src/store/snapshot.ts'
import type { Story } from '../../src/story/story.ts'

export interface SegmentedOptions {
  /** Gives the segment of story `i`. @default the first */
  readonly segmentOf?: (i: number) => number
  /** Tells whether a story is deleted. @default none is */
  readonly isDeleted?: (story: Story) => boolean
  readonly stem?: Stemmer
}

/** Makes an index of stories that are in the order of one. */
export function segmented(
  stories: readonly Story[],
  { segmentOf = () => 0, isDeleted, stem = stemEnglishTerm }: SegmentedOptions = {},
): LiveIndex {
  const bySegment = new Map<number, Story[]>()
  stories.forEach((story, i) => {
    const segment = segmentOf(i)
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), story])
  })
  const parts = [...bySegment.values()].map((own) => {
    const segment = compileSegment(own, buildMiniSearch(own), stem)
    const gone = own.flatMap((story, i) => (isDeleted?.(story) === true ? [i] : []))
    const deleted = gone.length > 0 ? createTombstones(own.length, gone) : undefined
    return { segment, stories: createStoryReader(own), deleted }
  })
  return createLiveIndex(createSnapshot(withDuplicates(parts), stem))
}

/** Most that two numbers may differ by, as a share of the larger one. */
const TOLERANCE = 1e-9

/** Expects two answers to be the same, numbers to nine digits, times left out. */
export function expectSame(actual: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (path.endsWith('.tookMs') || Object.is(actual, expected)) return
    const most = TOLERANCE * Math.max(1, Math.abs(expected), Math.abs(actual))
    expect(Math.abs(actual - expected), `${path}: ${actual}, not ${expected}`).toBeLessThan(most)
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    expect(actual.length, path).toBe(expected.length)
    expected.forEach((one, i) => {
      expectSame(actual[i], one, `${path}[${i}]`)
    })
  } else if (isObject(expected) && isObject(actual)) {
    expect(Object.keys(actual), path).toEqual(Object.keys(expected))
    for (const [key, one] of Object.entries(expected)) {
      expectSame(actual[key], one, `${path}.${key}`)
    }
  } else {
    expect(actual, path).toEqual(expected)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
