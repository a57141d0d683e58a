// Is an excerpt what an editor would let pass? Rules that must hold, by brute force, and measures of
// what would be nice. Knows texts and places; nothing of how excerpts are made.
import type { PartPlaces } from './find-matches.ts'

/** An excerpt as it goes over the wire. */
export interface JudgedExcerpt {
  readonly text: string
  readonly html: string
  readonly start: number
  readonly ranges: readonly (readonly [start: number, end: number])[]
}

/** What an excerpt was made of. */
export interface Asked {
  readonly body: string
  /** The source cut the body off. */
  readonly truncated: boolean
  readonly matches: readonly PartPlaces[]
  /** Longest passage, UTF-16 code units, without ellipses. */
  readonly length: number
}

/** [start, end) in the body. */
type Span = readonly [start: number, end: number]

const ELLIPSIS = '…'

/** Gives where in the body an excerpt's passage stands. */
export function passageOf({ text, start }: JudgedExcerpt): Span {
  const lead = text.startsWith(ELLIPSIS) ? 1 : 0
  const tail = text.length > lead && text.endsWith(ELLIPSIS) ? 1 : 0
  return [start, start + text.length - lead - tail]
}

/** Lists the rules that the excerpts of one story break, each as a sentence; none is what is hoped for. */
export function findFaults(excerpts: readonly JudgedExcerpt[], asked: Asked): string[] {
  const { body, matches, length } = asked
  const faults: string[] = []
  const passages = excerpts.map(passageOf)
  passages.forEach(([start, end], i) => {
    const excerpt = excerpts[i]
    if (excerpt === undefined) return
    faults.push(...findTextFaults(excerpt, [start, end], asked))
    faults.push(...findMarkFaults(excerpt, [start, end], asked))
    const before = passages[i - 1]
    if (before !== undefined && start < before[1])
      faults.push('excerpts overlap or are out of order')
  })
  const [only] = passages
  if (only !== undefined && passages.length === 1 && canHoldAll(asked)) {
    for (const { part, places, possible } of matches) {
      if (places.length === 0) continue
      if (!possible.some((place) => place.start >= only[0] && place.end <= only[1])) {
        faults.push(`misses ${JSON.stringify(part)}, though ${length} characters can hold all`)
      }
    }
  }
  if (passages.length === 0 && body.trim() !== '') faults.push('nothing is shown of a body')
  return faults
}

function findTextFaults(
  { text, html }: JudgedExcerpt,
  [start, end]: Span,
  { body, truncated, length }: Asked,
): string[] {
  const faults: string[] = []
  const isCutBefore = body.slice(0, start).trim() !== ''
  const isCutAfter = truncated || body.slice(end).trim() !== ''
  const expected =
    (isCutBefore ? ELLIPSIS : '') + body.slice(start, end) + (isCutAfter ? ELLIPSIS : '')
  if (text !== expected) faults.push('is not the text of the body with ellipses where it was cut')
  if (end - start > length) faults.push(`is ${end - start} characters long`)
  if (text.length === 0) faults.push('is empty')
  if (cutsWord(body, start) || cutsWord(body, end)) faults.push('cuts a word')
  if (withoutMarks(html) !== escaped(text)) faults.push('html without its marks is not the text')
  return faults
}

function findMarkFaults(
  { text, ranges }: JudgedExcerpt,
  [start, end]: Span,
  { matches }: Asked,
): string[] {
  const shift = (text.startsWith(ELLIPSIS) ? 1 : 0) - start
  const marked = new Set<number>()
  for (const [from, to] of ranges) for (let at = from; at < to; at++) marked.add(at - shift)
  const possible = matches.flatMap((match) => match.possible)
  const allowed = new Set<number>()
  for (const [from, to] of possible.flatMap(({ words }) => words)) {
    for (let at = from; at < to; at++) allowed.add(at)
  }
  const faults: string[] = []
  if ([...marked].some((at) => !allowed.has(at))) faults.push('marks what did not match')
  const shown = matches
    .flatMap((match) => match.places)
    .filter((place) => place.start >= start && place.end <= end)
  if (shown.some(({ words }) => words.some(([from]) => !marked.has(from)))) {
    faults.push('does not mark what matched')
  }
  return faults
}

/** Tells whether one passage can hold every part that stands in the body at all; tries every place. */
export function canHoldAll({ body, matches, length }: Asked): boolean {
  if (body.trim().length <= length) return true
  const lists = matches
    .filter(({ places }) => places.length > 0)
    .map(({ places }) => places.map(({ start, end }) => wholeWords(body, [start, end])))
  const starts = lists.flat().map(([start]) => start)
  return starts.some((start) =>
    lists.every((list) => list.some((span) => span[0] >= start && span[1] <= start + length)),
  )
}

/** Widens a place to what white space or dashes part from the rest; a price's sign belongs to it. */
function wholeWords(body: string, [from, to]: Span): Span {
  let start = from
  let end = to
  while (start > 0 && !/[\s—]/u.test(body.charAt(start - 1))) start--
  while (end < body.length && !/[\s—]/u.test(body.charAt(end))) end++
  if (/\p{Sc}\s$/u.test(body.slice(Math.max(0, start - 2), start))) start -= 2
  return [start, end]
}

const WORD = /[\p{L}\p{M}\p{N}]/u

/** Tells whether a position lies within a word, or within words that a hyphen or the like joins. */
function cutsWord(body: string, at: number): boolean {
  if (at <= 0 || at >= body.length) return false
  const before = body.charAt(at - 1)
  const after = body.charAt(at)
  if (WORD.test(before) && WORD.test(after)) return true
  const joins = /[-'’.,&/@]/u
  if (joins.test(before) && WORD.test(body.charAt(at - 2)) && WORD.test(after)) return true
  return joins.test(after) && WORD.test(before) && WORD.test(body.charAt(at + 1))
}

function withoutMarks(html: string): string {
  return html.replaceAll('<mark>', '').replaceAll('</mark>', '')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
