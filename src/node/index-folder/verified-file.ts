// The bytes of a file of an index, if they are the ones that its manifest means. Knows files and hashes.
import { join } from 'node:path'

import { isMissing } from '../../store/disk-error.ts'
import type { IndexFile } from '../../store/manifest.ts'
import { damaged } from '../../store/read-index.ts'
import { hashFile, readHashed } from './whole-file.ts'

/**
 * Reads a file of the index in a folder.
 * @throws IndexError `index_damaged` where it is missing or has another size or SHA-256.
 */
export async function readVerifiedFile(
  directory: string,
  file: IndexFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, sha256 } = await whereMissing(
    directory,
    file,
    readHashed(join(directory, file.name)),
  )
  assertAsMeant(directory, file, bytes.length, sha256)
  return bytes
}

/** Checks a file as `readVerifiedFile` does, and does not keep it. */
export async function verifyFile(directory: string, file: IndexFile): Promise<void> {
  const { size, sha256 } = await whereMissing(directory, file, hashFile(join(directory, file.name)))
  assertAsMeant(directory, file, size, sha256)
}

async function whereMissing<T>(
  directory: string,
  file: IndexFile,
  reading: Promise<T>,
): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw isMissing(error) ? damaged(directory, `\`${file.name}\` is missing`, error) : error
  }
}

function assertAsMeant(directory: string, file: IndexFile, size: number, sha256: string): void {
  if (size !== file.bytes) {
    const sizes = `has ${size} bytes, its manifest says ${file.bytes}`
    throw damaged(directory, `\`${file.name}\` ${sizes}`)
  }
  if (sha256 === file.sha256) return
  throw damaged(directory, `\`${file.name}\` does not have the SHA-256 of its manifest`)
}
