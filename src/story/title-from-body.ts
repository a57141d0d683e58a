// A title for a story without a headline.
import { endsAbbreviation, trimEndOf } from './tidy-text.ts'

/** Longest title made from a body, in code points, without its ellipsis. */
const MAX_LENGTH = 100

/** A sentence's end within a line: a terminal, closing quotes, then white space or a CJK terminal. */
const SENTENCE_END = /[.!?…]["'”’»)\]]* (?=[\p{Lu}\p{Lo}"'“‘])|[。！？]/gu

/**
 * Gives the first sentence of a tidy body as a title; if it is too long, its first words up to 100
 * characters and an ellipsis. Empty for an empty body.
 */
export function titleFromBody(body: string): string {
  const line = body.slice(0, body.includes('\n') ? body.indexOf('\n') : undefined)
  const head = Array.from(line.slice(0, MAX_LENGTH * 2 + 2))
    .slice(0, MAX_LENGTH + 1)
    .join('')
  for (const end of head.matchAll(SENTENCE_END)) {
    const sentence = head.slice(0, end.index + end[0].length).trimEnd()
    if (!endsAbbreviation(sentence) && sentence.length < head.length) return sentence
  }
  if (Array.from(head).length <= MAX_LENGTH) return head
  const space = head.lastIndexOf(' ')
  const cut = space > 0 ? head.slice(0, space) : Array.from(head).slice(0, MAX_LENGTH).join('')
  return `${trimEndOf(cut, ' ,;:–-')}…`
}
