// The unpacking of answers, piece by piece: gzip, deflate and brotli, as Content-Encoding says.
import type { IncomingMessage } from 'node:http'
import { PassThrough, pipeline, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

import { FetchError } from './fetch-error.ts'

/** What is asked for as `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

/** More layers than this no honest server packs. */
const MAX_LAYERS = 2

/**
 * Gives the body of an answer, unpacked, in pieces.
 * @throws FetchError for an encoding that nobody asked for; zlib's errors for what is broken.
 */
export function decompressed(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encodings = (response.headers['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '' && encoding !== 'identity')
  if (encodings.length > MAX_LAYERS) throw new FetchError('packed too often')
  // The last encoding that was applied is the first to be taken off.
  const layers = encodings.reverse().map(unpackerOf)
  const output = new PassThrough()
  // Whatever breaks reaches the reader as the error of the last stream.
  pipeline([response, ...layers, output], () => undefined)
  return output
}

function unpackerOf(encoding: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw new FetchError(`packed as ${JSON.stringify(encoding)}, which is not understood`)
  }
}
