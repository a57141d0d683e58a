// `lede search --format`: all stories of an index on disk that match, as `/export` gives them.
import process from 'node:process'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Config } from '../../config.ts'
import { createEngine } from '../../engines/embedded/embedded.ts'
import type { ExportFormat } from '../../engine/export-format.ts'
import { LedeError } from '../../errors.ts'
import { toLines } from '../../http/export/to-lines.ts'
import { readIndex } from '../../node/index-folder/open-index.ts'
import type { Story } from '../../story/story.ts'
import { EXIT_FAILURE } from '../exit-codes.ts'
import { readWordOptions } from '../options/word-options.ts'

export interface ExportCommandOptions {
  readonly q: string
  /** Of the index and of ranking. */
  readonly config: Config
  readonly format: ExportFormat
}

/**
 * Writes the stories to standard output as fast as it takes them, and gives the exit code: 0 with
 * stories, 1 without.
 */
export async function runExport({ q, config, format }: ExportCommandOptions): Promise<number> {
  const words = await readWordOptions(config)
  const engine = createEngine(await readIndex(config.index, config), { ...config, ...words })
  const stories = engine.export?.({ q })
  if (stories === undefined) throw new LedeError('not_implemented', 'This engine exports nothing')
  let found = 0
  async function* counted(all: AsyncIterable<Story>): AsyncGenerator<Story, void> {
    for await (const story of all) {
      found++
      yield story
    }
  }
  await pipeline(Readable.from(toLines(format, counted(stories))), process.stdout, { end: false })
  return found > 0 ? 0 : EXIT_FAILURE
}
