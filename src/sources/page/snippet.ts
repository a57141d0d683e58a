// Texts that their publisher cut off, without the sign of the cut.
import { endsSentence, trimEndOf } from '../../story/tidy-text.ts'

/** A text, and whether it continues elsewhere. */
export interface CutText {
  readonly body: string
  readonly truncated: boolean
}

/**
 * Length at which sites of this layout cut their snippets, in characters. They cut within words. A cut at a
 * space leaves a snippet one shorter, since the scraper trims it.
 */
const SNIPPET_CUT_LENGTH = 100

const ELLIPSIS = / ?(?:\[(?:…|\.{3})\]|…|\.{3})$/u

/** NewsAPI's sign that the rest was left out. */
export const LEFT_OUT = /\s?\[\+\d+ chars\]$/u

/** Removes a closing `…`, `...` or `[…]` from a tidy text; such a text was cut. */
export function cutAtEllipsis(text: string): CutText {
  const mark = ELLIPSIS.exec(text)
  if (mark === null) return { body: text, truncated: false }
  return { body: trimEndOf(text.slice(0, mark.index), ' …'), truncated: true }
}

/**
 * Tells whether a text has the length of a cut and no final punctuation. `raw` is the text before its white
 * space was normalized. Both are measured, in UTF-16 code units and in code points, since sites may count
 * either.
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
