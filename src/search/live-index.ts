// An index that answers: the compiled form with what reading it needs, and the stories' texts.
import { ENGLISH_STOP_WORDS } from '../analysis/stop-words.ts'
import type { CompiledIndex } from '../retrieval/compiled-index.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../retrieval/factors.ts'
import type { Matcher } from '../retrieval/matcher.ts'
import { Memo } from '../retrieval/memo.ts'
import { createReaders, type SegmentReader } from '../retrieval/segment-reader.ts'
import type { Story } from '../story/story.ts'
import { NO_SYNONYMS, type SynonymTrie } from './synonyms.ts'

/** The stories of an index by number. */
export interface StoryReader {
  readonly count: number
  /** Gives story `number`, from 0 to `count` - 1. */
  readonly get: (number: number) => Story
  /** Gives the number of the story with this id, or undefined. */
  readonly find: (id: string) => number | undefined
}

export interface LiveIndex {
  readonly compiled: CompiledIndex
  readonly readers: readonly SegmentReader[]
  readonly stories: StoryReader
  /** Words of few stories that may be slips of far more common ones, as they turn up (plan.ts). */
  readonly suspects: Memo<boolean>
  readonly ranking: RankingSettings
  /** Terms that a long query does without (description.ts). */
  readonly stopWords: ReadonlySet<string>
  readonly synonyms: SynonymTrie
  /** Some story has a date. */
  readonly isDated: boolean
  /** Words with the two that stories have in their place, if any, as they turn up (respace.ts). */
  readonly splits: Memo<Split | null>
}

/** Two words in place of one. */
export interface Split {
  /** As they are written. */
  readonly text: string
  readonly matcher: Matcher
}

/** Most words of which each is remembered. */
const MAX_REMEMBERED_WORDS = 10_000

/** How an index answers; what is absent has its default. */
export type LiveSettings = Partial<Pick<LiveIndex, 'ranking' | 'stopWords' | 'synonyms'>>

/** Makes a compiled index ready to answer. */
export function createLiveIndex(
  compiled: CompiledIndex,
  stories: StoryReader,
  {
    ranking = DEFAULT_RANKING,
    stopWords = ENGLISH_STOP_WORDS,
    synonyms = NO_SYNONYMS,
  }: LiveSettings = {},
): LiveIndex {
  return {
    compiled,
    readers: createReaders(compiled, ranking.popularity),
    stories,
    suspects: new Memo(MAX_REMEMBERED_WORDS),
    ranking,
    stopWords,
    synonyms,
    // Stories come from the newest on, those without a date last.
    isDated: compiled.segments.some(({ columns }) => (columns.publishedMs[0] ?? NaN) > -Infinity),
    splits: new Memo(MAX_REMEMBERED_WORDS),
  }
}

/** Gives stories that are all in memory by number and by id. */
export function createStoryReader(stories: readonly Story[]): StoryReader {
  const numbers = new Map(stories.map(({ id }, number) => [id, number]))
  return {
    count: stories.length,
    get: (number) => {
      const story = stories[number]
      if (story === undefined) throw new RangeError(`No story has the number ${number}`)
      return story
    },
    find: (id) => numbers.get(id),
  }
}

/** Gives the reader of the segment that holds a story. */
export function readerOf({ readers }: LiveIndex, number: number): SegmentReader {
  const reader = readers.findLast(({ segment }) => segment.firstStory <= number)
  if (reader === undefined) throw new RangeError(`No segment holds story ${number}`)
  return reader
}
