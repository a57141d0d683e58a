// Was a text written for readers and not for a search, so that what looks like an operator is a word or
// punctuation? Knows words as white space parts them.
import { operatorAt } from './operators.ts'
import { SEPARATOR } from './signs.ts'

/** What joins two parts of a query or excludes one, where it stands alone. */
export type Connective = 'or' | 'and' | 'not'

/** The ways to write each; those in words are words in a text all in capitals. */
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
/** Where every third word is one, they are meant at any length. */
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
 * Words, connectives aside, of the shortest text that counts as pasted: more than readers type, fewer than
 * two sentences have.
 */
const PASTED_WORDS = 16
/**
 * So many of them at least say nothing but themselves: they stand outside quotes, without a sign, an
 * operator or a connective next to them. What was written for a search has few of those.
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
