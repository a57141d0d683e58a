// Excerpts of a body: the passages that hold the most different clauses.
import { isSpace, trimSpace } from './characters.ts'
import { skipDateline } from './dateline.ts'
import { drawbackOf } from './drawback.ts'
import type { Excerpt, ExcerptOptions, Occurrence, Range } from './excerpt.ts'
import { type Cover, findCover, isBetterCover } from './find-cover.ts'
import { isMarkable, markRanges, mergeRanges } from './mark.ts'
import { placePassage, trimPassage } from './place-passage.ts'
import { isSentenceEnd, isSentenceStart } from './sentence-boundaries.ts'
import { toWholeWords } from './whole-words.ts'

const ELLIPSIS = '\u2026'

/**
 * A second or later passage between others is shown if it has this share of the length, 0..1, or is made of
 * whole sentences.
 */
const LEAST_SHARE = 0.3

/** Places tried for one excerpt before giving up, so that no body makes the choice quadratic. */
const MOST_TRIES = 2

interface Body {
  readonly text: string
  /** The text without white space around it. */
  readonly content: Range
  /** Where it begins after a byline and a dateline. */
  readonly lead: number
  readonly truncated: boolean
}

/**
 * Cuts excerpts out of a body, in its order: the passage that holds the most different clauses, closest
 * together, and further ones that overlap none and show a clause not yet shown, or at least another
 * occurrence. If nothing matched, the lead. A body that fits is given whole. Occurrences that are not words
 * of the body (empty, outside, with white space at an end) are skipped. `text` is the body's own; `html` is
 * safe for any body.
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
  const story: Body = { text: body, content, lead: skipDateline(body, content[0]), truncated }
  const shown = occurrences
    .filter((occurrence) => isShowable(story, occurrence))
    .map((occurrence) => withoutLongPhrase(body, occurrence, length))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return choosePassages(story, shown, { ...options, length })
    .filter(([start, end]) => start < end)
    .map((passage) => toExcerpt(story, passage, shown, options))
}

/** The best passages, in order. */
function choosePassages(
  body: Body,
  occurrences: readonly Occurrence[],
  { count, length }: ExcerptOptions,
): Range[] {
  const { text, content, lead } = body
  if (content[1] - content[0] <= length) return [trim(body, content, occurrences)]
  let left: readonly Occurrence[] = toWholeWords(text, toExtents(occurrences), length)
  let unseen = left
  const passages: Range[] = []
  for (let tries = 0; passages.length < count && tries < MOST_TRIES * count; tries += 1) {
    const rooms = freeRooms(content, passages)
    const choice = chooseCover(body, unseen.length > 0 ? unseen : left, rooms, length)
    if (choice === undefined) break
    const { cover, room } = choice
    const place = placePassage(text, cover.range, withoutDateline(body, room, cover.range), length)
    const passage = trim(body, place, occurrences)
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
  if (passages.length > 0) return passages.sort((a, b) => a[0] - b[0])
  const opening = placePassage(text, [lead, lead], [lead, content[1]], length)
  return [trim(body, opening, occurrences)]
}

/** Leaves a dateline out of the room if nothing in it has to be shown. */
function withoutDateline({ lead }: Body, room: Range, core: Range): Range {
  return room[0] < lead && lead <= core[0] ? [lead, room[1]] : room
}

interface Choice {
  readonly cover: Cover
  readonly room: Range
}

function chooseCover(
  { text, lead }: Body,
  occurrences: readonly Occurrence[],
  rooms: readonly Range[],
  length: number,
): Choice | undefined {
  let choice: Choice | undefined
  for (const room of rooms) {
    const inside = occurrences.filter((occurrence) => isInside(occurrence, room))
    const cover = findCover(inside, length, (range) =>
      drawbackOf(text, range, { room, lead, length }),
    )
    if (cover === undefined) continue
    if (choice === undefined || isBetterCover(cover, choice.cover)) choice = { cover, room }
  }
  return choice
}

/** The rest of the content outside passages, in order. */
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

/** Trims a passage at its cut ends, except occurrences that it holds. */
function trim(body: Body, passage: Range, occurrences: readonly Occurrence[]): Range {
  const { text, content, truncated } = body
  let keep: Range = [passage[1], passage[0]]
  for (const occurrence of occurrences) {
    if (!isInside(occurrence, passage)) continue
    const [start, end] = extentOf(occurrence)
    keep = [Math.min(keep[0], start), Math.max(keep[1], end)]
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

/** The range to show for an occurrence: itself, or the phrase that it is a word of. */
function extentOf({ start, end, phrase }: Occurrence): Range {
  return phrase ?? [start, end]
}

/** Replaces the words of a phrase by the phrase, once. */
function toExtents(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  if (occurrences.every(({ phrase }) => phrase === undefined)) return occurrences
  return occurrences
    .filter(({ start, phrase }) => phrase === undefined || phrase[0] === start)
    .map((occurrence) => {
      const [start, end] = extentOf(occurrence)
      return { start, end, clause: occurrence.clause }
    })
}

/** A phrase that no passage can hold is shown word by word. */
function withoutLongPhrase(text: string, occurrence: Occurrence, length: number): Occurrence {
  const { start, end, clause, phrase } = occurrence
  if (phrase === undefined || phrase[1] - phrase[0] <= length / 2) return occurrence
  const whole = { start: phrase[0], end: phrase[1], clause }
  return toWholeWords(text, [whole], length).length > 0 ? occurrence : { start, end, clause }
}

function isInside(occurrence: Occurrence, [start, end]: Range): boolean {
  const [from, to] = extentOf(occurrence)
  return from >= start && to <= end
}

function overlaps(occurrence: Occurrence, [start, end]: Range): boolean {
  return occurrence.start < end && occurrence.end > start
}
