// A snapshot as bytes and back: its segments and where their stories' lines are.
import type { Stemmer } from '../analysis/stemmer.ts'
import { pack, unpack } from '../index/pack.ts'
import { createPackedStoryReader, type StoryLocator } from '../index/packed-stories.ts'
import type { Segment } from '../index/segment.ts'
import { fromStoredSegment, type StoredSegment, toStoredSegment } from '../index/stored-segment.ts'
import { createSnapshot } from '../store/snapshot.ts'
import { createLiveIndex, type LiveIndex, type LiveSettings } from './live-index.ts'

/** Raised whenever the compiled form, or what is derived in it, changes. */
export const STORED_VERSION = 7

/** A segment with the places of its stories' lines. */
export interface LocatedSegment {
  readonly segment: Segment
  readonly locator: StoryLocator
}

interface StoredLiveIndex {
  readonly version: number
  /** Names what the index was compiled from. */
  readonly origin: string
  readonly segments: readonly { readonly segment: StoredSegment; readonly locator: StoryLocator }[]
}

/**
 * Writes compiled segments and the places of their stories as bytes; `origin` names what they came from, the
 * stemmer included.
 */
export function storeLiveIndex(
  segments: readonly LocatedSegment[],
  origin: string,
): Uint8Array<ArrayBuffer> {
  const stored: StoredLiveIndex = {
    version: STORED_VERSION,
    origin,
    segments: segments.map(({ segment, locator }) => ({
      segment: toStoredSegment(segment),
      locator,
    })),
  }
  return pack(stored)
}

/**
 * Reads what `storeLiveIndex` wrote; the caller has checked that the bytes are whole.
 * @param lines The stories' JSON Lines, which stay where they are.
 * @returns Undefined where it was made by another version, from another origin or on another kind of
 *   machine.
 */
export function loadLiveIndex(
  bytes: Uint8Array,
  lines: Uint8Array,
  origin: string,
  stem: Stemmer,
  settings?: LiveSettings,
): LiveIndex | undefined {
  const stored = unpackStored(bytes)
  if (stored?.origin !== origin || stored.version !== STORED_VERSION) return undefined
  const parts = stored.segments.map(({ segment, locator }) => ({
    segment: fromStoredSegment(segment),
    stories: createPackedStoryReader(lines, locator),
  }))
  return createLiveIndex(createSnapshot(parts, stem), settings)
}

function unpackStored(bytes: Uint8Array): StoredLiveIndex | undefined {
  try {
    // `pack` keeps shapes, and the caller knows that these are bytes of ours.
    return unpack(bytes) as StoredLiveIndex
  } catch {
    return undefined
  }
}
