// A live index as bytes and back: the compiled form and where the stories' lines are. Knows bytes, not
// files.
import type { Stemmer } from '../analysis/stemmer.ts'
import type { CompiledIndex } from '../index/segment.ts'
import { pack, unpack } from '../index/pack.ts'
import { fromStoredIndex, type StoredIndex, toStoredIndex } from '../index/stored-index.ts'
import { createLiveIndex, type LiveIndex, type LiveSettings } from './live-index.ts'
import { createPackedStoryReader, type StoryLocator } from '../index/packed-stories.ts'

interface StoredLiveIndex {
  /** Names what the index was compiled from. */
  readonly origin: string
  readonly index: StoredIndex
  readonly stories: StoryLocator
}

/**
 * Writes a compiled index and the places of its stories as bytes; `origin` names what it came from, the
 * stemmer included.
 */
export function storeLiveIndex(
  compiled: CompiledIndex,
  stories: StoryLocator,
  origin: string,
): Uint8Array<ArrayBuffer> {
  const stored: StoredLiveIndex = { origin, index: toStoredIndex(compiled), stories }
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
  if (stored?.origin !== origin) return undefined
  const compiled = fromStoredIndex(stored.index, stem)
  if (compiled === undefined) return undefined
  return createLiveIndex(compiled, createPackedStoryReader(lines, stored.stories), settings)
}

function unpackStored(bytes: Uint8Array): StoredLiveIndex | undefined {
  try {
    // `pack` keeps shapes, and the caller knows that these are bytes of ours.
    return unpack(bytes) as StoredLiveIndex
  } catch {
    return undefined
  }
}
