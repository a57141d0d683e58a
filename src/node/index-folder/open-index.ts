// From a folder to an index that answers: its compiled form is loaded where it is good, and made on
// another thread where it is not.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Stemmer } from '../../analysis/stemmer.ts'
import type { OpenedIndex } from '../../engines/embedded/opened-index.ts'
import { countKind } from '../../index/columns.ts'
import type { NewsIndex } from '../../index/news-index.ts'
import { createPackedStoryReader } from '../../index/stored/packed-stories.ts'
import { parseMiniSearch } from '../../index/write/serialize-index.ts'
import { type Language, stemmer, stopWords } from '../../languages.ts'
import { BODY, TITLE } from '../../ranking/bm25f.ts'
import { createLiveIndex, type LiveIndex, type LiveSettings } from '../../search/live-index.ts'
import { type CompiledSegment, originOf, unpackCompiled } from '../../store/compiled-segment.ts'
import { generationOf, segmentSetOf } from '../../store/generation.ts'
import { assertFacts, assertOurAnalyzer, damaged } from '../../store/index-faults.ts'
import { deletedOf, type Manifest, type ManifestSegment } from '../../store/manifest.ts'
import { whileReplaced } from '../../store/read-manifest.ts'
import { createSnapshot, type SnapshotPart } from '../../store/snapshot.ts'
import { toNewsIndex } from '../../store/to-news-index.ts'
import { readVerifiedFile, verifyFile } from '../../store/verified-file.ts'
import { compileOnThread } from '../threads/compile-thread.ts'
import { turn } from '../threads/turn.ts'
import { compiledNameOf, readCompiled, writeCompiled } from './compiled-file.ts'

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
  const settings: LiveSettings = { stopWords: await stopWords(language) }
  return whileReplaced(directory, async (manifest) => {
    assertOurAnalyzer(directory, manifest)
    const parts = await openSegments(directory, manifest, language, stem)
    const live = createLiveIndex(createSnapshot(parts, stem), settings)
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

/** Reads the files of all segments and checks them; compiles what is not compiled. */
async function openSegments(
  directory: string,
  manifest: Manifest,
  language: Language,
  stem: Stemmer,
): Promise<SnapshotPart[]> {
  const { segments } = manifest
  const [lines, compiled] = await Promise.all([
    inTurn(segments, ({ files }) => readVerifiedFile(directory, files.stories)),
    inTurn(segments, (segment) => readCompiled(directory, segment, stem)),
    inTurn(segments, ({ files }) => verifyFile(directory, files.index)),
  ])
  const good = asOneSet(directory, manifest, compiled)
  return toParts(manifest, lines, good ?? (await compile(directory, manifest, language, stem)))
}

async function inTurn<From, To>(
  values: readonly From[],
  read: (value: From) => Promise<To>,
): Promise<To[]> {
  const all: To[] = []
  for (const value of values) all.push(await read(value))
  return all
}

/**
 * Gives the compiled segments where each is there and was compiled together with exactly the others.
 * @throws IndexError `index_damaged` where they make something else than the manifest says.
 */
function asOneSet(
  directory: string,
  manifest: Manifest,
  compiled: readonly (CompiledSegment | undefined)[],
): CompiledSegment[] | undefined {
  const named = manifest.segments.map((segment) => ({
    name: segment.name,
    deleted: deletedOf(segment),
  }))
  const set = segmentSetOf(named)
  const good = compiled.flatMap((segment) => (segment?.set === set ? [segment] : []))
  if (good.length < compiled.length) return undefined
  assertFacts(directory, manifest, {
    generation: generationOf(named),
    articles: good.reduce(
      (sum, { segment }, i) => sum + countKind(segment.columns, 'article', named[i]?.deleted),
      0,
    ),
    terms: good[0]?.terms ?? 0,
  })
  return good
}

/** Compiles all segments on another thread, and keeps them next to the index. */
async function compile(
  directory: string,
  { segments }: Manifest,
  language: Language,
  stem: Stemmer,
): Promise<CompiledSegment[]> {
  const made = await compileOnThread(directory, language)
  const compiled: CompiledSegment[] = []
  for (const [i, segment] of segments.entries()) {
    const bytes = made[i]
    const read = bytes && unpackCompiled(bytes, originOf(segment, stem))
    if (bytes === undefined || read === undefined)
      throw damaged(directory, 'it was replaced while it was compiled')
    compiled.push(read)
    await writeCompiled(directory, compiledNameOf(segment, stem), bytes)
  }
  return compiled
}

function toParts(
  { segments }: Manifest,
  lines: readonly Uint8Array[],
  compiled: readonly CompiledSegment[],
): SnapshotPart[] {
  return compiled.map(({ segment, locator }, i) => {
    const described = segments[i]
    return {
      segment,
      stories: createPackedStoryReader(lines[i] ?? new Uint8Array(), locator),
      deleted: described && deletedOf(described),
    }
  })
}

/** Reads what the live index was made of: the stories from memory, the segments from the folder. */
function load(directory: string, { segments }: Manifest, { snapshot }: LiveIndex): NewsIndex {
  return toNewsIndex(
    snapshot.segments.map(({ stories: reader, deleted }, i) => {
      const stories = Array.from({ length: reader.count }, (_, number) => reader.get(number))
      const { name, files } = segments[i] as ManifestSegment
      const miniSearch = parseMiniSearch(
        readFileSync(join(directory, files.index.name), 'utf8'),
        stories,
      )
      return { name, stories, miniSearch, ...(deleted && { deleted }) }
    }),
  )
}
