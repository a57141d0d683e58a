// The commit of an index: written whole, whatever happens meanwhile. Files are named by their content and
// never changed. The manifest names those that belong together, and renaming it into place is the commit.
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

import { IndexError } from '../errors.ts'
import { Digest } from './digest.ts'
import { isMissing } from './disk-error.ts'
import { withIndexLock } from './lock/index-lock.ts'
import { makeFolder } from './make-folder.ts'
import { isOurName, MANIFEST_NAME, segmentOfCompiled, toFileName } from './file-names.ts'
import {
  countTerms,
  createManifest,
  type FiledSegment,
  filesOf,
  type IndexFile,
  type Manifest,
  toManifestText,
} from './manifest.ts'
import type { NewsIndex } from '../index/news-index.ts'
import { assertManifestPlace, readManifest } from './read-manifest.ts'
import { verifyFile } from './verified-file.ts'
import { type SegmentPart, toIndexPart, toStoriesPart } from '../index/write/serialize-index.ts'

/**
 * Writes an index into a folder, which is made where it is missing, and removes the files of the
 * index that was there. Killed at any moment, it leaves the old index or the new one, whole.
 * @throws IndexError `index_locked` while another process writes there; Node's errors of the disk.
 */
export async function writeIndex(index: NewsIndex, directory: string): Promise<Manifest> {
  return commitIndex(directory, (write) => putIndex(index, write))
}

/** Where a build writes. As `withIndexLock` asks, it only renames between the two folders. */
interface Place {
  readonly directory: string
  readonly ownFolder: string
}

/** Takes a part of an index and says which file holds it. */
export type PutPart = (part: SegmentPart) => Promise<IndexFile>

/**
 * Does what `writeIndex` does with an index that comes in parts: `make` writes each of them and gives
 * the manifest that names their files. Where it fails, the old index stays and the parts go.
 * @param addRest Called before that manifest takes its place, to put next to it what belongs to it.
 */
export async function commitIndex(
  directory: string,
  make: (write: PutPart) => Promise<Manifest>,
  addRest?: (manifest: Manifest, ownFolder: string) => Promise<void>,
): Promise<Manifest> {
  await makeFolder(directory)
  await assertManifestPlace(directory)
  return withIndexLock(directory, async (ownFolder) => {
    const place: Place = { directory, ownFolder }
    const names: string[] = []
    try {
      const manifest = await make(async (part) => {
        const file = await writePart(place, part)
        names.push(file.name)
        return file
      })
      await addRest?.(manifest, ownFolder)
      // The names must be on disk before a manifest is that speaks of them.
      await syncDirectory(directory)
      await writeManifest(place, manifest)
      await removeLeftovers(place, manifest)
      return manifest
    } catch (error) {
      await removeUnnamed(place, names)
      throw error
    }
  })
}

async function putIndex(index: NewsIndex, put: PutPart): Promise<Manifest> {
  const segments: FiledSegment[] = []
  for (const segment of index.segments) {
    const { name, stories, deleted } = segment
    const files = {
      stories: await put(toStoriesPart(segment)),
      index: await put(toIndexPart(segment)),
    }
    segments.push({ name, storyCount: stories.length, deleted, files })
  }
  return createManifest({ ...index, terms: countTerms(index) }, segments)
}

/** Says which file would hold a part, and writes none. */
export async function measurePart(part: SegmentPart): Promise<IndexFile> {
  const digest = new Digest()
  for await (const chunk of part.chunks) digest.add(chunk)
  return toIndexFile(part, digest)
}

/**
 * Compares a folder byte for byte with what a manifest says of it.
 * @returns What differs, in one sentence, or undefined where nothing does.
 * @throws IndexError where there is no index, or one of another format version.
 */
export async function differenceFrom(
  expected: Manifest,
  directory: string,
): Promise<string | undefined> {
  const actual = await readManifest(directory)
  if ((await readFile(join(directory, MANIFEST_NAME), 'utf8')) !== toManifestText(expected)) {
    const held = `${actual.counts.stories} stories, generation ${actual.generation}`
    const made = `${expected.counts.stories} stories, generation ${expected.generation}`
    return `\`${directory}\` is not what these sources make: it holds ${held}; they make ${made}.`
  }
  for (const file of filesOf(expected)) await verifyFile(directory, file)
  return undefined
}

function toIndexFile({ role }: SegmentPart, digest: Digest): IndexFile {
  const sha256 = digest.sha256()
  return { name: toFileName(role, sha256), bytes: digest.bytes, sha256 }
}

async function writePart({ directory, ownFolder }: Place, part: SegmentPart): Promise<IndexFile> {
  const temporary = join(ownFolder, randomUUID())
  const digest = new Digest()
  await writeDurably(temporary, async (handle) => {
    for await (const chunk of part.chunks) {
      digest.add(chunk)
      await handle.writeFile(chunk)
    }
  })
  const file = toIndexFile(part, digest)
  await rename(temporary, join(directory, file.name))
  return file
}

async function writeManifest({ directory, ownFolder }: Place, manifest: Manifest): Promise<void> {
  const temporary = join(ownFolder, MANIFEST_NAME)
  await writeDurably(temporary, (handle) => handle.writeFile(toManifestText(manifest)))
  await rename(temporary, join(directory, MANIFEST_NAME))
  await syncDirectory(directory)
}

async function writeDurably(
  path: string,
  write: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  try {
    const handle = await open(path, 'w')
    try {
      await write(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function syncDirectory(directory: string): Promise<void> {
  // Windows cannot open a folder; its renames need no such thing.
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes files of ours that the manifest of the folder, if there is one, does not name. */
async function removeUnnamed(place: Place, names: readonly string[]): Promise<void> {
  const kept = new Set<string>()
  try {
    for (const { name } of filesOf(await readManifest(place.directory))) kept.add(name)
  } catch (error) {
    // What a damaged manifest names, nobody knows; the next build clears up.
    if (!(error instanceof IndexError && error.code === 'index_missing')) return
  }
  for (const name of names) {
    if (!kept.has(name)) await remove(place, name)
  }
}

/** Removes what earlier builds left: files of our own naming that belong to no segment of the manifest. */
async function removeLeftovers(place: Place, manifest: Manifest): Promise<void> {
  const files = new Set(filesOf(manifest).map(({ name }) => name))
  const segments = new Set(manifest.segments.map(({ name }) => name))
  for (const name of await readdir(place.directory)) {
    const isKept = files.has(name) || segments.has(segmentOfCompiled(name) ?? '')
    if (isOurName(name) && !isKept) await remove(place, name)
  }
}

/** Removes by way of the own folder: a name may be that of a file of the process that took the lock over. */
async function remove({ directory, ownFolder }: Place, name: string): Promise<void> {
  const aside = join(ownFolder, name)
  try {
    await rename(join(directory, name), aside)
  } catch (error) {
    if (isMissing(error)) return
    throw error
  }
  await rm(aside, { recursive: true, force: true })
}
