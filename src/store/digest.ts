// Size and SHA-256 of bytes as they go by.
import { createHash, type Hash } from 'node:crypto'

/** Size and SHA-256 of bytes as they go by. */
export class Digest {
  bytes = 0
  readonly #hash: Hash = createHash('sha256')

  add(chunk: Uint8Array): void {
    this.bytes += chunk.length
    this.#hash.update(chunk)
  }

  /** Can be asked once. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}
