// The scanner of the query language: quotes, parentheses, signs and operator names.
import { operatorAt } from './operators.ts'
import type { Operator } from './operators.ts'
import { type Connective, CONNECTIVES, isLongInCapitals, isPasted } from './prose.ts'
import { isClosing, isOpening, isQuote, isSeparator } from './signs.ts'

/** A parenthesis that opens a group, with what stands right before it. */
export interface Opening {
  readonly kind: 'open'
  /** It carries a minus sign. */
  readonly negated: boolean
  /** The operator before it: `title:(a b)`. */
  readonly operator: Operator | undefined
}

/** A stretch of the query between separators: a phrase with its quotes, or a run of other text. */
export interface Chunk {
  readonly kind: 'chunk'
  /** It carries a minus sign. */
  readonly negated: boolean
  /** It carries a plus sign. */
  readonly must: boolean
  /** The operator before its colon, if it has a known one. */
  readonly operator: Operator | undefined
  /** The text that the operator or the sign applies to, without the quotes. */
  readonly value: string
  /** Where the value starts in the query. */
  readonly valueStart: number
  readonly quoted: boolean
  /** Everything after the sign, to read it as plain words. */
  readonly plain: string
  /** Nothing follows it. */
  readonly endsQuery: boolean
  /** Its meaning as a lone `OR`, `|`, `AND` or `NOT`. */
  readonly connective: Connective | undefined
  /** It is part of a pasted text, in which signs are punctuation. */
  readonly isProse: boolean
}

/** A parenthesis is a token only where it may group, so never in a pasted text. */
export type QueryToken = Chunk | Opening | { readonly kind: 'close' }

/** Quotes that mean inches after a digit (`6" pipe`) and then open nothing. */
const INCH_MARKS = '"”'
/** Dashes that editors put in the place of a typed hyphen. */
const TYPOGRAPHIC_MINUS = '\u2212\u2013'
/** The first character of what a hyphen can exclude: a word, an amount, a tag. */
const EXCLUDABLE = /[\p{L}\p{N}\p{Sc}#@]/u
const LETTER = /\p{L}/u

/** Index of the first quote from an index on, or -1. */
function findQuote(q: string, from: number): number {
  for (let at = from; at < q.length; at++) if (isQuote(q[at])) return at
  return -1
}

/**
 * Tells whether a quote at an index opens a phrase: another one closes it. Only the last quote of a query
 * can have no other, so all searches together are linear.
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
  // `"a b"-c`: the chunk before ended in a quote, so this is a hyphen inside a word.
  if (index > 0 && !isSeparator(q[index - 1])) return false
  if (isQuote(q[index + 1]) || isOpening(q[index + 1])) return true
  const next = String.fromCodePoint(q.codePointAt(index + 1) ?? 0)
  return (sign === '-' ? EXCLUDABLE : LETTER).test(next)
}

/** Tells whether a plus sign at the start of a chunk requires what follows it: `+the`, not `C++ + x`. */
function isRequirement(q: string, index: number): boolean {
  if (q[index] !== '+' || (index > 0 && !isSeparator(q[index - 1]))) return false
  const next = String.fromCodePoint(q.codePointAt(index + 1) ?? 0)
  return isQuote(q[index + 1]) || EXCLUDABLE.test(next)
}

/** Cuts a query into its tokens, in order; linear in its length; any string is valid. */
export function scanQuery(q: string): QueryToken[] {
  const tokens: QueryToken[] = []
  const capitals = isLongInCapitals(q)
  const pasted = isPasted(q)
  let at = 0
  while (at < q.length) {
    if (isSeparator(q[at])) {
      if (!pasted && isOpening(q[at]))
        tokens.push({ kind: 'open', negated: false, operator: undefined })
      if (!pasted && isClosing(q[at])) tokens.push({ kind: 'close' })
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
    if (!pasted && isOpening(q[opening])) {
      tokens.push({ kind: 'open', negated, operator })
      at = opening + 1
      continue
    }
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
    const plain = q.slice(plainStart, at)
    const isWritten = capitals && /\p{L}/u.test(plain)
    const isConnective = start === plainStart && !pasted && !isWritten
    tokens.push({
      kind: 'chunk',
      negated,
      must,
      operator,
      value: q.slice(valueStart, valueEnd),
      valueStart,
      quoted,
      plain,
      endsQuery: at === q.length,
      connective: isConnective ? CONNECTIVES.get(plain) : undefined,
      isProse: pasted,
    })
  }
  return tokens
}
