// A hash that several threads make together: the SHA-256 of the SHA-256s of all blocks (1 MiB, the last
// one shorter), end to end.
import { open } from 'node:fs/promises'

/** What is hashed at a time on another thread, bytes. It is copied on the way; larger ones are dearer. */
const BLOCK_BYTES = 1 << 20
/** Blocks that are read or hashed at once: as many as Node has threads for it. */
const BLOCKS_AT_ONCE = 4
const HASH_BYTES = 32

/** Gives the block hash of bytes. */
export async function blockSha256(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  return hashBlocks(bytes.length, (from, to) => Promise.resolve(bytes.subarray(from, to)))
}

/**
 * Reads a file that begins with the block hash of all that follows, each block hashed as it comes.
 * @returns What follows; undefined where it is not what the hash means.
 */
export async function readBlockHashed(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    if (size <= HASH_BYTES) return undefined
    const bytes = new Uint8Array(size)
    const read = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => {
      for (let at = from; at < to;) {
        const { bytesRead } = await handle.read(bytes, at, to - at, at)
        // Cut off meanwhile: the rest stays zeros, and the hash will tell.
        if (bytesRead === 0) break
        at += bytesRead
      }
      return bytes.subarray(from, to)
    }
    const expected = await read(0, HASH_BYTES)
    const actual = await hashBlocks(size - HASH_BYTES, (from, to) =>
      read(HASH_BYTES + from, HASH_BYTES + to),
    )
    return actual.equals(expected) ? bytes.subarray(HASH_BYTES) : undefined
  } finally {
    await handle.close()
  }
}

async function hashBlocks(
  length: number,
  block: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Buffer> {
  const count = Math.ceil(length / BLOCK_BYTES)
  const hashes = Buffer.alloc(count * HASH_BYTES)
  let next = 0
  const hashSome = async (): Promise<void> => {
    while (next < count) {
      const number = next++
      const from = number * BLOCK_BYTES
      const hash = await sha256(await block(from, Math.min(from + BLOCK_BYTES, length)))
      hash.copy(hashes, number * HASH_BYTES)
    }
  }
  await Promise.all(Array.from({ length: BLOCKS_AT_ONCE }, hashSome))
  return sha256(new Uint8Array(hashes))
}

/** Gives the SHA-256 of bytes, made on another thread. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
}
