// Texts that their publisher cut off, without the sign of the cut.
import { endsSentence, trimEndOf } from '../../story/tidy-text.ts'

/** A text with the fact of whether it goes on elsewhere. */
export interface CutText {
  readonly body: string
  readonly truncated: boolean
}

/**
 * Where sites of this layout cut their snippets, in characters. The cut takes no heed of words; one
 * that falls on a space leaves a snippet one shorter, since the scraper trims it.
 */
const SNIPPET_CUT_LENGTH = 100

const ELLIPSIS = / ?(?:\[(?:…|\.{3})\]|…|\.{3})$/u

/** NewsAPI's sign that it left the rest out. */
export const LEFT_OUT = /\s?\[\+\d+ chars\]$/u

/** Takes a closing `…`, `...` or `[…]` off a tidy text; such a text was cut. */
export function cutAtEllipsis(text: string): CutText {
  const mark = ELLIPSIS.exec(text)
  if (mark === null) return { body: text, truncated: false }
  return { body: trimEndOf(text.slice(0, mark.index), ' …'), truncated: true }
}

/**
 * Tells whether a text is as long as a cut leaves it and has no final punctuation. `raw` is the
 * text before its white space was made even; both are measured, in UTF-16 code units and in code
 * points, since it is not known which the site counts.
 */
export function hasCutLength(text: string, raw: string): boolean {
  if (endsSentence(text)) return false
  return [text, raw].some(
    (version) =>
      version.length <= SNIPPET_CUT_LENGTH * 2 &&
      (isCutLength(version.length) || isCutLength(Array.from(version).length)),
  )
}

function isCutLength(length: number): boolean {
  return length === SNIPPET_CUT_LENGTH || length === SNIPPET_CUT_LENGTH - 1
}
