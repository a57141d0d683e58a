// The index of a corpus on disk, with its compiled form, built as `lede index` does.
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildDirectory, type BuildDirectoryOptions } from 'lede/node'

import { readCorpus } from '../corpus/corpus-files.ts'
import { peakRss } from '../measure/memory.ts'
import { indexFolder } from '../measure/open-engine.ts'
import { answerTask } from '../measure/task.ts'

export interface BuildInput {
  readonly corpus: string
  /** Cuts the stories into so many segments of about the same number of stories. @default as `lede index` cuts */
  readonly segments?: number
}

export interface BuildOutput {
  /** Indexing, writing and compiling. */
  readonly buildMs: number
  /** Of all files in index-data. */
  readonly indexBytes: number
  /** Of the process with all its threads, the corpus itself included. */
  readonly peakRssBytes: number
}

/** A limit of characters that no corpus reaches, so that the number of stories alone decides. */
const NO_LIMIT = 1e12

function cutInto(segments: number | undefined, stories: number): BuildDirectoryOptions {
  if (segments === undefined) return {}
  return { limits: { stories: Math.ceil(stories / segments), characters: NO_LIMIT } }
}

answerTask(async ({ corpus, segments }: BuildInput): Promise<BuildOutput> => {
  const folder = indexFolder(corpus, segments)
  await rm(folder, { recursive: true, force: true })
  const stories = await readCorpus(corpus)
  const started = performance.now()
  const manifest = await buildDirectory(stories, folder, cutInto(segments, stories.length))
  const buildMs = performance.now() - started
  const made = manifest.segments.length
  if (segments !== undefined && made !== segments) {
    throw new RangeError(`Expected ${corpus} to make ${segments} segments, received ${made}`)
  }
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size),
  )
  return {
    buildMs,
    indexBytes: sizes.reduce((sum, size) => sum + size, 0),
    peakRssBytes: peakRss(),
  }
})
