// The start and end of a passage, as an editor would cut: at sentences, else at a comma or dash, else
// between words.
import { isCharacterBoundary, isSpace, trimSpace } from './characters.ts'
import type { Range } from './excerpt.ts'
import { skipHangingWords } from './hanging-words.ts'
import { closesUnopened, lastUnclosed } from './quotations.ts'
import {
  sentenceEndAtOrAfter,
  sentenceEndAtOrBefore,
  sentenceStartAtOrAfter,
  sentenceStartAtOrBefore,
} from './sentence-boundaries.ts'
import {
  findBackward,
  findForward,
  wordBoundaryAtOrAfter,
  wordBoundaryAtOrBefore,
} from './word-boundaries.ts'

/** A passage that ends with a sentence fills at least this share of the length, 0..1. */
const LEAST_FILLED = 0.5

/** One that ends with a part of a sentence fills at least this share, 0..1. */
const LEAST_FILLED_BY_PARTS = 0.8

/** Share of the length left by the core that goes before it within a sentence, 0..1. */
const SHARE_BEFORE = 0.35

/** Punctuation after which a part of a sentence reads well alone. */
const PART_ENDS = ',;:\u2013\u2014-\u060C\uFF0C'

/** Never the first character of a passage cut from a text. */
const NOT_FIRST =
  /[,;:!?)\]}\u2026\u2014\u060C\u061B\u3001\u3002\uFF01\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]/u

/** Never the last character of a passage cut from a text. */
const NOT_LAST =
  /[,;:([{\u2013\u2014\u2026\u201E\u00BF\u00A1\u060C\u061B\u3001\uFF08\uFF0C\uFF1A\uFF1B]/u

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}\p{S}\p{Co}]/u

/**
 * Places a passage of at most `length` UTF-16 code units around a core and within a room. The core is no
 * longer than `length`; an empty core at the room's start makes a lead.
 */
export function placePassage(text: string, core: Range, room: Range, length: number): Range {
  const start = chooseStart(text, core, room, length)
  const most = start + length
  if (most >= room[1]) return [start, room[1]]
  const half = Math.ceil(length * LEAST_FILLED)
  const end = sentenceEndAtOrBefore(text, most, Math.max(core[1], start + half))
  if (end !== undefined) return [start, end]
  return (
    endingEarlier(text, start, core, room, length) ?? [
      start,
      endWithinSentence(text, start, core, length),
    ]
  )
}

/**
 * If the core's sentence is short and the next too long: the sentence with those before it, if together
 * they fill enough of the length.
 */
function endingEarlier(
  text: string,
  start: number,
  core: Range,
  room: Range,
  length: number,
): Range | undefined {
  const half = Math.ceil(length * LEAST_FILLED)
  const end = sentenceEndAtOrBefore(text, start + half - 1, core[1])
  if (end === undefined) return undefined
  const least = Math.max(room[0], end - length)
  const first = sentenceStartAtOrAfter(text, least, Math.min(start, end - half))
  return first === undefined ? undefined : [first, end]
}

/** A sentence start that leaves room for the core, else a place within the core's sentence. */
function chooseStart(text: string, core: Range, room: Range, length: number): number {
  const least = Math.max(room[0], core[1] - length)
  const nearest = sentenceStartAtOrBefore(text, core[0], least)
  if (nearest === undefined) return startWithinSentence(text, core, room, length)
  const start = wholeQuotation(text, nearest, core, least)
  // The text after it does not fill the length; earlier sentences may.
  const earliest = Math.max(room[0], room[1] - length)
  return start <= earliest ? start : (sentenceStartAtOrAfter(text, earliest, start) ?? start)
}

/** Most sentences put before the core's own to complete a quotation. */
const MOST_SENTENCES_BEFORE = 2

/** The sentence start where a quotation opens that the core's sentence closes, if it fits. */
function wholeQuotation(text: string, start: number, core: Range, least: number): number {
  let first = start
  for (let tries = 0; tries <= MOST_SENTENCES_BEFORE; tries += 1) {
    if (!closesUnopened(text, [first, core[1]])) return first
    const before = sentenceStartAtOrBefore(text, first - 1, least)
    if (before === undefined) break
    first = before
  }
  return start
}

function startWithinSentence(text: string, core: Range, room: Range, length: number): number {
  const free = length - (core[1] - core[0])
  const before = Math.floor(free * SHARE_BEFORE)
  // If the sentence ends soon after the core, the rest of the length can go before it.
  const reach = Math.min(room[1], core[1] + free - before)
  const finish = sentenceEndAtOrAfter(text, core[1], reach)
  const target = Math.max(room[0], finish === undefined ? core[0] - before : finish - length)
  const halfway = target + Math.floor((core[0] - target) / 2)
  return (
    findForward(text, target, halfway, isPartStart) ?? wordBoundaryAtOrAfter(text, target, core[0])
  )
}

/** The last end of a part of a sentence that fills most of the length, else the last word's end. */
function endWithinSentence(text: string, start: number, core: Range, length: number): number {
  const most = start + length
  const least = Math.max(core[1], start + 1)
  const leastOfPart = Math.max(core[1], start + Math.ceil(length * LEAST_FILLED_BY_PARTS))
  const part = findBackward(text, most, leastOfPart, isPartStart)
  const end = skipHangingWords(text, part ?? wordBoundaryAtOrBefore(text, most, least), least)
  // A quotation that has only just opened is left out.
  const quotation = lastUnclosed(text, [Math.max(leastOfPart, 1), end])
  return quotation === undefined ? end : skipHangingWords(text, quotation, least)
}

/** Tells whether a part of a sentence starts here: after a comma, dash or the like and a space. */
function isPartStart(text: string, at: number): boolean {
  return (
    at > 1 &&
    isSpace(text.charCodeAt(at - 1)) &&
    PART_ENDS.includes(text.charAt(at - 2)) &&
    isCharacterBoundary(text, at)
  )
}

/** The ends of a passage where text was cut off. */
export interface CutEnds {
  readonly start: boolean
  readonly end: boolean
}

/**
 * Trims white space from the ends of a passage and, where text was cut off, what must not stand next to an
 * ellipsis: at the start punctuation that belongs to the text left out; at the end opening quotes and
 * brackets, commas, dashes; at both the text's own ellipsis. Trims nothing of `keep`, and never the whole
 * passage.
 */
export function trimPassage(text: string, passage: Range, keep: Range, cut: CutEnds): Range {
  const [start, end] = trimSpace(text, passage)
  const from = cut.start ? skipStrayStart(text, start, Math.min(keep[0], end - 1)) : start
  const to = cut.end ? skipStrayEnd(text, end, Math.max(keep[1], from + 1)) : end
  return trimSpace(text, [from, to])
}

function skipStrayStart(text: string, start: number, most: number): number {
  let at = start
  while (at < most && isStrayAtStart(text, at) && isCharacterBoundary(text, at + 1)) at += 1
  return at
}

function isStrayAtStart(text: string, at: number): boolean {
  const character = text.charAt(at)
  if (isSpace(text.charCodeAt(at)) || NOT_FIRST.test(character)) return true
  return isPunctuation(character) && isSpace(text.charCodeAt(at + 1))
}

function skipStrayEnd(text: string, end: number, least: number): number {
  let at = end
  while (at > least) {
    if (at - 3 >= least && text.slice(at - 3, at) === '...') at -= 3
    else if (isStrayAtEnd(text, at)) at -= 1
    else break
  }
  return at
}

function isStrayAtEnd(text: string, end: number): boolean {
  const character = text.charAt(end - 1)
  if (isSpace(text.charCodeAt(end - 1)) || NOT_LAST.test(character)) return true
  return isPunctuation(character) && isSpace(text.charCodeAt(end - 2))
}

/** Any character that is not part of a word, a number, a symbol or half of a pair. */
function isPunctuation(character: string): boolean {
  return /\P{Cs}/u.test(character) && !WORD_CHARACTER.test(character)
}
