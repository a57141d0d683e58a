// What can be wrong with an index on disk, in words that name the command which makes a good one.
import { resolve } from 'node:path'

import { ANALYZER_FINGERPRINT } from '../analysis/fingerprint.ts'
import { IndexError } from '../errors.ts'
import { type DerivedFacts, findFalseFact, FORMAT_VERSION, type Manifest } from './manifest.ts'

/** The folder of an index where nothing else is said. */
const DEFAULT_DIRECTORY = 'index-data'

/** Makes the error for an index that is not whole; `what` is a clause. */
export function damaged(directory: string, what: string, cause?: unknown): IndexError {
  const message = `The index in \`${directory}\` is damaged: ${what}. ${buildHint(directory)}`
  return new IndexError('index_damaged', directory, message, { cause })
}

/** Makes the error for a folder without an index. */
export function missing(directory: string): IndexError {
  const message = `No index in \`${directory}\`. ${buildHint(directory)}`
  return new IndexError('index_missing', directory, message)
}

/** Makes the error for an index of another format version. */
export function otherVersion(directory: string, version: number): IndexError {
  const message = `The index in \`${directory}\` has format version ${version}, and this version of Lede reads ${FORMAT_VERSION}. ${buildHint(directory)}`
  return new IndexError('index_version', directory, message)
}

/** @throws IndexError `index_analyzer` for an index whose terms this version would not find. */
export function assertOurAnalyzer(directory: string, { analyzer }: Manifest): void {
  if (analyzer === ANALYZER_FINGERPRINT) return
  throw new IndexError(
    'index_analyzer',
    directory,
    `The index in \`${directory}\` was made by analyzer ${analyzer}, and this version of Lede has ${ANALYZER_FINGERPRINT}, which would not find its terms. ${buildHint(directory)}`,
  )
}

/** @throws IndexError `index_damaged` where a manifest says otherwise than its files. */
export function assertFacts(directory: string, manifest: Manifest, derived: DerivedFacts): void {
  const fault = findFalseFact(manifest, derived)
  if (fault !== undefined) throw damaged(directory, fault)
}

function buildHint(directory: string): string {
  return resolve(directory) === resolve(DEFAULT_DIRECTORY)
    ? 'Run `npm run index` (or `lede index`) to build it.'
    : `Run \`lede index --out ${directory}\` to build it.`
}
