// Where does each part of a query begin and end, and what signs does it carry? Knows quotes, signs
// and operator names; not which words the text holds, nor whether a value makes sense.
import { operatorAt } from './operators.ts'
import type { Operator } from './operators.ts'
import { isQuote, isSeparator } from './signs.ts'

/** A stretch of the query between separators: a phrase with its quotes, or a run of other text. */
export interface Chunk {
  /** It carries a minus sign. */
  readonly negated: boolean
  /** It carries a plus sign. */
  readonly must: boolean
  /** What the name before its colon does, where it has a known one. */
  readonly operator: Operator | undefined
  /** What the operator, else the sign, applies to; without the quotes. */
  readonly value: string
  /** Where the value starts in the query. */
  readonly valueStart: number
  readonly quoted: boolean
  /** Everything after the sign, for reading it as plain words. */
  readonly plain: string
  /** Nothing follows it. */
  readonly endsQuery: boolean
  /** It is `OR` or `|`, standing alone. */
  readonly isOr: boolean
  /** It is part of a pasted text, in which signs are punctuation. */
  readonly isProse: boolean
}

/** Those that mean inches after a digit (`6" pipe`) and then open nothing. */
const INCH_MARKS = '"”'
/** Dashes that editors make of a typed hyphen. */
const TYPOGRAPHIC_MINUS = '\u2212\u2013'
/** What a hyphen in front excludes: a word, an amount, a tag. */
const EXCLUDABLE = /[\p{L}\p{N}\p{Sc}#@]/u
const LETTER = /\p{L}/u

/** Index of the first quote from an index on, or -1. */
function findQuote(q: string, from: number): number {
  for (let at = from; at < q.length; at++) if (isQuote(q[at])) return at
  return -1
}

/**
 * Tells whether a quote at an index opens a phrase: another one closes it. Only the last quote of
 * a query can look for its other in vain, so that looking is linear in all.
 */
function opensPhrase(q: string, index: number): boolean {
  const quote = q[index] ?? ' '
  if (!isQuote(quote)) return false
  if (INCH_MARKS.includes(quote) && /\d/.test(q[index - 1] ?? '')) return false
  return findQuote(q, index + 1) >= 0
}

/** Tells whether a sign at the start of a chunk excludes what follows it. */
function isNegation(q: string, index: number): boolean {
  const sign = q[index] ?? ' '
  if (sign !== '-' && !TYPOGRAPHIC_MINUS.includes(sign)) return false
  // `"a b"-c`: the chunk before ended in a quote, and this is a hyphen inside of something.
  if (index > 0 && !isSeparator(q[index - 1])) return false
  if (isQuote(q[index + 1])) return true
  const next = String.fromCodePoint(q.codePointAt(index + 1) ?? 0)
  return (sign === '-' ? EXCLUDABLE : LETTER).test(next)
}

/** Tells whether a plus sign at the start of a chunk requires what follows it: `+the`, not `C++ + x`. */
function isRequirement(q: string, index: number): boolean {
  if (q[index] !== '+' || (index > 0 && !isSeparator(q[index - 1]))) return false
  const next = String.fromCodePoint(q.codePointAt(index + 1) ?? 0)
  return isQuote(q[index + 1]) || EXCLUDABLE.test(next)
}

/** Most words of a text in capitals in which `OR` may still be meant as an operator. */
const SHORT_IN_CAPITALS = 8

/** Tells whether a text is a sentence all in capitals, in which `OR` is a word like any other. */
function isLongInCapitals(q: string): boolean {
  return !/\p{Ll}/u.test(q) && q.trim().split(/\s+/).length > SHORT_IN_CAPITALS
}

/** A text of so many words, so many of them outside quotes, was pasted: its signs are punctuation. */
const PASTED_WORDS = 16
const PASTED_BARE_WORDS = 4

/** Tells whether a text was written for readers, not for a search: a sentence or two. */
export function isPasted(q: string): boolean {
  const outside = q.replace(/["“”„‟«»＂][^"“”„‟«»＂]*["“”„‟«»＂]/g, ' ')
  return countWords(q) >= PASTED_WORDS && countWords(outside) >= PASTED_BARE_WORDS
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && word !== 'OR').length
}

/** Cuts a query into its chunks, in order; linear in its length, any string will do. */
export function scanQuery(q: string): Chunk[] {
  const chunks: Chunk[] = []
  const capitals = isLongInCapitals(q)
  const pasted = isPasted(q)
  let at = 0
  while (at < q.length) {
    if (isSeparator(q[at])) {
      at++
      continue
    }
    const start = at
    const negated = !pasted && isNegation(q, at)
    const must = !negated && !pasted && isRequirement(q, at)
    if (negated || q[at] === '+') at++
    const plainStart = at
    const found = operatorAt(q, at)
    const operator = found?.operator
    const opening = found?.valueStart ?? at
    const quoted = !pasted && opensPhrase(q, opening)
    const valueStart = quoted ? opening + 1 : opening
    let valueEnd: number
    if (quoted) {
      valueEnd = findQuote(q, valueStart)
      at = valueEnd + 1
    } else {
      at = valueStart
      while (at < q.length && !isSeparator(q[at]) && (pasted || !opensPhrase(q, at))) at++
      valueEnd = at
    }
    const value = q.slice(valueStart, valueEnd)
    const plain = q.slice(plainStart, at)
    const isOr =
      start === plainStart && ((plain === 'OR' && !capitals) || (plain === '|' && !pasted))
    const endsQuery = at === q.length
    chunks.push({
      negated,
      must,
      operator,
      value,
      valueStart,
      quoted,
      plain,
      endsQuery,
      isOr,
      isProse: pasted,
    })
  }
  return chunks
}
