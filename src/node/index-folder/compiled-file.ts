// The compiled form next to the index: a cache that spares compiling at every start. Where it is absent,
// stale or damaged, it is made anew.
//
// The file: 32 bytes hash of the rest (block-hash.ts), then what `storeLiveIndex` wrote.
import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { blockSha256, readBlockHashed } from './block-hash.ts'

/** Its name in the folder of the index. */
export const COMPILED_NAME = 'compiled.bin'

/** Reads the compiled form; undefined where there is none or it is not whole. */
export async function readCompiled(
  directory: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return readBlockHashed(join(directory, COMPILED_NAME)).catch(() => undefined)
}

/**
 * Writes the compiled form; where that fails, as in a read-only folder, nothing is lost.
 * @param temporaryFolder Where it is until it is whole.
 */
export async function writeCompiled(
  directory: string,
  payload: Uint8Array<ArrayBuffer>,
  temporaryFolder = directory,
): Promise<void> {
  const temporary = join(temporaryFolder, `${COMPILED_NAME}.tmp-${randomUUID()}`)
  try {
    const hash = await blockSha256(payload)
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(hash)
      await handle.writeFile(payload)
    } finally {
      await handle.close()
    }
    await rename(temporary, join(directory, COMPILED_NAME))
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}
