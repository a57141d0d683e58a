// Lines of a byte stream that is never one string. Each line is decoded by itself, so invalid UTF-8 in one
// does not affect another.

/** A line, or why there is no text for it. */
export type ByteLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: 'too long' | 'not UTF-8' }

const LINE_FEED = 0x0a

/**
 * Gives the lines of a byte stream (separated by LF; a CR before it stays), numbered from 1. A line of more
 * than `maxBytes` is never held whole.
 */
export async function* readByteLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<ByteLine> {
  let number = 1
  let parts: Uint8Array[] = []
  let size = 0
  const add = (part: Uint8Array): void => {
    size += part.length
    if (size <= maxBytes) parts.push(part)
    else parts = []
  }
  const take = (): ByteLine => {
    const line = size > maxBytes ? undefined : joinBytes(parts, size)
    const text = line && decodeUtf8(line)
    const problem = line === undefined ? 'too long' : 'not UTF-8'
    const taken = text === undefined ? ({ number, problem } as const) : { number, text }
    number++
    parts = []
    size = 0
    return taken
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, at))
      yield take()
      from = at + 1
    }
    // Copied: the stream may use the chunk's memory again.
    if (from < chunk.length) add(chunk.slice(from))
  }
  if (size > 0) yield take()
}

/** Gives the text of UTF-8 bytes without a byte order mark; undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Gives the encoding that a byte order mark names. */
export function encodingOfMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** Joins pieces of `size` bytes in all. */
export function joinBytes(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const joined = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

/** The beginning of a byte stream, and the whole stream again. */
export interface PeekedBytes {
  /** The first line that is not blank; undefined if it is too long or absent. */
  readonly line: string | undefined
  /** Its first characters after leading white space, beginning with `line`. */
  readonly head: string
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * Reads the beginning of a byte stream: its first line that is not blank, within about `maxBytes`, and
 * `headLength` characters if there are as many.
 */
export async function peekBytes(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  headLength = 1,
): Promise<PeekedBytes> {
  const iterator = chunks[Symbol.asyncIterator]()
  let decoder = new TextDecoder()
  const seen: Uint8Array[] = []
  let size = 0
  let start = ''
  let hasLine = false
  while ((!hasLine && size <= maxBytes) || start.length < headLength) {
    const next = await iterator.next()
    if (next.done === true) {
      hasLine ||= size <= maxBytes
      break
    }
    seen.push(next.value)
    size += next.value.length
    if (seen.length === 1) decoder = new TextDecoder(encodingOfMark(next.value))
    start = (start + decoder.decode(next.value, { stream: true })).trimStart()
    hasLine ||= start !== '' && next.value.includes(LINE_FEED) && start.includes('\n')
  }
  const [line = ''] = start.split('\n', 1)
  return {
    line: hasLine && line !== '' ? line : undefined,
    head: start,
    chunks: replay(seen, iterator),
  }
}

async function* replay(
  seen: Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let chunk = seen.shift(); chunk !== undefined; chunk = seen.shift()) yield chunk
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}
