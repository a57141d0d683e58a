// From sources to an index in a folder: all of `lede index`, and the first start of `lede serve`.
import { buildDirectory } from '../../node/index-folder/build-directory.ts'
import { buildFromSources, type Sources } from './build-from-sources.ts'
import type { Manifest } from '../../store/manifest.ts'
import type { Language } from '../../languages.ts'

export interface BuildTask extends Sources {
  /** Folder that the index is written to. */
  readonly directory: string
  /** Language of the compiled form next to the index. */
  readonly language: Language
}

/** What was built, and what reading the sources came to. */
export interface BuildOutcome {
  readonly counts: Manifest['counts']
  readonly files: number
  readonly issues: number
}

/**
 * Builds an index of sources in a folder.
 * @throws LedeError as `buildFromSources` and `buildDirectory`.
 */
export async function runBuild(task: BuildTask): Promise<BuildOutcome> {
  const { directory, language } = task
  const { made, files, issues } = await buildFromSources(task, (stories, onProgress) =>
    buildDirectory(stories, directory, { onProgress, language }),
  )
  return { counts: made.counts, files, issues }
}
