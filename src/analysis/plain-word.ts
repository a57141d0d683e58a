// Which words need none of the tokenizer's rules? Most of English: the tokenizer's short way round.
import { MAX_TERM_LENGTH } from './term-length.ts'

/** What ends a word without a doubt: no rule of the tokenizer joins any of these to what is before it. */
const ENDINGS = ' ,;!?)"\n'

/**
 * Gives the end of the ASCII word that starts at `start`, where it is a token by itself and its lower
 * case its term; -1 for everything else.
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
