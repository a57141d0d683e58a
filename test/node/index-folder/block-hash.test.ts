import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { blockSha256, readBlockHashed } from '../../../src/node/index-folder/block-hash.ts'
import { scratchFolder } from '../../store/sample.ts'

const MIB = 1 << 20

/** Bytes of which no two blocks are alike. */
function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 20) * 7) & 0xff)
}

const sizes = [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 5]

describe('blockSha256', () => {
  it.each(sizes)('is the hash of the hashes of the blocks of %i bytes', async (size) => {
    const bytes = someBytes(size)
    const hashes = createHash('sha256')
    for (let from = 0; from < size; from += MIB) {
      hashes.update(
        createHash('sha256')
          .update(bytes.subarray(from, from + MIB))
          .digest(),
      )
    }
    expect((await blockSha256(bytes)).toString('hex')).toBe(hashes.digest('hex'))
  })

  it('tells blocks that changed places apart', async () => {
    const bytes = someBytes(2 * MIB)
    const swapped = new Uint8Array(2 * MIB)
    swapped.set(bytes.subarray(MIB))
    swapped.set(bytes.subarray(0, MIB), MIB)
    expect((await blockSha256(bytes)).equals(await blockSha256(swapped))).toBe(false)
  })
})

describe('readBlockHashed', () => {
  it.each(sizes.slice(1))('gives %i bytes that follow their hash', async (size) => {
    const path = join(await scratchFolder(), 'file')
    const bytes = someBytes(size)
    await writeFile(path, Buffer.concat([await blockSha256(bytes), bytes]))
    const read = await readBlockHashed(path)
    expect(read !== undefined && Buffer.from(read).equals(bytes)).toBe(true)
  })

  it.each([0, 31, 32, 40, 32 + MIB, 32 + 2 * MIB])(
    'gives nothing where byte %i is another',
    async (place) => {
      const path = join(await scratchFolder(), 'file')
      const bytes = someBytes(2 * MIB + 1)
      const file = Buffer.concat([await blockSha256(bytes), bytes])
      file[place] = (file[place] ?? 0) ^ 0x80
      await writeFile(path, file)
      expect(await readBlockHashed(path)).toBeUndefined()
    },
  )
})
