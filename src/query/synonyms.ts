// Synonym rules in the format of Solr, Lucene and Elasticsearch.
//
//   # a comment
//   car, automobile, motor car      each finds the others, too
//   prez, potus => president        the left side finds the right side, too; not the other way round
//   a\, b, c\=>d                    a backslash takes the meaning from the sign after it
import { LedeError } from '../errors.ts'
import type { WordClause } from './query.ts'
import { toPhraseClause, toWordClauses } from './to-clauses.ts'

/** Another meaning of a reader's words, next to their own. */
export interface Alternative {
  /** As it is written in the rule. */
  readonly text: string
  /** One: a word, found with its forms. Several: neighbouring words, found as they are. */
  readonly terms: readonly string[]
  /** Another spelling of the same, which the answer does not list. @default false */
  readonly isQuiet?: boolean
}

/** Words that stand for others when they follow one another in a query. */
export interface SynonymRule {
  readonly from: readonly WordClause[]
  readonly to: readonly Alternative[]
}

/** Most lines, and characters (UTF-16 code units) in one. */
export const MAX_SYNONYM_LINES = 100_000
export const MAX_SYNONYM_LINE_LENGTH = 4096
/** Most words that follow one another in a synonym. */
export const MAX_SYNONYM_WORDS = 8
/** Most alternatives of the same words, over all lines: each costs every query that uses them. */
export const MAX_ALTERNATIVES = 32

/** A synonym as it is written, read as a query would be. */
interface Entry extends Alternative {
  readonly words: readonly WordClause[]
  /** Identity of what is found: entries with the same one find the same. */
  readonly name: string
  /** Identity of what is typed: `g7`, `g-7` and `g 7` find the same, but are different words in a query. */
  readonly typed: string
}

/**
 * Parses rules, one a line.
 * @param source Named in errors, as in `synonyms.txt:12`.
 * @throws LedeError `invalid_config`, naming source, line and fault.
 */
export function parseSynonyms(text: string, source = 'synonyms'): SynonymRule[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const rules = new Map<string, { from: readonly WordClause[]; to: Map<string, Alternative> }>()
  const refuse = (line: number, reason: string): never => {
    throw new LedeError('invalid_config', `${source}:${line}: ${reason}`)
  }
  if (lines.length > MAX_SYNONYM_LINES) {
    refuse(MAX_SYNONYM_LINES + 1, `Expected at most ${MAX_SYNONYM_LINES} lines`)
  }
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue
    const failed = (reason: string): never => refuse(i + 1, reason)
    const { left, right } = parseLine(line, failed)
    for (const entry of left) {
      let rule = rules.get(entry.typed)
      if (rule === undefined) rules.set(entry.typed, (rule = { from: entry.words, to: new Map() }))
      for (const { name, text: written, terms } of right ?? left) {
        if (name !== entry.name) rule.to.set(name, { text: written, terms })
      }
      if (rule.to.size > MAX_ALTERNATIVES) {
        failed(`Expected at most ${MAX_ALTERNATIVES} synonyms of ${JSON.stringify(entry.text)}`)
      }
    }
  }
  return Array.from(rules.values(), ({ from, to }) => ({ from, to: [...to.values()] }))
}

function parseLine(
  line: string,
  failed: (reason: string) => never,
): { readonly left: readonly Entry[]; readonly right: readonly Entry[] | undefined } {
  if (line.length > MAX_SYNONYM_LINE_LENGTH) {
    failed(`Expected at most ${MAX_SYNONYM_LINE_LENGTH} characters, received ${line.length}`)
  }
  const [left = [], right, ...others] = splitSides(line)
  if (others.length > 0) failed('Expected one `=>`')
  const toEntries = (texts: readonly string[]): Entry[] =>
    texts.map((text) => toEntry(text, failed))
  const entries = toEntries(left)
  if (right === undefined && entries.length < 2) {
    failed('Expected words that mean the same, parted by commas, or `words => others`')
  }
  return { left: entries, right: right && toEntries(right) }
}

/** Splits a line at arrows, the sides at commas, and removes backslashes. */
function splitSides(line: string): string[][] {
  const sides: string[][] = [['']]
  const add = (text: string): void => {
    const side = sides.at(-1) ?? []
    side[side.length - 1] = `${side.at(-1) ?? ''}${text}`
  }
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\' && at + 1 < line.length) add(line[++at] ?? '')
    else if (line[at] === ',') sides.at(-1)?.push('')
    else if (line.startsWith('=>', at)) {
      sides.push([''])
      at++
    } else add(line[at] ?? '')
  }
  return sides.map((side) => side.map((text) => text.trim()))
}

function toEntry(text: string, failed: (reason: string) => never): Entry {
  const stretch = { text, field: undefined, endsQuery: false }
  const words = toWordClauses(stretch)
  const phrase = toPhraseClause(stretch)
  if (phrase === undefined) return failed(`Expected a word, received ${JSON.stringify(text)}`)
  if (words.length > MAX_SYNONYM_WORDS) {
    failed(`Expected at most ${MAX_SYNONYM_WORDS} words, received ${JSON.stringify(text)}`)
  }
  const terms = phrase.kind === 'phrase' ? phrase.terms : [phrase.term]
  const typed = JSON.stringify(words.map(({ term, parts }) => [term, parts]))
  return { text, words, terms, name: JSON.stringify(terms), typed }
}
