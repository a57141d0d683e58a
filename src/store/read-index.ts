// Is the index in this folder whole and ours, and what does it hold? Knows the layout of index-data,
// not what terms mean.
import { open, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as v from 'valibot'

import { ANALYZER_FINGERPRINT } from '../analysis/fingerprint.ts'
import { hash64 } from '../analysis/hash.ts'
import { IndexError } from '../errors.ts'
import type { Story } from '../story/story.ts'
import { Digest } from './digest.ts'
import { isMissing } from './disk-error.ts'
import { generationOf } from './generation.ts'
import {
  countArticles,
  countTerms,
  type DerivedFacts,
  findFalseFact,
  FORMAT_VERSION,
  type IndexFile,
  type Manifest,
  MANIFEST_NAME,
  ManifestSchema,
  toManifestText,
} from './manifest.ts'
import type { IndexSegment, NewsIndex } from '../index/news-index.ts'
import { parseSegment, parseStoryLine } from '../index/write/serialize-index.ts'

/** The folder of an index where nothing else is said. */
export const DEFAULT_DIRECTORY = 'index-data'

/** How often an index that is replaced while it is read is begun again. */
const READ_ATTEMPTS = 10

/**
 * Reads the index in a folder and checks the size and SHA-256 of every file. An index that a
 * build replaces meanwhile is read again.
 * @throws IndexError that says what is wrong and which command makes a good one.
 */
export async function readIndex(directory: string): Promise<NewsIndex> {
  return whileReplaced(directory, (manifest) => readParts(directory, manifest))
}

/** Reads by the manifest of a folder, and again as long as a build replaces it meanwhile. */
export async function whileReplaced<T>(
  directory: string,
  read: (manifest: Manifest) => Promise<T>,
): Promise<T> {
  let manifest = await readManifest(directory)
  for (let attempt = 1; ; attempt++) {
    try {
      return await read(manifest)
    } catch (error) {
      const newer = await readManifest(directory)
      const same = toManifestText(newer) === toManifestText(manifest)
      if (same || attempt === READ_ATTEMPTS) throw error
      manifest = newer
    }
  }
}

/**
 * Reads the description of the index in a folder, of whichever analyzer.
 * @throws IndexError where there is none, or one that this version cannot read.
 */
export async function readManifest(directory: string): Promise<Manifest> {
  let content: unknown
  await assertManifestPlace(directory)
  try {
    content = JSON.parse(await readFile(join(directory, MANIFEST_NAME), 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(directory, `\`${MANIFEST_NAME}\` is no JSON`)
    if (!isMissing(error)) throw error
    const message = `No index in \`${directory}\`. ${buildHint(directory)}`
    throw new IndexError('index_missing', directory, message)
  }
  const version = v.safeParse(v.object({ formatVersion: v.number() }), content)
  if (version.success && version.output.formatVersion !== FORMAT_VERSION) {
    throw new IndexError(
      'index_version',
      directory,
      `The index in \`${directory}\` has format version ${version.output.formatVersion}, and this version of Lede reads ${FORMAT_VERSION}. ${buildHint(directory)}`,
    )
  }
  const manifest = v.safeParse(ManifestSchema, content)
  if (!manifest.success) throw damaged(directory, `\`${MANIFEST_NAME}\` is no manifest`)
  return manifest.output
}

/** @throws IndexError `index_damaged` where something else than a file has the manifest's name. */
export async function assertManifestPlace(directory: string): Promise<void> {
  const found = await stat(join(directory, MANIFEST_NAME)).catch(() => undefined)
  if (found === undefined || found.isFile()) return
  const what = found.isDirectory() ? 'a folder' : 'no regular file'
  const message = `\`${join(directory, MANIFEST_NAME)}\` is ${what}, and should be the description of an index. Move it away, or choose another folder for the index.`
  throw new IndexError('index_damaged', directory, message)
}

/** @throws IndexError `index_analyzer` for an index whose terms this version would not find. */
export function assertOurAnalyzer(directory: string, { analyzer }: Manifest): void {
  if (analyzer === ANALYZER_FINGERPRINT) return
  throw new IndexError(
    'index_analyzer',
    directory,
    `The index in \`${directory}\` was made by analyzer ${analyzer}, and this version of Lede has ${ANALYZER_FINGERPRINT}, which would not find its terms. ${buildHint(directory)}`,
  )
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

/** @throws IndexError `index_damaged` where a manifest says otherwise than its files. */
export function assertFacts(directory: string, manifest: Manifest, derived: DerivedFacts): void {
  const fault = findFalseFact(manifest, derived)
  if (fault !== undefined) throw damaged(directory, fault)
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
  let pieces: Buffer[] = []
  let fault: unknown
  for await (const chunk of readVerified(directory, file)) {
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
  const chunks: Buffer[] = []
  for await (const chunk of readVerified(directory, file)) chunks.push(chunk)
  try {
    const segment = parseSegment(Buffer.concat(chunks).toString(), firstStory, stories)
    if (segment.storyCount === file.stories) return segment
  } catch (error) {
    throw damaged(directory, `\`${file.name}\` is no segment of this index`, error)
  }
  throw damaged(directory, `\`${file.name}\` does not hold ${file.stories} stories`)
}

/** What is read at once, bytes. */
const READ_BYTES = 1 << 20

/**
 * Gives a file's bytes, and throws at its end unless they are the ones that the manifest means.
 * @throws IndexError `index_damaged`.
 */
export async function* readVerified(directory: string, file: IndexFile): AsyncGenerator<Buffer> {
  const handle = await open(join(directory, file.name)).catch((error: unknown) => {
    throw isMissing(error) ? damaged(directory, `\`${file.name}\` is missing`, error) : error
  })
  const digest = new Digest()
  try {
    const { size } = await handle.stat()
    if (size !== file.bytes) {
      const sizes = `has ${size} bytes, its manifest says ${file.bytes}`
      throw damaged(directory, `\`${file.name}\` ${sizes}`)
    }
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(READ_BYTES))
      if (bytesRead === 0) break
      const chunk = buffer.subarray(0, bytesRead)
      digest.add(chunk)
      yield chunk
    }
  } finally {
    await handle.close()
  }
  if (digest.sha256() !== file.sha256) {
    throw damaged(directory, `\`${file.name}\` does not have the SHA-256 of its manifest`)
  }
}

/** Makes the error for an index that is not whole; `what` is a clause. */
export function damaged(directory: string, what: string, cause?: unknown): IndexError {
  const message = `The index in \`${directory}\` is damaged: ${what}. ${buildHint(directory)}`
  return new IndexError('index_damaged', directory, message, { cause })
}

function buildHint(directory: string): string {
  return resolve(directory) === resolve(DEFAULT_DIRECTORY)
    ? 'Run `npm run index` (or `lede index`) to build it.'
    : `Run \`lede index --out ${directory}\` to build it.`
}
