// `lede index`: makes index-data from sources, or checks that it is what they make.
import process from 'node:process'

import type { Language } from '../../languages.ts'
import { checkDirectory } from '../../node/index-folder/build-directory.ts'
import { buildFromSources, type Sources } from '../indexing/build-from-sources.ts'
import { EXIT_FAILURE, EXIT_ISSUES } from '../exit-codes.ts'
import { counted } from '../output/plain-text.ts'
import { type BuildOutcome, runBuild } from '../indexing/run-build.ts'

export interface IndexOptions extends Sources {
  /** Folder to write to or, with `check`, to compare with. */
  readonly directory: string
  readonly language: Language
  /** Issues of the sources make the exit code 3. */
  readonly strict: boolean
  /** Writes nothing; a difference makes the exit code 1. */
  readonly check: boolean
}

/** Runs the command and gives its exit code. */
export async function runIndex(options: IndexOptions): Promise<number> {
  const { directory } = options
  let issues: number
  if (options.check) {
    const checked = await buildFromSources(options, (stories, onProgress) =>
      checkDirectory(stories, directory, { onProgress }),
    )
    if (checked.made !== undefined) {
      process.stderr.write(`lede: ${checked.made}\n`)
      return EXIT_FAILURE
    }
    process.stdout.write(`\`${directory}\` is what these sources make.\n`)
    issues = checked.issues
  } else {
    const built = await runBuild(options)
    process.stdout.write(`${summary(built)}, written to ${directory}\n`)
    issues = built.issues
  }
  return options.strict && issues > 0 ? EXIT_ISSUES : 0
}

function summary({ counts, files, issues }: BuildOutcome): string {
  const articles = counted(counts.articles, 'article')
  const teasers = counted(counts.teasers, 'teaser')
  const stories = counted(counts.stories, 'story', 'stories')
  return `${stories} (${articles}, ${teasers}) from ${counted(files, 'file')}, ${counted(issues, 'issue')}`
}
