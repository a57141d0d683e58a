// What would a reader like about an excerpt? Measures by plain rules, none of which must hold. Knows
// texts only.
import { type Asked, canHoldAll, type JudgedExcerpt, passageOf } from './judge.ts'

/** What is counted of an excerpt. */
export interface ExcerptMeasures {
  /** Some part of the query stands in the body. */
  readonly hasMatches: boolean
  /** One passage can hold every part that stands in the body. */
  readonly canHoldAll: boolean
  readonly holdsAll: boolean
  readonly beginsSentence: boolean
  readonly endsSentence: boolean
  /** It begins with the place, date or agency of a wire story, and nothing there matched. */
  readonly hasDateline: boolean
  /** More than a quarter of its letters and digits are digits. */
  readonly isTable: boolean
  /** A quotation is closed that was not opened, or the other way round. */
  readonly hasHalfQuote: boolean
  /** It ends with one or two words of a sentence, none of which matched. */
  readonly hasScrap: boolean
  /** UTF-16 code units, without ellipses. */
  readonly length: number
}

/** Measures the one excerpt of a story. */
export function measureExcerpt(excerpt: JudgedExcerpt, asked: Asked): ExcerptMeasures {
  const { body, matches } = asked
  const [start, end] = passageOf(excerpt)
  const passage = body.slice(start, end)
  const there = matches.filter(({ places }) => places.length > 0)
  const shown = (list: (typeof matches)[number]): boolean =>
    list.possible.some((place) => place.start >= start && place.end <= end)
  const lettersAndDigits = passage.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const digits = passage.match(/\p{N}/gu)?.length ?? 0
  const dateline = datelineEnd(body)
  const firstMark = excerpt.ranges[0]
  return {
    hasMatches: there.length > 0,
    canHoldAll: canHoldAll(asked),
    holdsAll: there.every(shown),
    beginsSentence: start <= dateline || beginsSentence(body, start),
    endsSentence: body.slice(end).trim() === '' || /[.!?…]["'”’»)\]]{0,3}$/u.test(passage),
    hasDateline:
      dateline > 0 && start < dateline && (firstMark?.[0] ?? Infinity) >= dateline - start,
    isTable: digits > lettersAndDigits / 4,
    hasHalfQuote: hasHalfQuote(passage),
    hasScrap: hasScrap(passage, excerpt, body.slice(end).trim() === ''),
    length: passage.length,
  }
}

/** Tells whether a sentence begins at a position, as far as the signs before it tell. */
function beginsSentence(body: string, at: number): boolean {
  const before = body.slice(Math.max(0, at - 12), at).replace(/["\u201C\u2018\u00AB(]$/u, '')
  const written = before.trimEnd()
  if (written === '' || before.slice(written.length).replace(/[^\n]/gu, '').length > 1) return true
  return before !== written && /[.!?:\u2026]["'\u201D\u2019\u00BB)\]]{0,3}$/u.test(written)
}

/** Where a dateline (`PARIS, Dec 9 (AFP) - `) that opens a body ends; 0 for none. */
function datelineEnd(body: string): number {
  const opening = body.slice(0, 80)
  const separator = / (?:--?|[\u2013\u2014]) | ?: /u.exec(opening)
  if (separator === null) return 0
  const words = opening.slice(0, separator.index).split(/[ ,()]+/u)
  const isNamed = words.every((word) => word === '' || /^[\p{Lu}\d]/u.test(word))
  const isWire =
    /^\p{Lu}{2}|^Reuters$/u.test(words[0] ?? '') || /[\u2013\u2014]/u.test(separator[0])
  return isNamed && isWire ? separator.index + separator[0].length : 0
}

function hasHalfQuote(passage: string): boolean {
  let open = 0
  for (const [i, sign] of Array.from(passage).entries()) {
    if (sign === '“') open++
    if (sign === '”') open--
    if (sign === '"') {
      const next = passage.charAt(i + 1)
      open += next === '' || /[\s.,;:!?)\]]/u.test(next) ? -1 : 1
    }
    if (open < 0) return true
  }
  return open > 0
}

function hasScrap(passage: string, { ranges, text }: JudgedExcerpt, isEnd: boolean): boolean {
  if (isEnd) return false
  const words = [...passage.matchAll(/\S+/gu)]
  const isStop = (word: string | undefined): boolean =>
    /[.!?]["'\u201D\u2019)\]]{0,3}$/u.test(word ?? '')
  const last = words.at(-1)
  const scrap = [2, 3].find((count) => isStop(words.at(-count)?.[0]))
  if (scrap === undefined || isStop(last?.[0])) return false
  const from = words.at(1 - scrap)?.index ?? 0
  const lead = text.startsWith('…') ? 1 : 0
  return !ranges.some(([start]) => start - lead >= from)
}
