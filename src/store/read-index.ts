// An index on disk as a value in memory: its stories and its serialized segments.
import { hash64 } from '../analysis/hash.ts'
import { IndexError } from '../errors.ts'
import type { IndexSegment, NewsIndex } from '../index/news-index.ts'
import { parseSegment, parseStoryLine } from '../index/write/serialize-index.ts'
import type { Story } from '../story/story.ts'
import { generationOf } from './generation.ts'
import { assertFacts, assertOurAnalyzer, damaged } from './index-faults.ts'
import { countArticles, countTerms, type IndexFile, type Manifest } from './manifest.ts'
import { whileReplaced } from './read-manifest.ts'
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
  const { analyzer, generation, files } = manifest
  let stories: Story[] = []
  const segments: IndexSegment[] = []
  const hashes: string[] = []
  let firstStory = 0
  for (const file of files) {
    if (file.role === 'stories') {
      stories = await readStoriesFile(directory, file, (line) => hashes.push(hash64(`${line}\n`)))
    } else {
      const segment = await readSegmentFile(directory, file, firstStory, stories)
      segments.push(segment)
      firstStory += segment.storyCount
    }
  }
  assertFacts(directory, manifest, {
    generation: generationOf(hashes),
    articles: countArticles(stories),
    terms: countTerms({ segments }),
  })
  return { generation, analyzer, stories, segments }
}

/**
 * Reads the stories of the index in a folder, of whichever analyzer; none where there is no index.
 * @throws IndexError where the index is damaged or of another format version.
 */
export async function readIndexedStories(directory: string): Promise<readonly Story[]> {
  try {
    return await whileReplaced(directory, async ({ files }) => {
      const file = files.find(({ role }) => role === 'stories')
      return file === undefined ? [] : readStoriesFile(directory, file)
    })
  } catch (error) {
    if (error instanceof IndexError && error.code === 'index_missing') return []
    throw error
  }
}

/** Reads line by line: all stories together may be longer than a string can be. */
async function readStoriesFile(
  directory: string,
  file: IndexFile,
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
  if (stories.length === file.stories) return stories
  throw damaged(directory, `\`${file.name}\` does not hold ${file.stories} stories`, fault)
}

async function readSegmentFile(
  directory: string,
  file: IndexFile,
  firstStory: number,
  stories: readonly Story[],
): Promise<IndexSegment> {
  const json = new TextDecoder().decode(await readVerifiedFile(directory, file))
  try {
    const segment = parseSegment(json, firstStory, stories)
    if (segment.storyCount === file.stories) return segment
  } catch (error) {
    throw damaged(directory, `\`${file.name}\` is no segment of this index`, error)
  }
  throw damaged(directory, `\`${file.name}\` does not hold ${file.stories} stories`)
}
