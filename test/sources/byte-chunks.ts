// Byte streams for tests, made of texts and taken apart again.

/** Gives a text's UTF-8 bytes in chunks of `size`, the last perhaps shorter. */
export async function* chunksOf(bytes: Uint8Array | string, size = 7): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  for (let at = 0; at < all.length; at += size) {
    await Promise.resolve()
    yield all.subarray(at, at + size)
  }
}

/** Gives all that a stream gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
