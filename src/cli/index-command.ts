// `lede index`: makes index-data from sources, or checks that it is what they make.
import process from 'node:process'

import type { Manifest } from '../indexing/manifest.ts'
import { findDifference, writeIndex } from '../indexing/write-index.ts'
import { compileForFolder } from '../node/compile-directory.ts'
import { writeCompiled } from '../node/compiled-file.ts'
import { type BuiltIndex, buildFromSources } from './build-from-sources.ts'
import { EXIT_FAILURE, EXIT_ISSUES } from './exit-codes.ts'
import { counted } from './plain-text.ts'

export interface IndexOptions {
  readonly sources: readonly string[]
  /** Folder to write to or, with `check`, to compare with. */
  readonly directory: string
  readonly timeZone: string
  /** Issues of the sources make the exit code 3. */
  readonly strict: boolean
  /** Writes nothing; a difference makes the exit code 1. */
  readonly check: boolean
}

/** Runs the command and gives its exit code. */
export async function runIndex(options: IndexOptions): Promise<number> {
  const { directory } = options
  const built = await buildFromSources(options.sources, options.timeZone)
  if (options.check) {
    const difference = await findDifference(built.index, directory)
    if (difference !== undefined) {
      process.stderr.write(`lede: ${difference}\n`)
      return EXIT_FAILURE
    }
    process.stdout.write(`\`${directory}\` is what these sources make.\n`)
  } else {
    const manifest = await writeIndex(built.index, directory)
    await writeCompiled(directory, await compileForFolder(built.index, manifest, directory))
    process.stdout.write(`${summary(manifest.counts, built)}, written to ${directory}\n`)
  }
  return options.strict && built.issues > 0 ? EXIT_ISSUES : 0
}

function summary(counts: Manifest['counts'], { files, issues }: BuiltIndex): string {
  const articles = counted(counts.articles, 'article')
  const teasers = counted(counts.teasers, 'teaser')
  const stories = counted(counts.stories, 'story', 'stories')
  return `${stories} (${articles}, ${teasers}) from ${counted(files, 'file')}, ${counted(issues, 'issue')}`
}
