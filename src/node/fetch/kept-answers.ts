// Where are the answers of addresses kept that an index was made of? Knows the layout of its folder only.
import { join } from 'node:path'

/** Gives the folder, inside that of the index. */
export function keptAnswers(directory: string): string {
  return join(directory, 'fetched')
}
