// The compiled form of one segment as bytes and back: the segment, and where its stories' lines are.
import { type Stemmer, stemmerFingerprint } from '../analysis/stemmer.ts'
import { pack, unpack } from '../index/stored/pack.ts'
import type { StoryLocator } from '../index/stored/packed-stories.ts'
import type { Segment } from '../index/segment.ts'
import {
  fromStoredSegment,
  type StoredSegment,
  toStoredSegment,
} from '../index/stored/stored-segment.ts'
import type { SegmentFiles } from './manifest.ts'

/** Raised whenever the compiled form, or what is derived in it, changes. */
export const STORED_VERSION = 8

/** A segment with the places of its stories' lines. */
export interface LocatedSegment {
  readonly segment: Segment
  readonly locator: StoryLocator
}

/**
 * The segments that were compiled together. Near-duplicates are found among all, so that a compiled form
 * is right only together with those of the same set.
 */
export interface CompiledSet {
  /** `segmentSetOf` the segments. */
  readonly set: string
  /** Different surface terms over all segments of the set. */
  readonly terms: number
}

/** A compiled segment, and among which others its near-duplicates were found. */
export interface CompiledSegment extends LocatedSegment, CompiledSet {}

interface StoredCompiled extends CompiledSet {
  readonly version: number
  readonly origin: string
  readonly segment: StoredSegment
  readonly locator: StoryLocator
}

/** Names what a segment is compiled from: its name, the SHA-256 of its files and the stemmer. */
export function originOf(
  { name, files }: { readonly name: string; readonly files: SegmentFiles },
  stem: Stemmer,
): string {
  return [name, files.stories.sha256, files.index.sha256, stemmerFingerprint(stem)].join('-')
}

/** Writes a compiled segment as bytes. */
export function packCompiled(
  { segment, locator, set, terms }: CompiledSegment,
  origin: string,
): Uint8Array<ArrayBuffer> {
  const stored: StoredCompiled = {
    version: STORED_VERSION,
    origin,
    set,
    terms,
    segment: toStoredSegment(segment),
    locator,
  }
  return pack(stored)
}

/**
 * Reads what `packCompiled` wrote; the caller has checked that the bytes are whole.
 * @returns Undefined where it was made by another version, from another origin or on another kind of
 *   machine.
 */
export function unpackCompiled(bytes: Uint8Array, origin: string): CompiledSegment | undefined {
  const stored = unpackStored(bytes)
  if (stored?.version !== STORED_VERSION || stored.origin !== origin) return undefined
  const { set, terms, segment, locator } = stored
  return { set, terms, segment: fromStoredSegment(segment), locator }
}

function unpackStored(bytes: Uint8Array): StoredCompiled | undefined {
  try {
    // `pack` keeps shapes, and the caller knows that these are bytes of ours.
    return unpack(bytes) as StoredCompiled
  } catch {
    return undefined
  }
}
