// Tokens of scripts without spaces: overlapping pairs of characters, of which any word is a phrase.
import { classAt, MARK, widthAt } from './character-class.ts'
import { fold } from './fold.ts'
import { cappedEnd } from './term-length.ts'
import type { TokenVisitor } from './token.ts'

/** Visits the pairs of a run of an unspaced script and its last character; gives the next position. */
export function visitUnspaced(
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
