// The segments of a folder, compiled. Long work, meant for a thread of its own. Only one segment at a time
// is in memory as more than arrays.
import { hash64 } from '../../analysis/hash.ts'
import type { Stemmer } from '../../analysis/stemmer.ts'
import {
  createPackedStoryReader,
  findLines,
  toStoryLocator,
} from '../../index/stored/packed-stories.ts'
import type { StoryReader } from '../../index/stories.ts'
import { isDeleted } from '../../index/tombstones.ts'
import { countTerms } from '../../index/union-dictionary.ts'
import { compileSegment } from '../../index/write/compile-segment.ts'
import { segmentNameOfHashes } from '../../index/write/segment-name.ts'
import { parseStoryLine } from '../../index/write/serialize-index.ts'
import { type Language, stemmer } from '../../languages.ts'
import { withDuplicates } from '../../store/compile-index.ts'
import type { LocatedSegment } from '../../store/compiled-segment.ts'
import { generationOf, segmentSetOf } from '../../store/generation.ts'
import { assertFacts, assertOurAnalyzer, damaged } from '../../store/index-faults.ts'
import { countArticles, deletedOf, type ManifestSegment } from '../../store/manifest.ts'
import { readMiniSearch } from '../../store/read-index.ts'
import { whileReplaced } from '../../store/read-manifest.ts'
import { readVerifiedFile } from '../../store/verified-file.ts'
import type { Story } from '../../story/story.ts'
import { readCompiled, toCompiledBytes } from './compiled-file.ts'

interface Part extends LocatedSegment {
  readonly name: string
  readonly stories: StoryReader
  /** Articles that are not deleted. */
  readonly articles: number
}

/**
 * Reads an index in full and compiles its segments for a language. A compiled form that only belongs to
 * another set of segments is taken as it is, apart from its near-duplicates.
 * @returns What `writeCompiled` takes, for each segment of the manifest.
 * @throws IndexError for an index that cannot be read.
 */
export async function compileDirectory(
  directory: string,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const stem = await stemmer(language)
  return whileReplaced(directory, async (manifest) => {
    assertOurAnalyzer(directory, manifest)
    const { segments } = manifest
    const parts: Part[] = []
    for (const segment of segments) parts.push(await compilePart(directory, segment, stem))
    const named = segments.map((segment, i) => ({
      name: parts[i]?.name ?? '',
      deleted: deletedOf(segment),
    }))
    const terms = countTerms(parts.map(({ segment }) => segment.dictionary))
    assertFacts(directory, manifest, {
      generation: generationOf(named),
      articles: parts.reduce((sum, { articles }) => sum + articles, 0),
      terms,
    })
    const set = segmentSetOf(named)
    const found = withDuplicates(parts)
    return segments.map((segment, i) => {
      const part = found[i]
      if (part === undefined) throw damaged(directory, 'a segment is missing')
      return toCompiledBytes({ ...part, set, terms }, segment, stem)
    })
  })
}

async function compilePart(
  directory: string,
  segment: ManifestSegment,
  stem: Stemmer,
): Promise<Part> {
  const { files, stories: count } = segment
  const lines = await readVerifiedFile(directory, files.stories)
  const offsets = findLines(lines, count)
  const hashes: string[] = []
  const stories: Story[] = []
  const decoder = new TextDecoder()
  for (let i = 0; i < count; i++) {
    const text = decoder.decode(lines.subarray(offsets[i], offsets[i + 1]))
    hashes.push(hash64(text))
    stories.push(parseLine(directory, segment, text, i + 1))
  }
  const locator = toStoryLocator(
    offsets,
    stories.map(({ id }) => id),
  )
  const deleted = deletedOf(segment)
  const common = {
    locator,
    name: segmentNameOfHashes(hashes),
    stories: createPackedStoryReader(lines, locator),
    articles: countArticles(stories.filter((_, number) => !isDeleted(deleted, number))),
  }
  const known = await readCompiled(directory, segment, stem)
  if (known !== undefined) return { ...common, segment: known.segment }
  const miniSearch = await readMiniSearch(directory, files.index, stories)
  try {
    return { ...common, segment: compileSegment(stories, miniSearch, stem) }
  } catch (error) {
    throw damaged(directory, `\`${files.index.name}\` is no segment of this index`, error)
  }
}

function parseLine(
  directory: string,
  { files, stories }: ManifestSegment,
  text: string,
  number: number,
): Story {
  try {
    return parseStoryLine(text, number)
  } catch (error) {
    const name = files.stories.name
    throw damaged(directory, `\`${name}\` does not hold ${stories} stories`, error)
  }
}
