// The index of a folder, compiled: what `compiled.bin` holds. Long work, meant for a thread of its own.
// Only one segment at a time is in memory as more than arrays.
import { type Stemmer, stemmerFingerprint } from '../../analysis/stemmer.ts'
import { hash64 } from '../../analysis/hash.ts'
import { generationOf } from '../../store/generation.ts'
import {
  countArticles,
  type IndexFile,
  type Manifest,
  toManifestText,
} from '../../store/manifest.ts'
import { assertFacts, assertOurAnalyzer, damaged } from '../../store/index-faults.ts'
import { whileReplaced } from '../../store/read-manifest.ts'
import { readVerifiedFile } from '../../store/verified-file.ts'
import { parseSegment, parseStoryLine } from '../../index/write/serialize-index.ts'
import { type Language, stemmer } from '../../languages.ts'
import { countTerms } from '../../index/union-dictionary.ts'
import { compileRaw, type RawSegment } from '../../index/write/compile-raw.ts'
import { locateSegments } from './locate-segments.ts'
import { findLines } from '../../index/packed-stories.ts'
import { storeLiveIndex } from '../../search/stored-live-index.ts'
import type { Story } from '../../story/story.ts'
import { sha256 } from './block-hash.ts'

/**
 * Names what a compiled index is made from: the SHA-256 of the manifest's text, hexadecimal, and the
 * fingerprint of the stemmer.
 */
export async function originOf(manifest: Manifest, stem: Stemmer): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(toManifestText(manifest)))
  return `${hash.toString('hex')}-${stemmerFingerprint(stem)}`
}

/**
 * Reads an index in full and compiles it for a language.
 * @throws IndexError for an index that cannot be read.
 */
export async function compileDirectory(
  directory: string,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const stem = await stemmer(language)
  return whileReplaced(directory, async (manifest) => {
    assertOurAnalyzer(directory, manifest)
    const [storiesFile, ...segmentFiles] = manifest.files
    if (storiesFile === undefined) throw damaged(directory, 'its manifest names no stories')
    const lines = await readVerifiedFile(directory, storiesFile)
    const offsets = findLines(lines, manifest.counts.stories)
    const all: Story[] = []
    const hashes: string[] = []
    let articles = 0
    const raws: RawSegment[] = []
    for (const file of segmentFiles) {
      const texts = readLines(lines, offsets, all.length, file.stories)
      const stories = texts.map((text, i) => parseStoryLine(text, all.length + i + 1))
      raws.push(await compileFile(directory, file, stories))
      for (const story of stories) all.push(story)
      for (const text of texts) hashes.push(hash64(text))
      articles += countArticles(stories)
    }
    const terms = countTerms(raws.map(({ dictionary }) => dictionary))
    assertFacts(directory, manifest, { generation: generationOf(hashes), articles, terms })
    const located = locateSegments(raws, stem, offsets, all)
    return storeLiveIndex(located, await originOf(manifest, stem))
  })
}

/** Lines `first` to `first + count - 1`, line feeds included. */
function readLines(
  lines: Uint8Array,
  offsets: Float64Array,
  first: number,
  count: number,
): string[] {
  const decoder = new TextDecoder()
  return Array.from({ length: count }, (_, i) =>
    decoder.decode(lines.subarray(offsets[first + i], offsets[first + i + 1])),
  )
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
