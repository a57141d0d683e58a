// From a folder to an index that answers: its compiled form is loaded where it is good, and made on
// another thread where it is not.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Stemmer } from '../../analysis/stemmer.ts'
import type { IndexFile, Manifest } from '../../store/manifest.ts'
import type { NewsIndex } from '../../index/news-index.ts'
import { assertOurAnalyzer, damaged } from '../../store/index-faults.ts'
import { whileReplaced } from '../../store/read-manifest.ts'
import { readVerifiedFile, verifyFile } from '../../store/verified-file.ts'
import { parseSegment } from '../../index/write/serialize-index.ts'
import type { OpenedIndex } from '../../engines/embedded/opened-index.ts'
import { type Language, stemmer, stopWords } from '../../languages.ts'
import { BODY, TITLE } from '../../ranking/bm25f.ts'
import type { LiveIndex, LiveSettings } from '../../search/live-index.ts'
import { getStory } from '../../store/story-numbers.ts'
import { loadLiveIndex } from '../../search/stored-live-index.ts'
import { originOf } from './compile-directory.ts'
import { compileOnThread } from '../threads/compile-thread.ts'
import { readCompiled, writeCompiled } from './compiled-file.ts'
import { turn } from '../threads/turn.ts'

export interface ReadOptions {
  /** The language whose word forms are found with each other: a name or an ISO 639-1 code. @default 'english' */
  readonly language?: Language
}

/**
 * Reads the index in a folder and checks the size and SHA-256 of every file. `createEngine` answers
 * from it at once.
 * @throws IndexError that says what is wrong and which command makes a good one; LedeError
 *   `invalid_config` for an unknown language.
 */
export async function readIndex(
  directory: string,
  { language = 'english' }: ReadOptions = {},
): Promise<OpenedIndex> {
  const stem = await stemmer(language)
  const settings = { stopWords: await stopWords(language) }
  return whileReplaced(directory, async (manifest) => {
    assertOurAnalyzer(directory, manifest)
    const [storiesFile, ...segmentFiles] = manifest.files
    const [lines, compiled] = await Promise.all([
      readLines(directory, storiesFile),
      readCompiled(directory),
      verifyAll(directory, segmentFiles),
    ])
    const live = await toLive(directory, manifest, compiled, lines, { language, stem, settings })
    // What takes long is done step by step, since another index may be answering meanwhile.
    await turn()
    warmUp(live)
    await turn()
    const { generation, analyzer } = manifest
    return { generation, analyzer, live, load: () => load(directory, manifest, live) }
  })
}

/** Makes what nearly every query needs, so that the first one need not. */
function warmUp({ readers }: LiveIndex): void {
  for (const reader of readers) reader.norms(TITLE | BODY)
}

/** Reads the stories' lines and checks them. */
async function readLines(directory: string, file: IndexFile | undefined): Promise<Uint8Array> {
  if (file === undefined) throw damaged(directory, 'its manifest names no stories')
  return readVerifiedFile(directory, file)
}

async function verifyAll(directory: string, files: readonly IndexFile[]): Promise<void> {
  for (const file of files) await verifyFile(directory, file)
}

interface LanguageOfIndex {
  readonly language: Language
  readonly stem: Stemmer
  readonly settings: LiveSettings
}

async function toLive(
  directory: string,
  manifest: Manifest,
  compiled: Uint8Array | undefined,
  lines: Uint8Array,
  { language, stem, settings }: LanguageOfIndex,
): Promise<LiveIndex> {
  const origin = await originOf(manifest, stem)
  const stored =
    compiled === undefined ? undefined : loadLiveIndex(compiled, lines, origin, stem, settings)
  if (stored !== undefined) return stored
  const bytes = await compileOnThread(directory, language)
  const live = loadLiveIndex(bytes, lines, origin, stem, settings)
  if (live === undefined) throw damaged(directory, 'it was replaced while it was compiled')
  await writeCompiled(directory, bytes)
  return live
}

/** Reads what the live index was made of: the stories from memory, the segments from the folder. */
function load(
  directory: string,
  { generation, analyzer, files }: Manifest,
  { snapshot }: LiveIndex,
): NewsIndex {
  const stories = Array.from({ length: snapshot.storyCount }, (_, number) =>
    getStory(snapshot, number),
  )
  let firstStory = 0
  const segments = files.slice(1).map((file) => {
    const text = readFileSync(join(directory, file.name), 'utf8')
    const segment = parseSegment(text, firstStory, stories)
    firstStory += segment.storyCount
    return segment
  })
  return { generation, analyzer, stories, segments }
}
