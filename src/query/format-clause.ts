// The written form of a clause, the reverse of parsing. It shows how a query was read.
import { classAt, UNSPACED } from '../analysis/character-class.ts'
import type { Clause, PhraseClause, WordClause } from './query.ts'

/**
 * Writes a clause canonically: `north`, `+the`, `troop*`, `title:kings`, `"a phrase"`, `messi OR ronaldo`,
 * `(a b) OR -c`.
 */
export function formatClause(clause: Clause): string {
  switch (clause.kind) {
    case 'any':
      return clause.options.map(formatClause).join(' OR ')
    case 'all':
      return `(${clause.options.map(formatClause).join(' ')})`
    case 'not':
      return formatExcluded(clause.option)
    case 'filter':
      return clause.display
    default:
      return formatSimpleClause(clause)
  }
}

/** Writes an excluded clause: `-kings`, `-(a OR b)`, `-(-section:sport)`. */
export function formatExcluded(clause: Clause): string {
  const isOne = clause.kind !== 'any' && clause.kind !== 'filter'
  return isOne ? `-${formatClause(clause)}` : `-(${formatClause(clause)})`
}

function formatSimpleClause(clause: WordClause | PhraseClause): string {
  const field = clause.field === undefined ? '' : `${clause.field}:`
  const text = clause.text.toLowerCase()
  if (clause.kind === 'phrase') return `${field}"${text}"`
  // A lone character of an unspaced script is always a prefix, without a typed star.
  const isStarred = clause.prefix === 'explicit' && classAt(text, 0) !== UNSPACED
  return `${clause.must === true ? '+' : ''}${field}${text}${isStarred ? '*' : ''}`
}
