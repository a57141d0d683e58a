import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { hashFile, readHashed } from '../../../src/node/index-folder/whole-file.ts'
import { scratchFolder } from '../../store/sample.ts'

const MIB = 1 << 20

/** Bytes of which no two blocks are alike. */
function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 20) * 7) & 0xff)
}

const sizes = [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 5]

describe('reading a whole file', () => {
  it.each(sizes)('gives all of %i bytes and their SHA-256', async (size) => {
    const path = join(await scratchFolder(), 'file')
    const bytes = someBytes(size)
    await writeFile(path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const hashed = await readHashed(path)
    expect([hashed.sha256, Buffer.from(hashed.bytes).equals(bytes)]).toEqual([sha256, true])
    expect(await hashFile(path)).toEqual({ size, sha256 })
  })
})
