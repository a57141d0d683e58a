// An index that answers: the compiled form with what reading it needs, and the stories' texts.
import { ENGLISH_STOP_WORDS } from '../analysis/stop-words.ts'
import type { CompiledIndex } from '../index/segment.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../ranking/factors.ts'
import { Memo } from '../index/memo.ts'
import { createReaders, type SegmentReader } from '../matching/segment-reader.ts'
import type { Searchable, Split } from '../relaxation/searchable.ts'
import { compileWithNews } from '../relaxation/synonyms.ts'
import { type Correction, findCorrections } from '../matching/spelling.ts'
import type { StoryReader } from '../index/stories.ts'

export interface LiveIndex extends Searchable {
  readonly stories: StoryReader
  readonly ranking: RankingSettings
  /** Some story has a date. */
  readonly isDated: boolean
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
    synonyms = compileWithNews([], compiled.stem),
  }: LiveSettings = {},
): LiveIndex {
  const corrections = new Memo<readonly Correction[]>(MAX_REMEMBERED_WORDS)
  return {
    compiled,
    readers: createReaders(compiled, ranking.popularity),
    stories,
    ranking,
    stopWords,
    synonyms,
    // Stories come from the newest on, those without a date last.
    isDated: compiled.segments.some(({ columns }) => (columns.publishedMs[0] ?? NaN) > -Infinity),
    splits: new Memo<Split | null>(MAX_REMEMBERED_WORDS),
    years: new Memo<number>(MAX_REMEMBERED_WORDS),
    correct: (word) =>
      corrections.get(`${word.fields} ${word.docFreq} ${word.term}`, () =>
        // A word that stories hold is no function word misspelt.
        findCorrections(compiled, word).filter(
          ({ term }) => word.docFreq === 0 || !stopWords.has(term),
        ),
      ),
  }
}

/** Gives the reader of the segment that holds a story. */
export function readerOf({ readers }: LiveIndex, number: number): SegmentReader {
  const reader = readers.findLast(({ segment }) => segment.firstStory <= number)
  if (reader === undefined) throw new RangeError(`No segment holds story ${number}`)
  return reader
}
