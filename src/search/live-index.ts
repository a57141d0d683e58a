// An index that answers: a snapshot with what reading it needs, and how it is ranked.
import { ENGLISH_STOP_WORDS } from '../analysis/stop-words.ts'
import { Memo } from '../index/memo.ts'
import { createSnapshotReader } from '../matching/segment-reader.ts'
import { type Correction, findCorrections } from '../matching/fuzzy/spelling.ts'
import type { WordWeight } from '../matching/weight.ts'
import { DEFAULT_RANKING, type RankingSettings } from '../ranking/factors.ts'
import type { Searchable, Split } from '../relaxation/searchable.ts'
import { compileWithNews } from '../relaxation/synonyms.ts'
import type { Snapshot } from '../store/snapshot.ts'

export interface LiveIndex extends Searchable {
  readonly ranking: RankingSettings
  /** Some story has a date. */
  readonly isDated: boolean
}

/** Most words of which each is remembered. */
const MAX_REMEMBERED_WORDS = 10_000

/** How an index answers; what is absent has its default. */
export type LiveSettings = Partial<Pick<LiveIndex, 'ranking' | 'stopWords' | 'synonyms'>>

/** Makes a snapshot ready to answer. */
export function createLiveIndex(
  snapshot: Snapshot,
  {
    ranking = DEFAULT_RANKING,
    stopWords = ENGLISH_STOP_WORDS,
    synonyms = compileWithNews([], snapshot.stem),
  }: LiveSettings = {},
): LiveIndex {
  const corrections = new Memo<readonly Correction[]>(MAX_REMEMBERED_WORDS)
  return {
    ...createSnapshotReader(snapshot, ranking.popularity),
    ranking,
    stopWords,
    synonyms,
    isDated: !Number.isNaN(snapshot.statistics.newestMs),
    words: new Memo<WordWeight>(MAX_REMEMBERED_WORDS),
    splits: new Memo<Split | null>(MAX_REMEMBERED_WORDS),
    years: new Memo<number>(MAX_REMEMBERED_WORDS),
    correct: (word) =>
      corrections.get(`${word.fields} ${word.docFreq} ${word.term}`, () =>
        // A word that stories hold is no function word misspelt.
        findCorrections(snapshot, word).filter(
          ({ term }) => word.docFreq === 0 || !stopWords.has(term),
        ),
      ),
  }
}
