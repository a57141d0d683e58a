// Words that are one in two spellings: `centre` and `center`, `harbour` and `harbor`, `raises` and `raised`.
import { type Dictionary, termAt } from '../index/dictionary.ts'

/** Letters of the longer word: shorter ones in one edit are often two names, as `Iran` and `Iraq` are. */
const MIN_LETTERS = 6

/** Prepares for telling whether two terms are spellings of one word. */
export function createSpellingTest(dictionary: Dictionary): (a: number, b: number) => boolean {
  return (a, b) => areSpellings(termAt(dictionary, a), termAt(dictionary, b))
}

/** Tells whether long words with the same first letter are one edit apart; a swap of neighbours is one. */
function areSpellings(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.max(a.length, b.length) < MIN_LETTERS) return false
  const least = Math.min(a.length, b.length)
  let from = 0
  while (from < least && a[from] === b[from]) from++
  let same = 0
  while (same < least - from && a.at(-1 - same) === b.at(-1 - same)) same++
  const restA = a.slice(from, a.length - same)
  const restB = b.slice(from, b.length - same)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restB.length === 2 && restA === `${restB[1] ?? ''}${restB[0] ?? ''}`
}
