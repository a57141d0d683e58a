// Drawbacks of a passage: broken sentences, datelines, tables.
import type { Range } from './excerpt.ts'
import { isSentenceStart, sentenceStartAtOrBefore } from './sentence-boundaries.ts'
import { findForward } from './word-boundaries.ts'

/**
 * Added distance between words in different sentences, UTF-16 code units: about half a dozen words. At 0,
 * `... Korea. Troops ...` beats `Korea will send its troops`.
 */
const SENTENCE_GAP = 40

/** The same if the passage would have to begin within a sentence. */
const BROKEN_SENTENCE = 25

/** The same if the stretch begins in a dateline, which is better left out. */
const DATELINE = 40

/** The same if the stretch is among the numbers of a table. */
const TABLE = 60

/** How much text around a stretch is searched for numbers, UTF-16 code units. */
const AROUND = 40

/** Share of digits among all characters from which text counts as a table, 0..1. */
const TABLE_SHARE = 0.2

/** The text that a passage is placed in. */
export interface Surroundings {
  readonly room: Range
  /** Start of the text after its dateline. */
  readonly lead: number
  /** Longest passage, UTF-16 code units. */
  readonly length: number
}

/**
 * Gives the drawback of a passage around a stretch: a distance to add to that of its words, UTF-16 code
 * units, from 0.
 */
export function drawbackOf(
  text: string,
  [start, end]: Range,
  { room, lead, length }: Surroundings,
): number {
  let drawback = 0
  if (findForward(text, start + 1, end - 1, isSentenceStart) !== undefined) {
    drawback += SENTENCE_GAP
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
