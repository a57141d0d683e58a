// The folder next to an index where the answers are kept that it was made of.
import { join } from 'node:path'

/** Gives the folder, inside that of the index. */
export function keptAnswers(directory: string): string {
  return join(directory, 'fetched')
}
