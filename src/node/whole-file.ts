// A whole file in memory, and its hash, without holding up the thread that answers. Knows bytes only.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { setImmediate as turn } from 'node:timers/promises'

/** What is read at once, bytes. */
const READ_BYTES = 1 << 26

/** Reads a file into memory outside the JavaScript heap, however large it is. */
export async function readWhole(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const bytes = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(READ_BYTES, size - at), at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes.subarray(0, at)
  } finally {
    await handle.close()
  }
}

/** Largest input of a hash that is made on another thread, bytes. */
const MAX_DIGEST_BYTES = 0x7fff_0000
/** What is hashed between two turns of the event loop, bytes: a few milliseconds. */
const SLICE_BYTES = 1 << 22

/** Gives the SHA-256 of bytes: on another thread, or in slices where they are too many for that. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  if (bytes.length <= MAX_DIGEST_BYTES) {
    return Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
  }
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    hash.update(bytes.subarray(at, at + SLICE_BYTES))
    await turn()
  }
  return hash.digest()
}
