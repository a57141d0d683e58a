// From the paths on a command line to an index in memory, telling the user how it goes. Knows
// nothing of where the index is written.
import process from 'node:process'

import { LedeError } from '../errors.ts'
import { buildIndex } from '../indexing/build-index.ts'
import type { NewsIndex } from '../indexing/news-index.ts'
import { type ReadProgress, readStories } from '../story/read-stories.ts'
import { counted, toPlainText } from './plain-text.ts'
import { withProgress } from './progress.ts'

/** How many issues are printed one by one; the rest is counted. */
const PRINTED_ISSUES = 20

/** An index with what reading its sources came to. */
export interface BuiltIndex {
  readonly index: NewsIndex
  readonly files: number
  readonly issues: number
}

/**
 * Reads the sources and builds an index of their stories. Progress and issues
 * (`file:line: reason`) go to standard error.
 * @throws LedeError `no_stories` when the sources hold none.
 */
export async function buildFromSources(
  sources: readonly string[],
  timeZone: string,
): Promise<BuiltIndex> {
  const collection = await withProgress('Reading', 'files', (update) => {
    const onProgress = ({ files, filesTotal }: ReadProgress): void => {
      update(files, filesTotal)
    }
    return readStories(sources, { timeZone, onProgress })
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
  const index = await withProgress('Indexing', 'stories', (onProgress) =>
    buildIndex(collection, { onProgress }),
  )
  return { index, files, issues: issues.length }
}
