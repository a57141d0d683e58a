// An index on disk as a value in memory: its stories and its serialized segments.
import { hash64 } from '../analysis/hash.ts'
import { IndexError } from '../errors.ts'
import { liveStories } from './live-stories.ts'
import type { IndexSegment, NewsIndex, SerializedMiniSearch } from '../index/news-index.ts'
import type { Tombstones } from '../index/tombstones.ts'
import { segmentNameOfHashes } from '../index/write/segment-name.ts'
import { parseMiniSearch, parseStoryLine } from '../index/write/serialize-index.ts'
import type { Story } from '../story/story.ts'
import { assertFacts, assertOurAnalyzer, damaged } from './index-faults.ts'
import {
  countArticles,
  countTerms,
  deletedOf,
  type IndexFile,
  type Manifest,
  type ManifestSegment,
} from './manifest.ts'
import { whileReplaced } from './read-manifest.ts'
import { toNewsIndex } from './to-news-index.ts'
import { readVerifiedFile, verifiedChunks } from './verified-file.ts'

/**
 * Reads the index in a folder in full, as `writeIndex` was given it, and checks every file. An index that
 * a build replaces meanwhile is read again.
 * @throws IndexError that says what is wrong and which command makes a good one.
 */
export async function readNewsIndex(directory: string): Promise<NewsIndex> {
  return whileReplaced(directory, (manifest) => readParts(directory, manifest))
}

async function readParts(directory: string, manifest: Manifest): Promise<NewsIndex> {
  assertOurAnalyzer(directory, manifest)
  const segments: IndexSegment[] = []
  for (const segment of manifest.segments) segments.push(await readSegment(directory, segment))
  const index = toNewsIndex(segments)
  assertFacts(directory, manifest, {
    generation: index.generation,
    articles: countArticles(index.stories),
    terms: countTerms(index),
  })
  return index
}

async function readSegment(directory: string, segment: ManifestSegment): Promise<IndexSegment> {
  const hashes: string[] = []
  const stories = await readStoriesFile(directory, segment, (line) =>
    hashes.push(hash64(`${line}\n`)),
  )
  const deleted = deletedOf(segment)
  return {
    name: segmentNameOfHashes(hashes),
    stories,
    miniSearch: await readMiniSearch(directory, segment.files.index, stories),
    ...(deleted && { deleted }),
  }
}

/**
 * Reads the stories of the index in a folder that are not deleted, of whichever analyzer, in canonical
 * order; none where there is no index.
 * @throws IndexError where the index is damaged or of another format version.
 */
export async function readIndexedStories(directory: string): Promise<readonly Story[]> {
  try {
    return await whileReplaced(directory, async ({ segments }) => {
      const read: { stories: Story[]; deleted: Tombstones | undefined }[] = []
      for (const segment of segments) {
        const stories = await readStoriesFile(directory, segment)
        read.push({ stories, deleted: deletedOf(segment) })
      }
      return liveStories(read)
    })
  } catch (error) {
    if (error instanceof IndexError && error.code === 'index_missing') return []
    throw error
  }
}

/** Reads line by line: all stories together may be longer than a string can be. */
async function readStoriesFile(
  directory: string,
  { files: { stories: file }, stories: count }: ManifestSegment,
  onLine?: (line: string) => void,
): Promise<Story[]> {
  const stories: Story[] = []
  let number = 0
  let pieces: Uint8Array[] = []
  let fault: unknown
  for await (const chunk of verifiedChunks(directory, file)) {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      pieces.push(chunk.subarray(start, end))
      start = end + 1
      number += 1
      const line = Buffer.concat(pieces).toString()
      onLine?.(line)
      try {
        stories.push(parseStoryLine(line, number))
      } catch (error) {
        // Told only when size and hash, which say more, turn out to be right.
        fault ??= error
      }
      pieces = []
    }
    pieces.push(chunk.subarray(start))
  }
  if (stories.length === count) return stories
  throw damaged(directory, `\`${file.name}\` does not hold ${count} stories`, fault)
}

/**
 * Reads the serialized MiniSearch index of a segment's stories.
 * @throws IndexError `index_damaged` where the file is not the one that is meant, or of other stories.
 */
export async function readMiniSearch(
  directory: string,
  file: IndexFile,
  stories: readonly Story[],
): Promise<SerializedMiniSearch> {
  const json = new TextDecoder().decode(await readVerifiedFile(directory, file))
  try {
    return parseMiniSearch(json, stories)
  } catch (error) {
    throw damaged(directory, `\`${file.name}\` is no segment of this index`, error)
  }
}
