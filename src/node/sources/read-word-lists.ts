// Synonyms and stop words in files.
import { open } from 'node:fs/promises'

import { parseStopWords } from '../../analysis/stop-words.ts'
import { LedeError } from '../../errors.ts'
import { parseSynonyms } from '../../query/synonyms.ts'
import { reasonOf } from '../../sources/source-files.ts'

/** Longest file, bytes. */
export const MAX_WORD_LIST_BYTES = 16 * 2 ** 20

/**
 * Reads rules of synonyms for `createEngine`'s option `synonyms`.
 * @throws LedeError `invalid_config` that names the file and, for a faulty rule, its line.
 */
export async function readSynonyms(path: string): Promise<string> {
  const text = await readText(path)
  // The engine parses them again; only here is their file known.
  parseSynonyms(text, path)
  return text
}

/**
 * Reads a list of words for `createEngine`'s option `stopWords`.
 * @throws LedeError `invalid_config` that names the file and, for a faulty word, its line.
 */
export async function readStopWords(path: string): Promise<string[]> {
  return parseStopWords(await readText(path), path)
}

async function readText(path: string): Promise<string> {
  let bytes: Uint8Array
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > MAX_WORD_LIST_BYTES) throw tooLarge(path)
      bytes = await file.readFile()
    } finally {
      await file.close()
    }
  } catch (cause) {
    if (cause instanceof LedeError) throw cause
    throw new LedeError('invalid_config', `Cannot read \`${path}\`: ${reasonOf(cause)}`, { cause })
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new LedeError('invalid_config', `Expected \`${path}\` to be text in UTF-8`, { cause })
  }
}

function tooLarge(path: string): LedeError {
  const mebibytes = MAX_WORD_LIST_BYTES / 2 ** 20
  return new LedeError('invalid_config', `Expected \`${path}\` to have at most ${mebibytes} MiB`)
}
