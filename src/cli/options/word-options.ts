// The settings of synonyms and stop words as options of an engine. Reads their files.
import type { Config } from '../../config.ts'
import { readStopWords, readSynonyms } from '../../node/sources/read-word-lists.ts'

/** Options of which the settings of the same names are files. */
export interface WordOptions {
  readonly synonyms: string | undefined
  readonly stopWords: readonly string[] | undefined
}

/**
 * Reads the files that are set.
 * @throws LedeError `invalid_config` that names a faulty file and its line.
 */
export async function readWordOptions({ synonyms, stopWords }: Config): Promise<WordOptions> {
  return {
    synonyms: synonyms && (await readSynonyms(synonyms.file)),
    stopWords: stopWords && (await readStopWords(stopWords.file)),
  }
}
