// Where in this story is the answer? Chooses passages by what they hold and turns them into
// excerpts. Knows the body and where the query matched; knows neither query nor index.
import { isSpace, trimSpace } from './characters.ts'
import type { Excerpt, ExcerptOptions, Occurrence, Range } from './excerpt.ts'
import { type Cover, findCover, isBetterCover } from './find-cover.ts'
import { isMarkable, markRanges, mergeRanges } from './mark.ts'
import { placePassage, trimPassage } from './place-passage.ts'
import { isSentenceEnd, isSentenceStart } from './sentence-boundaries.ts'
import { toWholeWords } from './whole-words.ts'
import { findForward } from './word-boundaries.ts'

const ELLIPSIS = '\u2026'

/**
 * How much farther apart words in different sentences count as being, UTF-16 code units: about half
 * a dozen words. At 0, `... Korea. Troops ...` beats `Korea will send its troops`.
 */
const SENTENCE_PARTS_BY = 40

/**
 * A second or later passage squeezed between others is shown when it has this share of the length,
 * 0..1, or is made of whole sentences.
 */
const LEAST_SHARE = 0.3

/** Places tried for one excerpt before giving up, so that no body makes the choice quadratic. */
const MOST_TRIES = 2

interface Body {
  readonly text: string
  /** The text without white space around it. */
  readonly content: Range
  readonly truncated: boolean
}

/**
 * Cuts excerpts out of a body: first the passage that holds the most different clauses, closest
 * together; then, in body order, further passages that overlap none and show a clause not yet
 * shown, or at least another occurrence. Where nothing matched, the lead. A body that fits is given
 * whole. Occurrences that are no word of the body (empty, outside, with white space at an end) are
 * passed over. `text` is the body's own; `html` is safe whatever the body holds.
 *
 * The cost grows with the number of occurrences and the length of an excerpt, not with the body.
 */
export function makeExcerpts(
  body: string,
  occurrences: readonly Occurrence[],
  options: ExcerptOptions,
): Excerpt[] {
  const { count, truncated } = options
  const length = Math.floor(options.length)
  const content = trimSpace(body, [0, body.length])
  if (content[0] === content[1] || !(count >= 1) || !(length >= 1)) return []
  const story: Body = { text: body, content, truncated }
  const shown = occurrences.filter((occurrence) => isShowable(story, occurrence))
  shown.sort((a, b) => a.start - b.start || a.end - b.end)
  return choosePassages(story, shown, { ...options, length })
    .filter(([start, end]) => start < end)
    .map((passage) => toExcerpt(story, passage, shown, options))
}

/** The best passage first, the others in order. */
function choosePassages(
  body: Body,
  occurrences: readonly Occurrence[],
  { count, length }: ExcerptOptions,
): Range[] {
  const { text, content } = body
  if (content[1] - content[0] <= length) return [trim(body, content, occurrences)]
  let left: readonly Occurrence[] = toWholeWords(text, occurrences, length)
  let unseen = left
  const passages: Range[] = []
  for (let tries = 0; passages.length < count && tries < MOST_TRIES * count; tries += 1) {
    const rooms = freeRooms(content, passages)
    const choice = chooseCover(text, unseen.length > 0 ? unseen : left, rooms, length)
    if (choice === undefined) break
    const { cover, room } = choice
    const passage = trim(body, placePassage(text, cover.range, room, length), occurrences)
    left = left.filter((occurrence) => !overlaps(occurrence, passage))
    unseen = unseen.filter((occurrence) => !overlaps(occurrence, passage))
    if (passages.length > 0 && !isWorthShowing(text, passage, length)) continue
    const seen = new Set<number>()
    for (const occurrence of occurrences) {
      if (isInside(occurrence, passage)) seen.add(occurrence.clause)
    }
    unseen = unseen.filter((occurrence) => !seen.has(occurrence.clause))
    passages.push(passage)
  }
  const [best, ...others] = passages
  if (best !== undefined) return [best, ...others.sort((a, b) => a[0] - b[0])]
  const lead = placePassage(text, [content[0], content[0]], content, length)
  return [trim(body, lead, occurrences)]
}

interface Choice {
  readonly cover: Cover
  readonly room: Range
}

function chooseCover(
  text: string,
  occurrences: readonly Occurrence[],
  rooms: readonly Range[],
  length: number,
): Choice | undefined {
  const parting = ([start, end]: Range): number =>
    findForward(text, start + 1, end - 1, isSentenceStart) === undefined ? 0 : SENTENCE_PARTS_BY
  let choice: Choice | undefined
  for (const room of rooms) {
    const inside = occurrences.filter((occurrence) => isInside(occurrence, room))
    const cover = findCover(inside, length, parting)
    if (cover === undefined) continue
    if (choice === undefined || isBetterCover(cover, choice.cover)) choice = { cover, room }
  }
  return choice
}

/** What passages leave of the content, in order. */
function freeRooms(content: Range, passages: readonly Range[]): Range[] {
  const rooms: Range[] = []
  let from = content[0]
  for (const [start, end] of [...passages].sort((a, b) => a[0] - b[0])) {
    rooms.push([from, start])
    from = end
  }
  rooms.push([from, content[1]])
  return rooms
}

/** Trims a passage at its cut ends, but no occurrence that it holds. */
function trim(body: Body, passage: Range, occurrences: readonly Occurrence[]): Range {
  const { text, content, truncated } = body
  let keep: Range = [passage[1], passage[0]]
  for (const occurrence of occurrences) {
    if (!isInside(occurrence, passage)) continue
    keep = [Math.min(keep[0], occurrence.start), Math.max(keep[1], occurrence.end)]
  }
  const cut = { start: passage[0] > content[0], end: passage[1] < content[1] || truncated }
  return trimPassage(text, passage, keep, cut)
}

function isWorthShowing(text: string, [start, end]: Range, length: number): boolean {
  if (end - start >= length * LEAST_SHARE) return true
  return isSentenceStart(text, start) && isSentenceEnd(text, end)
}

function toExcerpt(
  { text: body, content, truncated }: Body,
  passage: Range,
  occurrences: readonly Occurrence[],
  { tags }: ExcerptOptions,
): Excerpt {
  const [start, end] = passage
  const before = start > content[0] ? ELLIPSIS : ''
  const after = end < content[1] || truncated ? ELLIPSIS : ''
  const text = before + body.slice(start, end) + after
  const shift = before.length - start
  const inside = occurrences.filter((occurrence) => isInside(occurrence, passage))
  const ranges = mergeRanges(inside).map(([from, to]): Range => [from + shift, to + shift])
  return { field: 'body', html: markRanges(text, ranges, tags), text, start, ranges }
}

function isShowable({ text, content }: Body, occurrence: Occurrence): boolean {
  return (
    isMarkable(text, occurrence) &&
    isInside(occurrence, content) &&
    !isSpace(text.charCodeAt(occurrence.start)) &&
    !isSpace(text.charCodeAt(occurrence.end - 1))
  )
}

function isInside(occurrence: Occurrence, [start, end]: Range): boolean {
  return occurrence.start >= start && occurrence.end <= end
}

function overlaps(occurrence: Occurrence, [start, end]: Range): boolean {
  return occurrence.start < end && occurrence.end > start
}
