// Builds the index of a corpus on disk, with its compiled form, as `lede index` does.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildDirectory } from 'lede/node'

import { readCorpus } from '../corpus/corpus-files.ts'
import { peakRss } from '../measure/memory.ts'
import { indexFolder } from '../measure/open-engine.ts'
import { answerTask } from '../measure/task.ts'

export interface BuildInput {
  readonly corpus: string
}

export interface BuildOutput {
  /** Indexing, writing and compiling. */
  readonly buildMs: number
  /** Of all files in index-data. */
  readonly indexBytes: number
  /** Of the process with all its threads, the corpus itself included. */
  readonly peakRssBytes: number
}

answerTask(async ({ corpus }: BuildInput): Promise<BuildOutput> => {
  const folder = indexFolder(corpus)
  await rm(folder, { recursive: true, force: true })
  const stories = await readCorpus(corpus)
  const started = performance.now()
  await buildDirectory(stories, folder)
  const buildMs = performance.now() - started
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  )
  return {
    buildMs,
    indexBytes: sizes.reduce((sum, size) => sum + size, 0),
    peakRssBytes: peakRss(),
  }
})
