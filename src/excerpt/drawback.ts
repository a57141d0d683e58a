// What speaks against showing a stretch of text, though what matched stands in it? Knows texts and
// ranges, not what matched.
import type { Range } from './excerpt.ts'
import { isSentenceStart, sentenceStartAtOrBefore } from './sentence-boundaries.ts'
import { findForward } from './word-boundaries.ts'

/**
 * How much farther apart words in different sentences count as being, UTF-16 code units: about half
 * a dozen words. At 0, `... Korea. Troops ...` beats `Korea will send its troops`.
 */
const SENTENCE_PARTS_BY = 40

/** The same for a stretch whose passage would have to begin within a sentence. */
const BROKEN_SENTENCE = 25

/** The same for a stretch that begins in a dateline, which is better left out. */
const DATELINE = 40

/** The same for a stretch among the numbers of a table. */
const TABLE = 60

/** How much text around a stretch is looked at for numbers, UTF-16 code units. */
const AROUND = 40

/** Share of digits among all characters from which text is a table, 0..1. */
const TABLE_SHARE = 0.2

/** What a passage is to be placed in. */
export interface Surroundings {
  readonly room: Range
  /** Where the text behind its dateline begins. */
  readonly lead: number
  /** Longest passage, UTF-16 code units. */
  readonly length: number
}

/**
 * Tells what speaks against placing a passage around a stretch, as the distance that its words seem
 * farther apart, UTF-16 code units, from 0.
 */
export function drawbackOf(
  text: string,
  [start, end]: Range,
  { room, lead, length }: Surroundings,
): number {
  let drawback = 0
  if (findForward(text, start + 1, end - 1, isSentenceStart) !== undefined) {
    drawback += SENTENCE_PARTS_BY
  }
  const least = Math.max(room[0], end - length)
  if (sentenceStartAtOrBefore(text, start, least) === undefined) drawback += BROKEN_SENTENCE
  if (start < lead) drawback += DATELINE
  if (isTable(text, [Math.max(room[0], start - AROUND), Math.min(room[1], end + AROUND)])) {
    drawback += TABLE
  }
  return drawback
}

function isTable(text: string, [start, end]: Range): boolean {
  const most = (end - start) * TABLE_SHARE
  let digits = 0
  for (let at = start; at < end && digits <= most; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) digits += 1
  }
  return digits > most
}
