// Addresses and JSON bodies, read as plain parameters; engine/parameters.ts decides whether they are good
// ones. Not hono's body limit, which takes a `Content-Length` at its word.
import type { Context } from 'hono'
import type { ReadingOptions } from '../../engine/read-parameters.ts'
import { InvalidRequestError, LedeError } from '../../errors.ts'
import { ClientGone } from './client-gone.ts'

/** How parameters of requests are read: as the OpenAPI document has them. */
export const AS_DOCUMENTED = { asDocumented: true } as const satisfies ReadingOptions

/** Reads the parameters of the address: text where a name stands once, a list where more often. */
export function readQuery(c: Context): Readonly<Record<string, string | readonly string[]>> {
  const parameters: Record<string, string | readonly string[]> = {}
  const lists = c.req.queries()
  for (const name of Object.keys(lists)) {
    const values = lists[name] ?? []
    const [first] = values
    const value = values.length === 1 && first !== undefined ? first : values
    // Plain assignment of this one name would set the object's prototype.
    if (name === '__proto__') Object.defineProperty(parameters, name, { value, enumerable: true })
    else parameters[name] = value
  }
  return parameters
}

/**
 * Reads a JSON body of at most so many bytes.
 * @throws LedeError `unsupported_media_type`, `payload_too_large` or `malformed_json`;
 * InvalidRequestError when there are parameters in the address, too; ClientGone when the body ends early.
 */
export async function readJsonBody(c: Context, limitBytes: number): Promise<unknown> {
  refuseQuery(c)
  const mediaType = c.req.header('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json') {
    const received = mediaType === undefined ? 'none' : `"${mediaType.slice(0, 80)}"`
    throw new LedeError(
      'unsupported_media_type',
      `Expected the Content-Type \`application/json\`, received ${received}`,
    )
  }
  const bytes = await readBytes(c, limitBytes)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return JSON.parse(text) as unknown // JSON.parse is typed as any
  } catch (cause) {
    throw new LedeError('malformed_json', 'Expected the body to be JSON in UTF-8', { cause })
  }
}

/** Refuses parameters in the address of a POST, which would otherwise be overlooked. */
function refuseQuery(c: Context): void {
  if (!c.req.url.includes('?')) return
  const issues = Object.keys(c.req.queries()).map((parameter) => ({
    parameter,
    message: `Expected \`${parameter.slice(0, 80)}\` in the JSON body, received it in the address`,
  }))
  if (issues.length > 0) throw new InvalidRequestError(issues.slice(0, 100))
}

/** Reads the body, whatever length it claims to have, and stops where it grows past the limit. */
async function readBytes(c: Context, limitBytes: number): Promise<Uint8Array> {
  const tooLarge = (): LedeError =>
    new LedeError('payload_too_large', `Expected a body of at most ${limitBytes} bytes`)
  if (Number(c.req.header('Content-Length') ?? 0) > limitBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  const stream: ReadableStream<Uint8Array> | null = c.req.raw.body
  const reader = stream?.getReader()
  for (;;) {
    const part = await reader?.read().catch((cause: unknown) => {
      throw new ClientGone('The rest of the request never came', { cause })
    })
    if (part?.done !== false) break
    length += part.value.byteLength
    if (length > limitBytes) {
      await reader?.cancel()
      throw tooLarge()
    }
    chunks.push(part.value)
  }
  const [only] = chunks
  if (chunks.length === 1 && only !== undefined) return only
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
