// The options of a client, and of one call of it.
import type { ClientRequestOptions } from 'hono/client'
import { LedeError } from '../errors.ts'
import type { SearchObserver } from '../engine/search-engine.ts'

/** What sends a request: `fetch`, or the `request` of a Hono app in this process. */
export type ClientFetch = (url: string, init: RequestInit) => Response | Promise<Response>

/** Headers, or what gives them before each request (a token that is renewed). */
export type HeaderSource =
  | Readonly<Record<string, string>>
  | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)

export interface ClientOptions {
  /** @default the runtime's `fetch` */
  readonly fetch?: ClientFetch
  /** Sent with each request, an API key for example. @default none */
  readonly headers?: HeaderSource
  /** Aborts every request under way, and all later ones. @default none */
  readonly signal?: AbortSignal
  /** Whether cookies are sent to another origin. @default 'same-origin' */
  readonly credentials?: 'include' | 'omit' | 'same-origin'
}

export interface CallOptions {
  /** Sent with this request; wins over the client's header of the same name. */
  readonly headers?: HeaderSource
  /** Aborts this request. */
  readonly signal?: AbortSignal
}

export interface SearchCallOptions extends CallOptions, SearchObserver {
  /** `POST` where the parameters are too long for an address. @default 'GET' */
  readonly method?: 'GET' | 'POST'
}

/** A search can be answered as a feed, too. */
const JSON_WANTED = { Accept: 'application/json' }

/** Writes the base address without a slash at its end. */
export function toBaseAddress(baseUrl: string | URL): string {
  const address = String(baseUrl)
  if (/[#?]/.test(address)) {
    const received = JSON.stringify(address.slice(0, 200))
    const message = `Expected a base address without \`?\` and \`#\`, received ${received}`
    throw new LedeError('invalid_config', message)
  }
  let end = address.length
  while (address.endsWith('/', end)) end -= 1
  return address.slice(0, end)
}

/** Brings a client's options into hono's form. */
export function toClientSettings({ fetch: send, headers }: ClientOptions): ClientRequestOptions {
  return {
    ...(send && {
      fetch: async (url: string | URL | Request, init: RequestInit = {}) => send(toText(url), init),
    }),
    headers: async () => ({ ...JSON_WANTED, ...(await readHeaders(headers)) }),
  }
}

/** Brings the options of one call, with those of the client that concern each call, into hono's form. */
export function toCallSettings(
  client: ClientOptions,
  { headers, signal: own }: CallOptions = {},
): ClientRequestOptions {
  const signal =
    own !== undefined && client.signal !== undefined
      ? AbortSignal.any([own, client.signal])
      : (own ?? client.signal)
  return {
    ...(headers && { headers: () => readHeaders(headers) }),
    init: {
      ...(signal && { signal }),
      ...(client.credentials && { credentials: client.credentials }),
    },
  }
}

async function readHeaders(headers: HeaderSource = {}): Promise<Record<string, string>> {
  return { ...(typeof headers === 'function' ? await headers() : headers) }
}

/** hono hands `fetch` an address as text; the other forms are those of fetch's own type. */
function toText(url: string | URL | Request): string {
  return typeof url === 'string' ? url : url instanceof URL ? url.href : url.url
}
