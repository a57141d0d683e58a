// What an engine is made of: an index in memory, or one that was made ready to answer elsewhere.
import type { NewsIndex } from '../../index/news-index.ts'
import type { LiveIndex } from '../../search/live-index.ts'

/** An index that is ready to answer: what `readIndex` gives. */
export interface OpenedIndex extends Pick<NewsIndex, 'generation' | 'analyzer'> {
  /** What answers. */
  readonly live: LiveIndex
  /**
   * Gives the stories and the serialized segments that it was made of, which takes as long as reading them
   * takes, and holds up this thread.
   */
  readonly load: () => NewsIndex
}

/** What `createEngine` takes. */
export type EngineIndex = NewsIndex | OpenedIndex
