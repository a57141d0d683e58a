// The bytes of a file of an index, if they are the ones that its manifest means.
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

import { Digest } from './digest.ts'
import { isMissing } from './disk-error.ts'
import { damaged } from './index-faults.ts'
import type { IndexFile } from './manifest.ts'

/** What is read, and hashed between two turns of the event loop, at a time, bytes: 2 ms at most. */
const CHUNK_BYTES = 1 << 20

type Bytes = Uint8Array<ArrayBuffer>

/**
 * Gives a file's bytes, and throws at its end unless they are the ones that the manifest means. A chunk
 * stays as it is.
 * @throws IndexError `index_damaged` where the file is missing or has another size or SHA-256.
 */
export function verifiedChunks(directory: string, file: IndexFile): AsyncGenerator<Bytes> {
  return chunksInto(directory, file, () => new Uint8Array(CHUNK_BYTES))
}

/**
 * Reads a file into memory outside the JavaScript heap, however large it is.
 * @throws as `verifiedChunks`.
 */
export async function readVerifiedFile(directory: string, file: IndexFile): Promise<Bytes> {
  let whole: Bytes | undefined
  await drain(
    chunksInto(directory, file, (at) => {
      // The file has the size that the manifest says by now.
      whole ??= new Uint8Array(file.bytes)
      return whole.subarray(at, at + CHUNK_BYTES)
    }),
  )
  return whole ?? new Uint8Array()
}

/** Checks a file as `readVerifiedFile` does, and does not keep it. */
export async function verifyFile(directory: string, file: IndexFile): Promise<void> {
  // One is hashed while the other is read.
  let [hashed, filled] = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)]
  await drain(
    chunksInto(directory, file, () => {
      ;[hashed, filled] = [filled, hashed]
      return filled
    }),
  )
}

/** Reads a file chunk by chunk to where `place` says; each is hashed while the next one is read. */
async function* chunksInto(
  directory: string,
  file: IndexFile,
  place: (at: number) => Bytes,
): AsyncGenerator<Bytes> {
  const handle = await open(join(directory, file.name)).catch((error: unknown) => {
    throw isMissing(error) ? damaged(directory, `\`${file.name}\` is missing`, error) : error
  })
  const digest = new Digest()
  try {
    const { size } = await handle.stat()
    if (size !== file.bytes) {
      const sizes = `has ${size} bytes, its manifest says ${file.bytes}`
      throw damaged(directory, `\`${file.name}\` ${sizes}`)
    }
    let at = 0
    let reading = readChunk(handle, place(at), at)
    for (;;) {
      const chunk = await reading
      if (chunk.length === 0) break
      at += chunk.length
      reading = readChunk(handle, place(at), at)
      // Whoever stops in the middle does not wait for it.
      reading.catch(() => undefined)
      digest.add(chunk)
      yield chunk
    }
  } finally {
    await handle.close()
  }
  if (digest.sha256() !== file.sha256) {
    throw damaged(directory, `\`${file.name}\` does not have the SHA-256 of its manifest`)
  }
}

async function readChunk(handle: FileHandle, into: Bytes, at: number): Promise<Bytes> {
  const { bytesRead } = await handle.read(into, 0, into.length, at)
  return into.subarray(0, bytesRead)
}

async function drain(chunks: AsyncGenerator): Promise<void> {
  while ((await chunks.next()).done !== true) continue
}
