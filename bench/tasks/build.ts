// Builds the index of a corpus and writes it to disk, as `lede index` does.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildIndex } from 'lede'
import { writeIndex } from 'lede/node'

import { readCorpus } from '../corpus/corpus-files.ts'
import { peakRss } from '../measure/memory.ts'
import { indexFolder } from '../measure/open-engine.ts'
import { answerTask } from '../measure/task.ts'

export interface BuildInput {
  readonly corpus: string
}

export interface BuildOutput {
  readonly buildMs: number
  readonly writeMs: number
  /** Of all files in index-data. */
  readonly indexBytes: number
  /** Of the process, the corpus itself included. */
  readonly peakRssBytes: number
}

answerTask(async ({ corpus }: BuildInput): Promise<BuildOutput> => {
  const folder = indexFolder(corpus)
  await rm(folder, { recursive: true, force: true })
  const stories = await readCorpus(corpus)
  const started = performance.now()
  const index = buildIndex(stories)
  const built = performance.now()
  await writeIndex(index, folder)
  const written = performance.now()
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  )
  return {
    buildMs: built - started,
    writeMs: written - built,
    indexBytes: sizes.reduce((sum, size) => sum + size, 0),
    peakRssBytes: peakRss(),
  }
})
