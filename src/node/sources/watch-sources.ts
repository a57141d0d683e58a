// Watching feeds: asks each now and then, and adds what is new to the index in a folder. A feed that
// fails is asked less often and delays no other.
import { setTimeout as sleep } from 'node:timers/promises'

import { hash64 } from '../../analysis/hash.ts'
import { LedeError } from '../../errors.ts'
import { readIndexedStories } from '../../store/read-index.ts'
import type { Language } from '../../languages.ts'
import { createParseThread, type ParseThread } from '../threads/parse-thread.ts'
import { readSource } from '../../sources/read-source.ts'
import { toAddress } from '../../story/story-address.ts'
import type { SourceContext } from '../../sources/source-context.ts'
import type { SourceIssue, StoryDraft } from '../../story/story-draft.ts'
import { updateStories } from '../../story/update-stories.ts'
import type { DateOrder } from '../../sources/dates/printed-date.ts'
import { isTimeZone } from '../../story/zoned-time.ts'
import { buildDirectory } from '../index-folder/build-directory.ts'
import { removeAbandoned } from '../fetch/fetch-cache.ts'
import { FetchError } from '../fetch/fetch-error.ts'
import { fetchSource, type FetchSourceOptions, type FreshSource } from '../fetch/fetch-source.ts'
import { keptAnswers } from '../fetch/kept-answers.ts'
import { pollDelay } from './poll-delay.ts'
import type { WatchEvent } from './watch-event.ts'

export type { WatchEvent } from './watch-event.ts'

export interface WatchOptions {
  /** Pause between two questions to one source, milliseconds. @default 900000 */
  readonly everyMs?: number
  /** IANA zone of dates that carry none. @default 'UTC' */
  readonly timeZone?: string
  /** What comes first in dates of numbers alone. @default 'auto' */
  readonly dateOrder?: DateOrder
  /** Leaves out stories that are dated later than the moment of asking. @default false */
  readonly leaveOutFuture?: boolean
  /** Of the compiled form (see `buildDirectory`). @default 'english' */
  readonly language?: Language
  /** How sources are fetched; answers are kept in the folder of the index. */
  readonly fetch?: Omit<FetchSourceOptions, 'keepIn' | 'signal'>
  /** Asks each source once and ends. @default false */
  readonly once?: boolean
  /** Ends watching. An index that is being written is finished. */
  readonly signal?: AbortSignal
  readonly onEvent?: (event: WatchEvent) => void
}

/** Sources that are asked at the same time. */
const ASKED_AT_ONCE = 4
/** Longest pause before a failed build is tried again, milliseconds. */
const MAX_REBUILD_DELAY_MS = 60_000

/** A source with what is known of it. */
interface Watched {
  readonly address: string
  /** As it is shown: without a password. */
  readonly name: string
  /** When it is asked next, on the clock of `performance.now`. */
  dueAt: number
  failures: number
  /** It was read since watching began. */
  isRead: boolean
}

/**
 * Watches sources until the signal is aborted, and adds their stories to the index in a folder, which
 * is made with the first stories. Stories that are in the index stay, also those that their feed no
 * longer shows; those that are told anew keep their ids. A disk that is full or cannot be written is told
 * of and tried again, and is no failure of a source.
 * @throws LedeError `invalid_config` for what is no address, a zone or language that nobody knows;
 *   IndexError for an index that is damaged or of another format version.
 */
export async function watchSources(
  addresses: readonly string[],
  directory: string,
  options: WatchOptions = {},
): Promise<void> {
  const { everyMs = 900_000, timeZone = 'UTC', once = false, signal, onEvent } = options
  if (!isTimeZone(timeZone)) {
    throw new LedeError('invalid_config', `Unknown time zone ${JSON.stringify(timeZone)}`)
  }
  const sources = [...new Set(addresses)].map(toWatched)
  const thread = createParseThread()
  // What was read and is not in the index yet. While no index can be written the same is read again.
  let pending = new Map<string, StoryDraft>()
  const poll = async (source: Watched): Promise<void> => {
    const drafts = await ask(source, directory, { ...options, everyMs, timeZone }, thread)
    for (const draft of drafts) pending.set(hash64(JSON.stringify(draft)), draft)
  }
  try {
    while (signal?.aborted !== true) {
      await removeAbandoned(keptAnswers(directory))
      await pollAll(
        sources.filter(({ dueAt }) => dueAt <= performance.now()),
        poll,
      )
      let rebuildAt = Number.POSITIVE_INFINITY
      if (pending.size > 0) {
        const problem = await addToIndex([...pending.values()], directory, options)
        if (problem === undefined) pending = new Map()
        else {
          const retryInMs = Math.min(everyMs, MAX_REBUILD_DELAY_MS)
          rebuildAt = performance.now() + retryInMs
          onEvent?.({ kind: 'not_indexed', reason: problem, retryInMs })
        }
      }
      if (once) return
      const next = Math.min(rebuildAt, ...sources.map(({ dueAt }) => dueAt))
      await sleepUntil(next, signal)
    }
  } finally {
    await thread.close()
  }
}

function toWatched(address: string): Watched {
  const name = toAddress(address)
  if (name !== undefined) return { address, name, dueAt: 0, failures: 0, isRead: false }
  const received = JSON.stringify(address)
  throw new LedeError(
    'invalid_config',
    `Expected an http or https address to watch, received ${received}`,
  )
}

/** Asks the sources, a few at a time. */
async function pollAll(
  sources: readonly Watched[],
  poll: (source: Watched) => Promise<void>,
): Promise<void> {
  const waiting = sources.values()
  const askNext = async (): Promise<void> => {
    for (const source of waiting) await poll(source)
  }
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, askNext))
}

/** Asks one source and gives what it tells; nothing where nothing has changed or it fails. */
async function ask(
  source: Watched,
  directory: string,
  options: WatchOptions & { readonly everyMs: number; readonly timeZone: string },
  thread: ParseThread,
): Promise<readonly StoryDraft[]> {
  const { everyMs, timeZone, dateOrder, signal, onEvent } = options
  let retryAfterSeconds: number | undefined
  try {
    const keepIn = keptAnswers(directory)
    const fetched = await fetchSource(source.address, { ...options.fetch, keepIn, signal })
    source.failures = 0
    const { isUnchanged } = fetched
    const latestMs = options.leaveOutFuture === true ? Date.now() : undefined
    // What was kept by an earlier run may never have come into the index.
    const isKnown = isUnchanged && source.isRead
    const { stories, issues } = isKnown
      ? { stories: [], issues: [] }
      : await readFetched(fetched, { source: source.name, timeZone, dateOrder, latestMs }, thread)
    source.isRead = true
    onEvent?.({ kind: 'read', source: source.name, stories: stories.length, isUnchanged, issues })
    if (fetched.notKept !== undefined) {
      onEvent?.({ kind: 'not_kept', source: source.name, reason: fetched.notKept })
    }
    return stories
  } catch (error) {
    if (signal?.aborted === true) return []
    if (!(error instanceof Error)) throw error
    source.failures++
    retryAfterSeconds = error instanceof FetchError ? error.retryAfterSeconds : undefined
    const retryInMs = pollDelay(everyMs, { failures: source.failures, retryAfterSeconds })
    const { name, failures } = source
    onEvent?.({ kind: 'failed', source: name, reason: error.message, failures, retryInMs })
    return []
  } finally {
    const { failures } = source
    source.dueAt = performance.now() + pollDelay(everyMs, { failures, retryAfterSeconds })
  }
}

async function readFetched(
  { chunks, address, usual, charset }: FreshSource,
  context: SourceContext,
  { parse }: ParseThread,
): Promise<{ readonly stories: StoryDraft[]; readonly issues: SourceIssue[] }> {
  const stories: StoryDraft[] = []
  const issues: SourceIssue[] = []
  const how = { usual, charset, parseMarkup: parse }
  for await (const parsed of readSource(chunks, { ...context, address }, how)) {
    stories.push(...parsed.stories)
    issues.push(...parsed.issues)
  }
  return { stories, issues }
}

/** Adds drafts to the index; says what was in the way where it might go away by itself. */
async function addToIndex(
  drafts: readonly StoryDraft[],
  directory: string,
  { language, onEvent }: WatchOptions,
): Promise<string | undefined> {
  try {
    const known = await readIndexedStories(directory)
    const { stories, added, changed } = updateStories(known, drafts)
    if (added + changed === 0) return undefined
    const { generation } = await buildDirectory(stories, directory, {
      ...(language && { language }),
    })
    onEvent?.({ kind: 'indexed', added, changed, stories: stories.length, generation })
    return undefined
  } catch (error) {
    const isLasting = error instanceof LedeError && error.code !== 'index_locked'
    if (isLasting || !(error instanceof Error)) throw error
    return error.message
  }
}

/** Longest timer that JavaScript runtimes keep, milliseconds. */
const MAX_TIMER_MS = 2_147_483_647

async function sleepUntil(at: number, signal: AbortSignal | undefined): Promise<void> {
  const delay = Math.min(Math.max(0, Math.ceil(at - performance.now())), MAX_TIMER_MS)
  try {
    await sleep(delay, undefined, { ...(signal && { signal }) })
  } catch (error) {
    if (signal?.aborted !== true) throw error
  }
}
