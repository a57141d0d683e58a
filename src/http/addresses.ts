// Absolute addresses of the service, its searches and its stories, for feeds and descriptions.
import type { Context } from 'hono'
import { basePath } from 'hono/route'
import { withoutSlash } from './public-url.ts'
import type { SearchAppSettings } from './search-app-options.ts'

/** Half of a surrogate pair, which no address can carry. */
const LONE_SURROGATE = /\p{Cs}/gu

/**
 * Gives the absolute address of the app's root, without a slash at its end: `publicUrl` where it is
 * set, else what the request was sent to and the prefix that the app is mounted under.
 */
export function baseAddress(c: Context, { publicUrl }: SearchAppSettings): string {
  if (publicUrl !== undefined) return publicUrl
  const prefix = cutOffPrefix(c) + withoutSlash(basePath(c))
  return `${new URL(c.req.url).origin}${encodeURI(prefix.replace(LONE_SURROGATE, '\uFFFD'))}`
}

/** The prefix that Express takes off an address before the app sees it. */
function cutOffPrefix(c: Context): string {
  const whole = requestedPath(c)
  const { pathname } = new URL(c.req.url)
  return whole.endsWith(pathname) ? whole.slice(0, whole.length - pathname.length) : ''
}

/** Gives the path as the client sent it: Express cuts a mount off, and keeps the whole in `originalUrl`. */
export function requestedPath(c: Context): string {
  const env: unknown = c.env
  const { incoming } = (env ?? {}) as { readonly incoming?: { readonly originalUrl?: unknown } } // as @hono/node-server gives it
  const original = incoming?.originalUrl
  return typeof original === 'string' ? (original.split(/[?#]/, 1)[0] ?? '') : c.req.path
}

/** Gives a path of the app with parameters as they were given: lists are repeated, absent ones left out. */
export function addressOf(
  base: string,
  path: string,
  parameters: Readonly<Record<string, unknown>>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const item of values) {
      if (typeof item === 'string' ? item !== '' : isPlain(item)) query.append(name, String(item))
    }
  }
  const written = query.toString()
  return `${base}${path}${written === '' ? '' : `?${written}`}`
}

function isPlain(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

/** Gives the address of a story: its publisher's where it is one for browsers, else the service's own. */
export function storyAddress(
  base: string,
  { id, url }: { readonly id: string; readonly url?: string },
): string {
  const published = url === undefined || !URL.canParse(url) ? undefined : new URL(url)
  return published?.protocol === 'https:' || published?.protocol === 'http:'
    ? published.href
    : `${base}/stories/${encodeURIComponent(id.replace(LONE_SURROGATE, '\uFFFD'))}`
}
