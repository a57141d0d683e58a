// Files, folders and addresses read together, as `lede/node` and the command line do. An address that
// cannot be reached is read from an older copy, where there is one.
import type { FetchedSource } from '../../sources/fetched-source.ts'
import {
  readStories as readListed,
  type ReadStoriesOptions as ReadListedOptions,
  type StoryCollection,
} from '../../sources/read-stories.ts'
import { createParseThread } from '../threads/parse-thread.ts'
import { removeAbandoned } from '../fetch/fetch-cache.ts'
import { FetchError } from '../fetch/fetch-error.ts'
import { fetchSource, type FetchSourceOptions, keptSource } from '../fetch/fetch-source.ts'

export interface ReadStoriesOptions extends Omit<ReadListedOptions, 'fetch' | 'parseMarkup'> {
  /** How addresses are fetched. @default within 30 s, 32 MiB and 5 redirects, public ones only */
  readonly fetch?: FetchSourceOptions
}

/**
 * Reads news pages, feeds, HTML, Markdown, JSON and JSON Lines from files, folders (recursive; hidden
 * files and files of other kinds are passed over), http and https addresses, and `-` for standard
 * input. What cannot be read becomes an issue and never stops the rest; where answers are kept
 * (`fetch.keepIn`), an address that cannot be reached is read as it was.
 * @throws LedeError `invalid_config` when the runtime does not know the time zone.
 */
export async function readStories(
  sources: readonly string[],
  { fetch = {}, ...options }: ReadStoriesOptions = {},
): Promise<StoryCollection> {
  if (fetch.keepIn !== undefined) await removeAbandoned(fetch.keepIn)
  const { parse: parseMarkup, close } = createParseThread()
  try {
    return await readListed(sources, {
      ...options,
      parseMarkup,
      fetch: (address) => fetchOrKept(address, fetch),
    })
  } finally {
    await close()
  }
}

async function fetchOrKept(
  address: string,
  options: FetchSourceOptions,
): Promise<FetchedSource | { readonly reason: string }> {
  try {
    const { notKept, ...source } = await fetchSource(address, options)
    const warning = `was read, but its answer could not be kept for the next time: ${notKept ?? ''}`
    return { ...source, ...(notKept !== undefined && { warning }) }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    const { message: reason, isRefused } = error
    const { keepIn } = options
    const kept = isRefused || keepIn === undefined ? undefined : await keptSource(address, keepIn)
    if (kept === undefined) return { reason }
    const { fetchedAt, ...source } = kept
    return { ...source, warning: `could not be fetched: ${reason}; read as of ${fetchedAt}` }
  }
}
