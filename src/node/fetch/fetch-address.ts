// What is at an address, fetched within limits of time, size and redirects. Connects to public addresses
// only: what a name resolves to is checked where the connection is made, so that a second answer of a
// name server cannot differ.
import type { IncomingMessage } from 'node:http'

import { decompressed } from './decompress.ts'
import { FetchError } from './fetch-error.ts'
import type { FetchOptions, Validators } from './fetch-options.ts'
import { sendRequest } from './send-request.ts'

/** What an address answered. */
export type Fetched =
  | { readonly isUnchanged: true }
  | {
      readonly isUnchanged: false
      readonly bytes: Uint8Array
      /** Where it was in the end, after redirects; without a password. */
      readonly address: string
      /** The media type, lower case, without parameters; '' where none was said. */
      readonly mediaType: string
      readonly charset: string | undefined
      readonly validators: Validators
    }

const DEFAULTS = { timeoutMs: 30_000, maxBytes: 32 * 2 ** 20, maxRedirects: 5 } as const

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Fetches what is at an http or https address. A name and password in the address are sent to its own
 * origin only.
 * @throws FetchError for anything that prevents it; the signal's reason when it is aborted.
 */
export async function fetchAddress(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const { timeoutMs = DEFAULTS.timeoutMs, signal } = options
  const timeout = AbortSignal.timeout(timeoutMs)
  const either = signal === undefined ? timeout : AbortSignal.any([timeout, signal])
  try {
    return await follow(toUrl(address), { ...options, signal: either })
  } catch (error) {
    signal?.throwIfAborted()
    if (timeout.aborted) throw new FetchError(`no whole answer within ${timeoutMs / 1000} s`)
    throw error instanceof FetchError ? error : new FetchError(reasonOf(error), { cause: error })
  }
}

async function follow(start: URL, options: FetchOptions): Promise<Fetched> {
  const { maxRedirects = DEFAULTS.maxRedirects, maxBytes = DEFAULTS.maxBytes } = options
  let url = start
  for (let redirects = 0; ; redirects++) {
    const isSameOrigin = url.origin === start.origin
    const response = await sendRequest(url, {
      ...options,
      credentials: isSameOrigin ? credentialsOf(start) : undefined,
      // What is known of one address says nothing of another one on the way.
      validators: redirects === 0 ? options.validators : undefined,
    })
    try {
      const { statusCode = 0, headers } = response
      if (statusCode === 304) return { isUnchanged: true }
      if (REDIRECTS.has(statusCode) && headers.location !== undefined) {
        if (redirects >= maxRedirects) throw new FetchError(`over ${maxRedirects} redirects`)
        url = toUrl(headers.location, url)
        continue
      }
      if (statusCode !== 200) throw failed(response)
      const bytes = await readBody(response, maxBytes)
      return { isUnchanged: false, bytes, address: plainAddress(url), ...describe(response) }
    } finally {
      // Nothing more is wanted of this connection, and a redirect's body may have no end.
      response.destroy()
    }
  }
}

function toUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined
  if (url === undefined) throw new FetchError('no address', { isRefused: true })
  if (url.protocol === 'https:' || url.protocol === 'http:') return url
  throw new FetchError(`neither http nor https (${url.protocol})`, { isRefused: true })
}

function credentialsOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
}

/** Gives an address without name and password, as it may be shown. */
export function plainAddress(address: URL | string): string {
  const plain = new URL(address)
  plain.username = plain.password = ''
  return plain.href
}

async function readBody(response: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = (): FetchError =>
    new FetchError(
      `over ${maxBytes >= 2 ** 20 ? `${Math.round(maxBytes / 2 ** 20)} MiB` : `${maxBytes} bytes`}`,
    )
  if (Number(response.headers['content-length']) > maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  // Counted after unpacking, of which never more is held than one chunk above the limit.
  for await (const chunk of decompressed(response)) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function describe({ headers }: IncomingMessage): {
  mediaType: string
  charset: string | undefined
  validators: Validators
} {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';')
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([\w.:-]+)"?\s*$/i.exec(parameter)?.[1])
    .find((name) => name !== undefined)
  const validators = { etag: headers.etag, lastModified: headers['last-modified'] }
  return { mediaType: type.trim().toLowerCase(), charset, validators }
}

function failed({ statusCode = 0, statusMessage = '', headers }: IncomingMessage): FetchError {
  const isLater = statusCode === 429 || statusCode === 503
  const retryAfterSeconds = isLater
    ? parseRetryAfter(headers['retry-after'], Date.now())
    : undefined
  return new FetchError(`answered ${statusCode} ${statusMessage}`.trimEnd(), { retryAfterSeconds })
}

/** Reads `Retry-After`: seconds, or the time from which on one may ask again. */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value.trim())) return Number(value)
  // An HTTP date begins with a day's name; much else would be taken for a date, too.
  const at = /^[a-z]/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - nowMs) / 1000))
}

/** What the system's codes mean to those who gave the address. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
  Z_DATA_ERROR: 'broken compression',
  Z_BUF_ERROR: 'broken compression',
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Where a name has several addresses, each failed for a reason of its own.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error]
  const cause = first instanceof Error ? first : error
  const code = 'code' in cause ? String(cause.code) : ''
  return REASONS[code] ?? (cause.message === '' ? code : cause.message)
}
