// The three ways to read a file of an index: all of it is given, and nothing that its manifest does not mean.
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import type { IndexFile } from '../../src/store/manifest.ts'
import { readVerifiedFile, verifiedChunks, verifyFile } from '../../src/store/verified-file.ts'
import { scratchFolder } from './sample.ts'

const MIB = 1 << 20

/** Bytes of which no two blocks are alike. */
function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 20) * 7) & 0xff)
}

const sizes = [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 5]

async function writeSome(
  size: number,
): Promise<{ folder: string; bytes: Uint8Array; file: IndexFile }> {
  const folder = await scratchFolder()
  const bytes = someBytes(size)
  await writeFile(join(folder, 'file'), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { folder, bytes, file: { name: 'file', bytes: size, sha256 } }
}

async function readChunks(folder: string, file: IndexFile): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of verifiedChunks(folder, file)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const WAYS = { readVerifiedFile, verifyFile, readChunks }

describe('a file of an index', () => {
  it.each(sizes)('is given whole, all of %i bytes', async (size) => {
    const { folder, bytes, file } = await writeSome(size)
    expect(Buffer.from(await readVerifiedFile(folder, file)).equals(bytes)).toBe(true)
    expect((await readChunks(folder, file)).equals(bytes)).toBe(true)
    await verifyFile(folder, file)
  })

  it.each(Object.entries(WAYS))(
    'is refused where it is not as its manifest says (%s)',
    async (_, read) => {
      const { folder, bytes, file } = await writeSome(2 * MIB + 9)
      const says = (message: string): object => ({
        code: 'index_damaged',
        message: expect.stringContaining(message) as unknown,
      })
      const other = { ...file, bytes: 5 }
      await expect(read(folder, other)).rejects.toMatchObject(
        says('`file` has 2097161 bytes, its manifest says 5'),
      )
      bytes[MIB + 3] = (bytes[MIB + 3] ?? 0) ^ 1
      await writeFile(join(folder, 'file'), bytes)
      await expect(read(folder, file)).rejects.toMatchObject(says('does not have the SHA-256'))
      await rm(join(folder, 'file'))
      await expect(read(folder, file)).rejects.toMatchObject(says('`file` is missing'))
    },
  )

  it('can be left in the middle', async () => {
    const { folder, file } = await writeSome(3 * MIB)
    for await (const chunk of verifiedChunks(folder, file)) {
      expect(chunk).toHaveLength(MIB)
      break
    }
  })
})
