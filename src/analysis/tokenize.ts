// Where are the words of a text, and what is each called? The only tokenizer in the program: stories,
// queries and highlights pass through it, so that whatever matched can be shown. Knows no language.
//
// A chunk is a run of pieces joined by single connectors: `128-110`, `AT&T`, `$1.13bn`, `mother-in-law`.
// Its parts are its runs of letters and of digits; a chunk of several parts is a compound.
import { classAt, DIGIT, LETTER, MARK, SEPARATOR, UNSPACED, widthAt } from './character-class.ts'
import { fold } from './fold.ts'
import { MAX_TERM_LENGTH, plainWordEnd } from './plain-word.ts'
import type { Token, TokenVisitor } from './token.ts'

/** Most parts in one compound; a longer chain (`a-b-c-...`) starts another. */
export const MAX_COMPOUND_PARTS = 12

/** What may stand after an apostrophe without belonging to the word: `Messi’s`, `they’ll`. */
const CLITICS: ReadonlySet<string> = new Set(['s', 're', 've', 'll', 'd', 'm'])
/** What keeps a number whole when it follows at once: `1950s`, `21st`. */
const NUMBER_ENDINGS: ReadonlySet<string> = new Set(['s', 'st', 'nd', 'rd', 'th'])

const HYPHENS = '-\u2010\u2011\u2012\u2013\u2212'
const APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07`"
const CURRENCIES = '$\u20ac\u00a3\u00a5\u20b9'

/** A part of the chunk being read: [start, end) and its class. */
interface Part {
  readonly start: number
  readonly end: number
  readonly term: string
}

/** End of the run of letters or digits that starts at `start`, with the marks that belong to it. */
function runEnd(text: string, start: number): number {
  const wanted = classAt(text, start)
  let end = start + widthAt(text, start)
  for (;;) {
    const found = classAt(text, end)
    if (found !== wanted && found !== MARK) return end
    end += widthAt(text, end)
  }
}

function isWordClass(found: number): boolean {
  return found === LETTER || found === DIGIT
}

/** A letter that stands alone up to the next full stop, as in `U.S.`. */
function isInitial(text: string, index: number): boolean {
  return (
    classAt(text, index) === LETTER &&
    text[runEnd(text, index)] === '.' &&
    runEnd(text, index) === index + widthAt(text, index)
  )
}

/**
 * End of the acronym that starts at `start` (`U.S.`, `p.m.`, `J.K.`, `Ph.D.`), its last full stop
 * included, or -1 where none starts.
 */
function acronymEnd(text: string, start: number): number {
  let end = start
  let letters = 0
  if (isInitial(text, start)) {
    end = start + widthAt(text, start) + 1
    letters = 1
  } else if (
    /^(?:\p{Lu}\p{Ll}\.\p{Lu}|ph\.d)(?![\p{L}\p{N}])/u.test(text.slice(start, start + 12))
  ) {
    end = start + 3
    letters = 1
  } else return -1
  while (isInitial(text, end)) {
    end += widthAt(text, end) + 1
    letters++
  }
  // The last letter may lack its full stop: `U.S`.
  if (
    classAt(text, end) === LETTER &&
    runEnd(text, end) === end + widthAt(text, end) &&
    !isWordClass(classAt(text, runEnd(text, end)))
  ) {
    end = runEnd(text, end)
    letters++
  }
  return letters > 1 ? end : -1
}

/** Digits at `index`, exactly three, as in the groups of `1,234,567`. */
function isThousandsGroup(text: string, index: number): boolean {
  return classAt(text, index) === DIGIT && runEnd(text, index) === index + 3
}

/** Tells whether the character at `index` joins the piece before it to the piece after it. */
function connects(text: string, index: number): boolean {
  const connector = text[index]
  if (connector === undefined) return false
  const next = classAt(text, index + 1)
  if (!isWordClass(next)) return false
  const before = classBefore(text, index)
  if (HYPHENS.includes(connector) || connector === '&' || connector === '_' || connector === '@')
    return true
  if (APOSTROPHES.includes(connector)) return isWordClass(before) && next === LETTER
  if (connector === '/') return true
  if (connector === '.') return before === next
  if (connector === ',') return before === DIGIT && isThousandsGroup(text, index + 1)
  if (connector === ':') return before === DIGIT && next === DIGIT
  return CURRENCIES.includes(connector) && before === LETTER && next === DIGIT
}

/** Class of the letter or digit that ends just before `index`, marks passed over. */
function classBefore(text: string, index: number): number {
  let at = index - 1
  while (at > 0 && classAt(text, at) === MARK) at--
  const unit = text.charCodeAt(at)
  if (unit >= 0xdc00 && unit <= 0xdfff && at > 0) at--
  return text[at] === '.' ? LETTER : classAt(text, at)
}

/** How a connector is written in a compound's whole term; apostrophes and thousands commas vanish. */
function connectorTerm(connector: string): string {
  if (HYPHENS.includes(connector)) return '-'
  if (APOSTROPHES.includes(connector) || connector === ',') return ''
  return connector
}

/** Cuts a range down to the longest term, not through a surrogate pair. */
function cappedEnd(text: string, start: number, end: number): number {
  if (end - start <= MAX_TERM_LENGTH) return end
  const cut = start + MAX_TERM_LENGTH
  return widthAt(text, cut - 1) === 2 ? cut - 1 : cut
}

/** Emits the bigrams of a run of an unspaced script and its last character; gives the next position. */
function visitUnspaced(
  text: string,
  start: number,
  end: number,
  firstPosition: number,
  visit: TokenVisitor,
): number {
  let position = firstPosition
  let from = start
  while (from < end) {
    const middle = characterEnd(text, from, end)
    const to = middle < end ? characterEnd(text, middle, end) : middle
    const term = fold(text.slice(from, cappedEnd(text, from, to)))
    if (term !== '') visit(term, from, cappedEnd(text, from, to), position++, 1)
    from = middle
  }
  return position
}

/** End of the character at `index` with the marks on it, at most `end`. */
function characterEnd(text: string, index: number, end: number): number {
  let at = index + widthAt(text, index)
  while (at < end && classAt(text, at) === MARK) at += widthAt(text, at)
  return at
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
  let at = start
  let wholeEnd = start
  if (CURRENCIES.includes(text[at] ?? '')) whole = text[at++] ?? ''
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
    for (const part of parts) visit(part.term, part.start, part.end, position++, 1)
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
