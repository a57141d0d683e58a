// A whole file in memory, and hashes, without holding up the thread that answers. Knows bytes only.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** What is hashed on this thread between two turns of the event loop, bytes: 2 ms at most. */
const SLICE_BYTES = 1 << 20

/**
 * Reads a file into memory outside the JavaScript heap, however large it is, and gives it with its
 * SHA-256, hexadecimal.
 */
export async function readHashed(
  path: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }> {
  const handle = await open(path)
  try {
    const hash = createHash('sha256')
    const { size } = await handle.stat()
    const bytes = new Uint8Array(size)
    let hashed = 0
    let end = 0
    while (end < size) {
      const reading = handle.read(bytes, end, Math.min(SLICE_BYTES, size - end), end)
      // What came last is hashed while the next slice is read.
      hash.update(bytes.subarray(hashed, end))
      hashed = end
      const { bytesRead } = await reading
      if (bytesRead === 0) break
      end += bytesRead
    }
    hash.update(bytes.subarray(hashed, end))
    return { bytes: bytes.subarray(0, end), sha256: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}

/** Gives a file's size and SHA-256, hexadecimal, without keeping it. */
export async function hashFile(
  path: string,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const handle = await open(path)
  try {
    const hash = createHash('sha256')
    // One is hashed while the other is read.
    let [hashed, filled] = [new Uint8Array(SLICE_BYTES), new Uint8Array(SLICE_BYTES)]
    let size = 0
    let reading = handle.read(filled, 0, SLICE_BYTES)
    for (;;) {
      const { bytesRead } = await reading
      if (bytesRead === 0) return { size, sha256: hash.digest('hex') }
      ;[hashed, filled] = [filled, hashed]
      reading = handle.read(filled, 0, SLICE_BYTES)
      hash.update(hashed.subarray(0, bytesRead))
      size += bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** Gives the SHA-256 of bytes, made on another thread. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Buffer> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
}
