// The index of a folder, compiled: what `compiled.bin` holds. Long work, meant for a thread of its own.
import { join } from 'node:path'

import { type Manifest, toManifestText } from '../indexing/manifest.ts'
import type { NewsIndex } from '../indexing/news-index.ts'
import { readIndexWithManifest } from '../indexing/read-index.ts'
import { compileIndex } from '../retrieval/compile.ts'
import { locateStories } from '../search/packed-stories.ts'
import { storeLiveIndex } from '../search/stored-live-index.ts'
import { readWhole, sha256 } from './whole-file.ts'

/** Names the index that a manifest describes: the SHA-256 of its text, hexadecimal. */
export async function originOf(manifest: Manifest): Promise<string> {
  return (await sha256(new TextEncoder().encode(toManifestText(manifest)))).toString('hex')
}

/**
 * Reads an index in full and compiles it.
 * @throws IndexError for an index that cannot be read.
 */
export async function compileDirectory(directory: string): Promise<Uint8Array<ArrayBuffer>> {
  const { index, manifest } = await readIndexWithManifest(directory)
  return compileForFolder(index, manifest, directory)
}

/** Compiles an index that has just been written to, or read from, a folder. */
export async function compileForFolder(
  index: NewsIndex,
  manifest: Manifest,
  directory: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const lines = await readWhole(join(directory, manifest.files[0]?.name ?? ''))
  const ids = index.stories.map(({ id }) => id)
  return storeLiveIndex(compileIndex(index), locateStories(lines, ids), await originOf(manifest))
}
