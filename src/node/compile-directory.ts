// The index of a folder, compiled: what `compiled.bin` holds. Long work, meant for a thread of its own;
// one segment at a time is more than arrays.
import { type IndexFile, type Manifest, toManifestText } from '../indexing/manifest.ts'
import { assertOurAnalyzer, damaged, whileReplaced } from '../indexing/read-index.ts'
import { parseSegment, parseStoryLine } from '../indexing/serialize-index.ts'
import { toCompiledIndex } from '../retrieval/compile.ts'
import { compileRaw } from '../retrieval/compile-raw.ts'
import type { RawSegment } from '../retrieval/compiled-index.ts'
import { joinSegments } from '../retrieval/join-segments.ts'
import { findLines, toStoryLocator } from '../search/packed-stories.ts'
import { storeLiveIndex } from '../search/stored-live-index.ts'
import type { Story } from '../story/story.ts'
import { readVerifiedFile } from './verified-file.ts'
import { sha256 } from './whole-file.ts'

/** Names the index that a manifest describes: the SHA-256 of its text, hexadecimal. */
export async function originOf(manifest: Manifest): Promise<string> {
  return (await sha256(new TextEncoder().encode(toManifestText(manifest)))).toString('hex')
}

/**
 * Reads an index in full and compiles it.
 * @throws IndexError for an index that cannot be read.
 */
export async function compileDirectory(directory: string): Promise<Uint8Array<ArrayBuffer>> {
  return whileReplaced(directory, async (manifest) => {
    assertOurAnalyzer(directory, manifest)
    const [storiesFile, ...segmentFiles] = manifest.files
    if (storiesFile === undefined) throw damaged(directory, 'its manifest names no stories')
    const lines = await readVerifiedFile(directory, storiesFile)
    const offsets = findLines(lines, manifest.counts.stories)
    const ids: string[] = []
    const raws: RawSegment[] = []
    for (const file of segmentFiles) {
      const stories = parseStories(lines, offsets, ids.length, file.stories)
      raws.push(await compileFile(directory, file, stories))
      for (const { id } of stories) ids.push(id)
    }
    const compiled = toCompiledIndex(joinSegments(raws))
    return storeLiveIndex(compiled, toStoryLocator(offsets, ids), await originOf(manifest))
  })
}

/** Stories `first` to `first + count - 1`. */
function parseStories(
  lines: Uint8Array,
  offsets: Float64Array,
  first: number,
  count: number,
): Story[] {
  const decoder = new TextDecoder()
  return Array.from({ length: count }, (_, i) => {
    const line = lines.subarray(offsets[first + i], offsets[first + i + 1])
    return parseStoryLine(decoder.decode(line), first + i + 1)
  })
}

async function compileFile(
  directory: string,
  file: IndexFile,
  stories: readonly Story[],
): Promise<RawSegment> {
  const json = new TextDecoder().decode(await readVerifiedFile(directory, file))
  try {
    return compileRaw(stories, parseSegment(json, 0, stories).miniSearch)
  } catch (error) {
    throw damaged(directory, `\`${file.name}\` is no segment of this index`, error)
  }
}
