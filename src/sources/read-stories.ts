// Reading of files, folders, standard input and addresses into one collection of stories.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { LedeError } from '../errors.ts'
import type { DateOrder } from './dates/printed-date.ts'
import { type SourceFormat, usualFormat } from './detect-format.ts'
import type { FetchSource } from './fetched-source.ts'
import { mergeStories } from '../story/merge-stories.ts'
import type { ParseMarkup } from './parse-markup.ts'
import { readSource, type SourceOptions } from './read-source.ts'
import { listSources, type ListedSource, reasonOf } from './source-files.ts'
import type { SourceContext } from './source-context.ts'
import type { SourceIssue, StoryDraft } from '../story/story-draft.ts'
import type { Story } from '../story/story.ts'
import { isTimeZone } from '../story/zoned-time.ts'

export interface ReadProgress {
  readonly files: number
  readonly filesTotal: number
  /** Stories read so far, with repeats. */
  readonly stories: number
}

export interface ReadStoriesOptions {
  /** IANA zone of dates that carry none. @default 'UTC' */
  readonly timeZone?: string
  /** Which number comes first in numeric dates such as 04/05/2025. @default 'auto' */
  readonly dateOrder?: DateOrder
  /** Leaves out stories that are dated later than now. @default false */
  readonly leaveOutFuture?: boolean
  /**
   * The clock, epoch milliseconds: the bound of the future, and the time of reading for standard input and
   * addresses. For a file that is the time of its last change. @default Date.now
   */
  readonly now?: () => number
  /** The format of all sources. @default detected for each */
  readonly format?: SourceFormat
  /** What `-` reads. @default process.stdin */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Fetches what is at an address. @default addresses are reported and not fetched */
  readonly fetch?: FetchSource
  /** Reads feeds, HTML and Markdown. @default here, however long that takes */
  readonly parseMarkup?: ParseMarkup
  /** Called after each file, and now and then within a long one. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** The stories of all sources, each once, newest first; with issues for what could not be read. */
export type StoryCollection = readonly Story[] & {
  readonly issues: readonly SourceIssue[]
  /** How many files were read, standard input counted as one. */
  readonly files: number
}

/** Stories within a file between two reports of progress. */
const PROGRESS_STORIES = 1000

/**
 * Reads news pages, feeds, HTML, Markdown, JSON and JSON Lines from files, folders (recursive; hidden files
 * and files of other kinds are skipped), http and https addresses, and `-` for standard input. What cannot
 * be read becomes an issue and never stops the rest.
 * @throws LedeError `invalid_config` when the runtime does not know the time zone.
 */
export async function readStories(
  sources: readonly string[],
  options: ReadStoriesOptions = {},
): Promise<StoryCollection> {
  const {
    timeZone = 'UTC',
    dateOrder,
    leaveOutFuture = false,
    now = Date.now,
    onProgress,
  } = options
  const latestMs = leaveOutFuture ? now() : undefined
  if (!isTimeZone(timeZone)) {
    const received = JSON.stringify(timeZone)
    throw new LedeError(
      'invalid_config',
      `Expected \`timeZone\` to be an IANA time zone such as "Asia/Dubai", received ${received}`,
    )
  }
  const issues: SourceIssue[] = []
  const listed: ListedSource[] = []
  // Standard input can be read only once, even if it is named twice.
  for (const source of new Set(sources)) listed.push(...(await listSources(source, issues)))

  const drafts: StoryDraft[] = []
  let files = 0
  let told = 0
  const tell = (): void => {
    told = drafts.length
    onProgress?.({ files, filesTotal: listed.length, stories: told })
  }
  for (const source of listed) {
    try {
      const opened = await openSource(source, options)
      if (opened.issue !== undefined) issues.push({ source: source.name, reason: opened.issue })
      const { chunks, how } = opened
      if (chunks === undefined) continue
      const context = { source: source.name, timeZone, dateOrder, latestMs, ...opened.context }
      const reading = readSource(chunks, context, {
        ...how,
        format: options.format,
        parseMarkup: options.parseMarkup,
      })
      for await (const parsed of reading) {
        for (const story of parsed.stories) drafts.push(story)
        for (const issue of parsed.issues) issues.push(issue)
        if (drafts.length - told >= PROGRESS_STORIES) tell()
      }
      files++
    } catch (error) {
      issues.push({ source: source.name, reason: reasonOf(error) })
    } finally {
      tell()
    }
  }
  // Not enumerable, so that the result is otherwise an array like any other.
  return Object.defineProperties([...mergeStories(drafts, issues)], {
    issues: { value: issues },
    files: { value: files },
    // The two properties above are what a StoryCollection has next to its stories.
  }) as readonly Story[] as StoryCollection
}

/** A source that can be read, or why it cannot be. */
interface OpenedSource {
  readonly chunks?: AsyncIterable<Uint8Array>
  readonly context?: Pick<SourceContext, 'address' | 'nowMs'>
  readonly how?: SourceOptions
  /** An issue to report, even if it can be read. */
  readonly issue?: string | undefined
}

async function openSource(
  { kind, path }: ListedSource,
  { fetch, stdin = process.stdin, now = Date.now }: ReadStoriesOptions,
): Promise<OpenedSource> {
  switch (kind) {
    case 'stdin':
      return { chunks: stdin, context: { nowMs: now() } }
    case 'file': {
      // In a page, `3 hours ago` counts from the time at which it was saved, not from each build of the
      // index.
      const nowMs = (await stat(path)).mtimeMs
      return {
        chunks: createReadStream(path),
        context: { nowMs },
        how: { usual: usualFormat(path) },
      }
    }
    case 'address': {
      if (fetch === undefined) return { issue: 'an address, and nothing here fetches any' }
      const fetched = await fetch(path)
      if ('reason' in fetched) return { issue: `could not be fetched: ${fetched.reason}` }
      const { chunks, address, charset, usual, warning } = fetched
      return { chunks, context: { address, nowMs: now() }, how: { usual, charset }, issue: warning }
    }
  }
}
