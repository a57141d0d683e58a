// How an engine answers, apart from its index: completes and checks its options, and names what differs from the
// usual.
import { hash64 } from '../../analysis/hash.ts'
import { ENGLISH_STOP_WORDS, toStopWords } from '../../analysis/stop-words.ts'
import { stemEnglishTerm, stemmerFingerprint } from '../../analysis/stemmer.ts'
import { parseSynonyms } from '../../query/synonyms.ts'
import { DEFAULT_RANKING } from '../../ranking/factors.ts'
import type { LiveIndex, LiveSettings } from '../../search/live-index.ts'
import { compileSynonyms, compileWithNews } from '../../relaxation/synonyms.ts'
import { type RankingOptions, toRankingSettings } from './ranking-options.ts'

export interface AnswerOptions extends RankingOptions {
  /**
   * Rules of words that mean the same, a line each, as Solr and Elasticsearch have them:
   * `car, automobile, motor car`; `prez => president`. @default none
   */
  readonly synonyms?: string | undefined
  /**
   * Takes names, dates and acronyms of English news for what they stand for, too (`UN`, `United Nations`),
   * in an index whose language is English. @default true
   */
  readonly newsSynonyms?: boolean | undefined
  /** Words that a long query does without. @default those of the language of `readIndex`, English */
  readonly stopWords?: Iterable<string> | undefined
}

/**
 * Completes options for an index, whose own settings are the defaults.
 * @throws LedeError `invalid_config`, naming the option and what was expected.
 */
export function toLiveSettings(
  options: AnswerOptions,
  { snapshot, stopWords }: Pick<LiveIndex, 'snapshot' | 'stopWords'>,
): Required<LiveSettings> {
  const rules = parseSynonyms(options.synonyms ?? '')
  const compileRules = options.newsSynonyms === false ? compileSynonyms : compileWithNews
  return {
    ranking: toRankingSettings(options),
    stopWords: options.stopWords === undefined ? stopWords : toStopWords(options.stopWords),
    synonyms: compileRules(rules, snapshot.stem),
  }
}

/** Names the settings by which answers differ from the usual ones; undefined where they do not. */
export function nameOfSettings(
  { snapshot, ranking, stopWords }: LiveIndex,
  { synonyms = '', newsSynonyms = true }: AnswerOptions,
): string | undefined {
  const isUsual =
    snapshot.stem === stemEnglishTerm &&
    JSON.stringify(ranking) === JSON.stringify(DEFAULT_RANKING) &&
    stopWords === ENGLISH_STOP_WORDS &&
    synonyms === '' &&
    newsSynonyms
  if (isUsual) return undefined
  const stem = stemmerFingerprint(snapshot.stem)
  return hash64(JSON.stringify([stem, ranking, [...stopWords], synonyms, newsSynonyms]))
}
