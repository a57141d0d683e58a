// Stock MiniSearch from serialized segments, as its documentation says.
import { readFile } from 'node:fs/promises'
import MiniSearch, { type Options } from 'minisearch'

/** Loads the segments of an index, one MiniSearch each. */
export async function loadSegments(
  files: readonly string[],
  options: Options,
): Promise<readonly MiniSearch[]> {
  const loaded: MiniSearch[] = []
  for (const file of files) loaded.push(MiniSearch.loadJSON(await readFile(file, 'utf8'), options))
  return loaded
}
