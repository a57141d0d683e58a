// Recognition of pasted text, whose signs are punctuation and not operators.
import { operatorAt } from './operators.ts'
import { SEPARATOR } from './signs.ts'

/** A word or sign that joins two parts of a query or excludes one, if it stands alone. */
export type Connective = 'or' | 'and' | 'not'

/** The forms of each. Those in words are plain words in a text all in capitals. */
export const CONNECTIVES: ReadonlyMap<string, Connective> = new Map<string, Connective>([
  ['OR', 'or'],
  ['|', 'or'],
  ['||', 'or'],
  ['AND', 'and'],
  ['&&', 'and'],
  ['NOT', 'not'],
])

/** Most words of a text in capitals in which `OR` may still be meant as a connective. */
const SHORT_IN_CAPITALS = 8
/** If every third word is a connective, they count as such at any length. */
const WORDS_PER_CONNECTIVE = 3

/** Tells whether a text is a sentence all in capitals, in which `OR` is a word like any other. */
export function isLongInCapitals(q: string): boolean {
  const words = wordsOf(q)
  const others = words.filter((word) => !CONNECTIVES.has(word))
  return (
    words.length > SHORT_IN_CAPITALS &&
    words.length > WORDS_PER_CONNECTIVE * (words.length - others.length) &&
    others.some((word) => /\p{Lu}/u.test(word)) &&
    !/\p{Ll}/u.test(q)
  )
}

/**
 * Words of the shortest text that counts as pasted, without connectives: more than readers type, fewer than
 * two sentences have.
 */
const PASTED_WORDS = 16
/**
 * At least this many of them are bare: outside quotes, without a sign, an operator or a connective next to
 * them. A text written for a search has few bare words.
 */
const PASTED_BARE_WORDS = 4

const QUOTED = /["“”„‟«»＂][^"“”„‟«»＂]*["“”„‟«»＂]/g

/** Tells whether a text was pasted: a sentence or two, whose signs are punctuation. */
export function isPasted(q: string): boolean {
  const count = wordsOf(q).filter(isWord).length
  return count >= PASTED_WORDS && countBare(q.replace(QUOTED, ' ')) >= PASTED_BARE_WORDS
}

function countBare(text: string): number {
  const words = wordsOf(text)
  const isConnective = (place: number): boolean => CONNECTIVES.has(words[place] ?? '')
  return words.filter(
    (word, i) =>
      isWord(word) &&
      !/^[-+−–]|\*$/u.test(word) &&
      operatorAt(word, 0) === undefined &&
      !isConnective(i - 1) &&
      !isConnective(i + 1),
  ).length
}

function isWord(text: string): boolean {
  return /\p{L}/u.test(text) && !CONNECTIVES.has(text)
}

function wordsOf(text: string): string[] {
  return text.split(SEPARATOR).filter((word) => word !== '')
}
