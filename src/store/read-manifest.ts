// The manifest of a folder: read, checked, and followed while a build replaces it.
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

import { IndexError } from '../errors.ts'
import { isMissing } from './disk-error.ts'
import { damaged, missing, otherVersion } from './index-faults.ts'
import { MANIFEST_NAME } from './file-names.ts'
import { FORMAT_VERSION, type Manifest, ManifestSchema, toManifestText } from './manifest.ts'

/** How often an index that is replaced while it is read is begun again. */
const READ_ATTEMPTS = 10

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
    throw isMissing(error) ? missing(directory) : error
  }
  const version = v.safeParse(v.object({ formatVersion: v.number() }), content)
  if (version.success && version.output.formatVersion !== FORMAT_VERSION) {
    throw otherVersion(directory, version.output.formatVersion)
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
