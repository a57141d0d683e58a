// The only tokenizer in the program. Stories, queries and highlights pass through it, so that what matched
// can be shown.
//
// A chunk is a run of pieces joined by single connectors: `128-110`, `AT&T`, `$1.13bn`, `mother-in-law`.
// Its parts are its runs of letters and of digits. A chunk of several parts is a compound. So is a number
// in groups within it: `1,299` in `$1,299.99`.
import { acronymEnd } from './acronym.ts'
import { APOSTROPHES } from './apostrophe.ts'
import {
  classAt,
  DIGIT,
  isWordClass,
  LETTER,
  runEnd,
  SEPARATOR,
  UNSPACED,
  widthAt,
} from './character-class.ts'
import { connects, connectorTerm, CURRENCIES } from './connector.ts'
import { fold } from './fold.ts'
import { type DigitGroup, groupedNumber, type GroupedNumber } from './grouped-number.ts'
import { plainWordEnd } from './plain-word.ts'
import { cappedEnd, MAX_TERM_LENGTH } from './term-length.ts'
import type { Token, TokenVisitor } from './token.ts'
import { visitUnspaced } from './unspaced-run.ts'

/** Most parts in one compound; a longer chain (`a-b-c-...`) starts another. */
export const MAX_COMPOUND_PARTS = 12

/** Endings after an apostrophe that do not belong to the word: `Messi’s`, `they’ll`. */
const CLITICS: ReadonlySet<string> = new Set(['s', 're', 've', 'll', 'd', 'm'])
/** Endings that stay with the number right before them: `1950s`, `21st`. */
const NUMBER_ENDINGS: ReadonlySet<string> = new Set(['s', 'st', 'nd', 'rd', 'th'])

/** A part of the chunk being read: [start, end) and its class. */
interface Part {
  readonly start: number
  readonly end: number
  readonly term: string
}

/** A number in groups among the parts of a chunk: `1,299` in `1,299-seat`. */
interface InnerWhole {
  /** Its first part, and how many it has. */
  readonly first: number
  readonly span: number
  readonly term: string
}

/**
 * Adds the parts of a number in groups; gives its term. With decimals it is two numbers, the one with them
 * first: `1299.99` and `1299`.
 */
function pushNumber(
  text: string,
  { groups, decimals }: GroupedNumber,
  parts: Part[],
  numbers: InnerWhole[],
): string {
  const first = parts.length
  const toPart = ({ start, end }: DigitGroup): Part => ({
    start,
    end,
    term: fold(text.slice(start, cappedEnd(text, start, end))),
  })
  parts.push(...groups.map(toPart))
  const span = groups.length
  const integer = {
    first,
    span,
    term: parts
      .slice(first)
      .map(({ term }) => term)
      .join(''),
  }
  if (decimals === undefined) {
    numbers.push(integer)
    return integer.term
  }
  const part = toPart(decimals)
  parts.push(part)
  const term = `${integer.term}.${part.term}`
  if (term.length <= MAX_TERM_LENGTH) numbers.push({ first, span: span + 1, term })
  numbers.push(integer)
  return term
}

/** Reads one chunk from `start`, emits its tokens from `position` on; gives [end, next position]. */
function visitChunk(
  text: string,
  start: number,
  firstPosition: number,
  visit: TokenVisitor,
): readonly [number, number] {
  const parts: Part[] = []
  let whole = ''
  const numbers: InnerWhole[] = []
  let at = start
  let wholeEnd = start
  // A currency sign is in the token's range but not in its term: `$5` has the term `5`.
  if (CURRENCIES.includes(text[at] ?? '')) at++
  const push = (from: number, to: number, term: string): void => {
    if (term === '') return
    parts.push({ start: from, end: to, term })
  }
  for (;;) {
    const acronym = acronymEnd(text, at)
    if (acronym > 0) {
      const term = fold(text.slice(at, acronym).replaceAll('.', ''))
      push(at, acronym, term)
      whole += term
      at = acronym
    } else {
      // A piece: runs of letters and digits that touch.
      while (isWordClass(classAt(text, at))) {
        let end = runEnd(text, at)
        const number = classAt(text, at) === DIGIT ? groupedNumber(text, at, end) : undefined
        if (number !== undefined) {
          whole += pushNumber(text, number, parts, numbers)
          at = number.end
          continue
        }
        if (classAt(text, at) === DIGIT && classAt(text, end) === LETTER) {
          const ending = runEnd(text, end)
          if (
            ending - end <= 2 &&
            classAt(text, ending) !== DIGIT &&
            NUMBER_ENDINGS.has(fold(text.slice(end, ending)))
          )
            end = ending
        }
        const to = cappedEnd(text, at, end)
        const term = fold(text.slice(at, to))
        push(at, to, term)
        whole += term
        at = end
      }
    }
    wholeEnd = at
    if (parts.length >= MAX_COMPOUND_PARTS || !connects(text, at)) break
    const connector = text[at] ?? ''
    if (APOSTROPHES.includes(connector)) {
      const end = runEnd(text, at + 1)
      const after = fold(text.slice(at + 1, Math.min(end, at + 4)))
      const isLast = !isWordClass(classAt(text, end)) && !connects(text, end)
      if (end - at <= 3 && isLast && CLITICS.has(after)) {
        at = end
        break
      }
      const last = parts.at(-1)
      if (end - at === 2 && isLast && after === 't' && last !== undefined) {
        // `don’t` is one word.
        parts[parts.length - 1] = { start: last.start, end, term: last.term + after }
        whole += after
        wholeEnd = at = end
        break
      }
    }
    whole += connectorTerm(connector)
    at++
  }
  let position = firstPosition
  if (parts.length > 1) {
    if (whole.length <= MAX_TERM_LENGTH) visit(whole, start, wholeEnd, position, parts.length)
    parts.forEach((part, first) => {
      for (const inner of numbers) {
        const { span } = inner
        if (inner.first !== first || span === parts.length) continue
        visit(inner.term, part.start, parts[first + span - 1]?.end ?? part.end, position, span)
      }
      visit(part.term, part.start, part.end, position++, 1)
    })
  } else {
    const only = parts[0]
    if (only !== undefined) {
      const symbol = /^(?:\+\+|#)(?![\p{L}\p{N}#+])/u.exec(text.slice(at, at + 4))?.[0] ?? ''
      // `C++` and `C#` are names; any other sign after a word is punctuation.
      const isName = symbol !== '' && only.end - only.start === 1 && at === only.end
      visit(
        isName ? only.term + symbol : only.term,
        only.start,
        isName ? only.end + symbol.length : only.end,
        position++,
        1,
      )
      if (isName) at += symbol.length
    }
  }
  return [at, position]
}

/**
 * Visits the tokens of a text in order of start, a compound's whole before its parts.
 * Linear in the length of the text; never throws; text without letters or digits has no tokens.
 */
export function visitTokens(text: string, visit: TokenVisitor): void {
  let position = 0
  let at = 0
  while (at < text.length) {
    const found = classAt(text, at)
    const end = found === LETTER ? plainWordEnd(text, at) : -1
    if (end > 0) {
      visit(text.slice(at, end).toLowerCase(), at, end, position++, 1)
      at = end
    } else if (found === LETTER || found === DIGIT) {
      ;[at, position] = visitChunk(text, at, position, visit)
    } else if (found === UNSPACED) {
      const end = runEnd(text, at)
      position = visitUnspaced(text, at, end, position, visit)
      at = end
    } else if (
      found === SEPARATOR &&
      CURRENCIES.includes(text[at] ?? '') &&
      classAt(text, at + 1) === DIGIT
    ) {
      ;[at, position] = visitChunk(text, at, position, visit)
    } else {
      at += widthAt(text, at)
    }
  }
}

/** Gives the tokens of a text in order of start, a compound's whole before its parts. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  visitTokens(text, (term, start, end, position, span) => {
    tokens.push({ term, start, end, position, span })
  })
  return tokens
}

/** Gives the terms of a text, wholes and parts alike, repeats included. */
export function terms(text: string): string[] {
  const found: string[] = []
  visitTokens(text, (term) => {
    found.push(term)
  })
  return found
}
