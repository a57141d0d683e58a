// The fast path of the tokenizer: plain ASCII words, which need none of its rules.
import { MAX_TERM_LENGTH } from './term-length.ts'

/** Characters that always end a word: no rule of the tokenizer joins them to the text before them. */
const ENDINGS = ' ,;!?)"\n'

/**
 * Gives the end of the ASCII word that starts at `start` if it is one token whose term is the word in lower
 * case; -1 for everything else.
 */
export function plainWordEnd(text: string, start: number): number {
  let end = start
  while (isAsciiLetter(text.charCodeAt(end))) end++
  const isWord = end > start && end - start <= MAX_TERM_LENGTH
  return isWord && (end === text.length || ENDINGS.includes(text.charAt(end))) ? end : -1
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
}
