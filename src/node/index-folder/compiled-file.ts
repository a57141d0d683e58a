// The compiled form of a segment next to it: a cache that spares compiling at every start. Where it is
// absent, stale or damaged, it is made anew.
//
// The file: 32 bytes hash of the rest (block-hash.ts), then what `packCompiled` wrote.
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { type Stemmer, stemmerFingerprint } from '../../analysis/stemmer.ts'
import {
  type CompiledSegment,
  originOf,
  packCompiled,
  unpackCompiled,
} from '../../store/compiled-segment.ts'
import { toCompiledName } from '../../store/file-names.ts'
import type { ManifestSegment } from '../../store/manifest.ts'
import { blockSha256, readBlockHashed } from './block-hash.ts'

/** What of a segment of the manifest its compiled form is made from. */
type Origin = Pick<ManifestSegment, 'name' | 'files'>

/** Names the compiled form of a segment. */
export function compiledNameOf({ name }: Pick<Origin, 'name'>, stem: Stemmer): string {
  return toCompiledName(name, stemmerFingerprint(stem))
}

/** Reads the compiled form of a segment; undefined where there is none, or none of this origin. */
export async function readCompiled(
  directory: string,
  segment: Origin,
  stem: Stemmer,
): Promise<CompiledSegment | undefined> {
  const path = join(directory, compiledNameOf(segment, stem))
  const bytes = await readBlockHashed(path).catch(() => undefined)
  return bytes && unpackCompiled(bytes, originOf(segment, stem))
}

/**
 * Writes the compiled form of a segment; where that fails, as in a read-only folder, nothing is lost.
 * @param name As `compiledNameOf` gives it.
 * @param payload As `packCompiled` gives it.
 * @param temporaryFolder Where it is until it is whole.
 */
export async function writeCompiled(
  directory: string,
  name: string,
  payload: Uint8Array<ArrayBuffer>,
  temporaryFolder = directory,
): Promise<void> {
  const temporary = join(temporaryFolder, `${name}.tmp-${randomUUID()}`)
  try {
    const hash = await blockSha256(payload)
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(hash)
      await handle.writeFile(payload)
    } finally {
      await handle.close()
    }
    await rename(temporary, join(directory, name))
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** Writes the compiled form of a segment as the bytes that `writeCompiled` takes. */
export function toCompiledBytes(
  compiled: CompiledSegment,
  segment: Origin,
  stem: Stemmer,
): Uint8Array<ArrayBuffer> {
  return packCompiled(compiled, originOf(segment, stem))
}
