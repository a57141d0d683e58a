// From an address to a source that can be read: asked conditionally where an earlier answer is kept, and
// served from it where nothing has changed.
import { LedeError } from '../../errors.ts'
import { diskCode } from '../../store/disk-error.ts'
import { type SourceFormat, usualFormat } from '../../sources/detect-format.ts'
import type { FetchedSource } from '../../sources/fetched-source.ts'
import { fetchAddress, plainAddress } from './fetch-address.ts'
import { keepAnswer, type KeptAnswer, readKept } from './fetch-cache.ts'
import { FetchError } from './fetch-error.ts'
import type { FetchOptions } from './fetch-options.ts'

export interface FetchSourceOptions extends Omit<FetchOptions, 'validators'> {
  /** Folder in which answers are kept; absent: none are. */
  readonly keepIn?: string | undefined
  /** The time of fetching. @default now */
  readonly now?: (() => Date) | undefined
}

/** A source with the fact of whether it is another one than last time. */
export interface FreshSource extends FetchedSource {
  readonly isUnchanged: boolean
  /** Why the answer could not be kept: a fault of the disk here, not of who answered. */
  readonly notKept?: string | undefined
}

/** Names of media types -> the format that they usually have. */
const MEDIA_FORMATS: ReadonlyMap<string, SourceFormat> = new Map([
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['application/rss+xml', 'feed'],
  ['application/atom+xml', 'feed'],
  ['application/rdf+xml', 'feed'],
  ['application/xml', 'feed'],
  ['text/xml', 'feed'],
  ['application/feed+json', 'json'],
  ['application/json', 'json'],
  ['application/x-ndjson', 'jsonl'],
  ['application/jsonl', 'jsonl'],
  ['text/markdown', 'markdown'],
  ['text/plain', 'page'],
])

/**
 * Fetches a source. One whose answer cannot be kept is as good as any other.
 * @throws FetchError for anything that prevents it.
 */
export async function fetchSource(
  asked: string,
  { keepIn, now = () => new Date(), ...options }: FetchSourceOptions = {},
): Promise<FreshSource> {
  const kept = keepIn === undefined ? undefined : await readKept(keepIn, asked)
  const fetched = await fetchAddress(asked, { ...options, validators: kept?.validators })
  if (fetched.isUnchanged) {
    // Only an answer that is kept makes a request conditional.
    if (kept === undefined) throw new FetchError('answered 304 Not Modified to a first request')
    return { ...toSource(kept), isUnchanged: true }
  }
  const { isUnchanged, ...answer } = fetched
  const fresh = { ...answer, fetchedAt: now().toISOString() }
  const notKept = keepIn === undefined ? undefined : await tryToKeep(keepIn, asked, fresh)
  return { ...toSource(fresh), isUnchanged, notKept }
}

/** Keeps an answer, and says why not where the disk is full, cannot be written, or fails. */
async function tryToKeep(
  keepIn: string,
  asked: string,
  answer: KeptAnswer,
): Promise<string | undefined> {
  try {
    await keepAnswer(keepIn, asked, answer)
    return undefined
  } catch (error) {
    if (diskCode(error) === undefined && !(error instanceof LedeError)) throw error
    return error instanceof Error ? error.message : String(error)
  }
}

/** Gives what is kept of an address, if anything is. */
export async function keptSource(
  asked: string,
  keepIn: string,
): Promise<(FetchedSource & { readonly fetchedAt: string }) | undefined> {
  const kept = await readKept(keepIn, asked)
  return kept && { ...toSource(kept), fetchedAt: kept.fetchedAt }
}

function toSource({ bytes, address, mediaType, charset }: KeptAnswer): FetchedSource {
  const path = new URL(address).pathname
  return {
    chunks: once(bytes),
    address: plainAddress(address),
    charset,
    usual: MEDIA_FORMATS.get(mediaType) ?? usualFormat(path),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield bytes
}
