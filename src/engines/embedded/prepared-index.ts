// Which indexes have been made ready to answer already, so that no engine compiles them again?
import type { NewsIndex } from '../../index/news-index.ts'
import type { LiveIndex } from '../../search/live-index.ts'

const prepared = new WeakMap<NewsIndex, LiveIndex>()

/** Remembers that an index has been made ready elsewhere. */
export function prepareIndex(index: NewsIndex, live: LiveIndex): void {
  prepared.set(index, live)
}

/** Gives what `prepareIndex` was told, if anything. */
export function preparedIndex(index: NewsIndex): LiveIndex | undefined {
  return prepared.get(index)
}
