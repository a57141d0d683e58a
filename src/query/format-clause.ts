// How is a clause written? The reverse of parsing, for showing how a query was read.
import { classAt, UNSPACED } from '../analysis/character-class.ts'
import type { Clause, PhraseClause, WordClause } from './query.ts'

/** Writes a clause canonically: `north`, `+the`, `troop*`, `title:kings`, `"a phrase"`, `messi OR ronaldo`. */
export function formatClause(clause: Clause): string {
  return clause.kind === 'any'
    ? clause.options.map(formatSimpleClause).join(' OR ')
    : formatSimpleClause(clause)
}

function formatSimpleClause(clause: WordClause | PhraseClause): string {
  const field = clause.field === undefined ? '' : `${clause.field}:`
  const text = clause.text.toLowerCase()
  if (clause.kind === 'phrase') return `${field}"${text}"`
  // A lone character of an unspaced script is always a prefix; nobody typed a star there.
  const isStarred = clause.prefix === 'explicit' && classAt(text, 0) !== UNSPACED
  const sign = clause.must === true ? '+' : ''
  return `${sign}${field}${text}${isStarred ? '*' : ''}`
}
