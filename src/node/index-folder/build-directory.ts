// From stories to an index in a folder, in as many threads as pay: what `lede index` does, and `lede
// serve` where there is no index yet.
import { availableParallelism } from 'node:os'

import { orderStories } from '../../store/build-index.ts'
import type { LocatedSegment } from '../../store/compiled-segment.ts'
import { segmentSetOf } from '../../store/generation.ts'
import type { Manifest } from '../../store/manifest.ts'
import type { SegmentLimits } from '../../index/write/plan-segments.ts'
import { commitIndex, differenceFrom, measurePart, type PutPart } from '../../store/write-index.ts'
import { type Language, stemmer } from '../../languages.ts'
import type { Story, StoryInput } from '../../story/story.ts'
import { compiledNameOf, toCompiledBytes, writeCompiled } from './compiled-file.ts'
import { findAllDuplicates, type MadeParts, makeParts } from './make-parts.ts'
import { createSegmentPool } from '../threads/segment-pool.ts'
import { hasThreads } from '../threads/thread.ts'

export interface BuildDirectoryOptions {
  /** Called with how many stories are indexed, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Threads at most; 0 builds on this one. @default as many as the machine runs at once */
  readonly threads?: number
  /** @default SEGMENT_LIMITS */
  readonly limits?: SegmentLimits
  /**
   * Language of the compiled form that is kept next to the index; the index serves any language.
   * @default 'english'
   */
  readonly language?: Language
}

/** Fewer stories than this are indexed before a thread has started. */
const MIN_STORIES_FOR_THREADS = 1000

/**
 * Builds the index of the stories in a folder, with its compiled form. The same stories give the same
 * files as `writeIndex(buildIndex(stories), directory)`, with any number of threads.
 * @throws LedeError `invalid_story` as `buildIndex`, `internal` when a thread dies; IndexError
 *   `index_locked`; LedeError `invalid_config` for an unknown language; Node's errors of the disk. The index that was there is then still there.
 */
export async function buildDirectory(
  stories: Iterable<StoryInput>,
  directory: string,
  options: BuildDirectoryOptions = {},
): Promise<Manifest> {
  const stem = await stemmer(options.language ?? 'english')
  const ordered = orderStories(stories)
  let compiled: readonly LocatedSegment[] = []
  const makeAll = async (write: PutPart): Promise<Manifest> => {
    const parts = await make(ordered, write, options)
    compiled = parts.compiled
    return parts.manifest
  }
  // Before the index is there: a service that follows the folder would compile it, too.
  const addCompiled = async (
    { segments, counts: { terms } }: Manifest,
    ownFolder: string,
  ): Promise<void> => {
    const set = segmentSetOf(segments.map(({ name }) => ({ name })))
    const found = findAllDuplicates(compiled, ordered)
    for (const [i, segment] of segments.entries()) {
      const part = found[i]
      if (part === undefined) continue
      const bytes = toCompiledBytes({ ...part, set, terms }, segment, stem)
      await writeCompiled(directory, compiledNameOf(segment, stem), bytes, ownFolder)
    }
  }
  return commitIndex(directory, makeAll, addCompiled)
}

/**
 * Compares a folder byte for byte with what `buildDirectory` would put there.
 * @returns What differs, in one sentence, or undefined where nothing does.
 * @throws IndexError where there is no index, or one of another format version.
 */
export async function checkDirectory(
  stories: Iterable<StoryInput>,
  directory: string,
  options: BuildDirectoryOptions = {},
): Promise<string | undefined> {
  const { manifest } = await make(orderStories(stories), measurePart, options)
  return differenceFrom(manifest, directory)
}

function make(
  stories: readonly Story[],
  put: PutPart,
  { threads = availableParallelism(), limits, language, onProgress }: BuildDirectoryOptions,
): Promise<MadeParts> {
  const pays = hasThreads && stories.length >= MIN_STORIES_FOR_THREADS
  return makeParts(stories, put, createSegmentPool(pays ? threads : 0), {
    limits,
    language,
    onProgress,
  })
}
