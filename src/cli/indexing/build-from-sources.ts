// From the paths on a command line to stories, and from stories to an index, with progress and issues on
// standard error.
import process from 'node:process'

import { LedeError } from '../../errors.ts'
import type { SourceFormat } from '../../sources/detect-format.ts'
import type { FetchSourceOptions } from '../../node/fetch/fetch-source.ts'
import type { DateOrder } from '../../sources/dates/printed-date.ts'
import { readStories } from '../../node/sources/read-sources.ts'
import type { ReadProgress, StoryCollection } from '../../sources/read-stories.ts'
import { counted, toPlainText } from '../output/plain-text.ts'
import { type UpdateProgress, withProgress } from '../output/progress.ts'

/** How many issues are printed one by one; the rest is counted. */
const PRINTED_ISSUES = 20

/** What is read, and how. */
export interface Sources {
  readonly sources: readonly string[]
  /** IANA zone of dates that carry none. */
  readonly timeZone: string
  readonly dateOrder?: DateOrder | undefined
  /** Leaves out stories dated later than now. */
  readonly leaveOutFuture: boolean
  /** The format of all of them; absent: each is told by its content. */
  readonly format?: SourceFormat | undefined
  /** How addresses among them are fetched. */
  readonly fetch?: Pick<FetchSourceOptions, 'allowPrivate' | 'keepIn'> | undefined
}

/** What was made of sources, with what reading them came to. */
export interface BuiltFromSources<T> {
  readonly made: T
  readonly files: number
  readonly issues: number
}

/**
 * Reads the sources and gives their stories to `build`. Progress and issues (`file:line: reason`) go
 * to standard error.
 * @throws LedeError `no_stories` when the sources hold none.
 */
export async function buildFromSources<T>(
  { sources, timeZone, dateOrder, leaveOutFuture, format, fetch }: Sources,
  build: (stories: StoryCollection, onProgress: UpdateProgress) => Promise<T>,
): Promise<BuiltFromSources<T>> {
  const collection = await withProgress('Reading', 'files', (update) => {
    const onProgress = ({ files, filesTotal }: ReadProgress): void => {
      update(files, filesTotal)
    }
    return readStories(sources, {
      timeZone,
      ...(dateOrder && { dateOrder }),
      onProgress,
      leaveOutFuture,
      ...(format && { format }),
      ...(fetch && { fetch }),
    })
  })
  const { files, issues } = collection
  for (const { source, line, reason } of issues.slice(0, PRINTED_ISSUES)) {
    const place = line === undefined ? source : `${source}:${line}`
    process.stderr.write(`${toPlainText(`${place}: ${reason}`)}\n`)
  }
  if (issues.length > PRINTED_ISSUES) {
    process.stderr.write(`... and ${counted(issues.length - PRINTED_ISSUES, 'more issue')}\n`)
  }
  if (collection.length === 0) {
    const names = sources.map((source) => `\`${source}\``).join(', ')
    const found = `${counted(files, 'file')}, ${counted(issues.length, 'issue')}`
    throw new LedeError('no_stories', `No story in ${names} (${found}). No index was written.`)
  }
  const made = await withProgress('Indexing', 'stories', (onProgress) =>
    build(collection, onProgress),
  )
  return { made, files, issues: issues.length }
}
