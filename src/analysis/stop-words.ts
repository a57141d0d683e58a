// Stop words: words that carry a sentence rather than its subject. English ones, and a reader for lists of
// others.
import { LedeError } from '../errors.ts'
import { terms } from './tokenize.ts'

/**
 * Articles, pronouns, prepositions, conjunctions, auxiliaries and question words. They are indexed like any
 * other word; a query does not require them.
 */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those such same own each every some any all both few more most other no not nor only',
    'i me my mine myself we our ours ourselves you your yours yourself yourselves',
    'he him his himself she her hers herself it its itself they them their theirs themselves',
    'who whom whose which what when where why how whether while there here then than',
    'and or but if because as until though although so too very just also',
    'of at by for with about against between among into onto through during before after above below to from up down in out on off over under upon within without again further once per via',
    'am is are was were be been being have has had having do does did doing done',
    'will would shall should can could may might must ought',
  ]
    .join(' ')
    .split(' '),
)

/** Most lines of a list, and characters (UTF-16 code units) in one. */
export const MAX_STOP_WORD_LINES = 100_000
export const MAX_STOP_WORD_LINE_LENGTH = 4096

/**
 * Parses a list as Lucene and Snowball have them: words separated by white space; the rest of a line from
 * `#` or `|` on is a comment.
 * @param source Named in errors, as in `stop-words.txt:12`.
 * @throws LedeError `invalid_config`, naming source, line and fault.
 */
export function parseStopWords(text: string, source = 'stop words'): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const refuse = (line: number, reason: string): never => {
    throw new LedeError('invalid_config', `${source}:${line}: ${reason}`)
  }
  if (lines.length > MAX_STOP_WORD_LINES) {
    refuse(MAX_STOP_WORD_LINES + 1, `Expected at most ${MAX_STOP_WORD_LINES} lines`)
  }
  return lines.flatMap((line, i) => {
    if (line.length > MAX_STOP_WORD_LINE_LENGTH) {
      const expected = `at most ${MAX_STOP_WORD_LINE_LENGTH} characters`
      refuse(i + 1, `Expected ${expected}, received ${line.length}`)
    }
    const [listed = ''] = line.split(/[#|]/, 1)
    const words = listed.split(/\s+/).filter((word) => word !== '')
    const wordless = words.find((word) => terms(word).length === 0)
    if (wordless !== undefined) {
      refuse(i + 1, `Expected a word, received ${JSON.stringify(wordless)}`)
    }
    return words
  })
}

/** Gives the terms of words, a set to look them up in. */
export function toStopWords(words: Iterable<string>): ReadonlySet<string> {
  return new Set(Array.from(words, (word) => terms(word)).flat())
}
