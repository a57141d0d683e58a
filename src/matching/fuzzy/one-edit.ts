// Terms one edit from a word. An edit leaves the first half or the second half of a word as it was, so only terms
// that share one of them are looked at.
import { type BackwardDictionary, backwards } from '../../index/backward-dictionary.ts'
import { type Dictionary, prefixRange, termAt } from '../../index/dictionary.ts'
import { findNearTerms, type NearTerm } from './edit-distance.ts'

/**
 * Finds the terms one edit from a word, in order of number. An edit in the first half leaves the
 * last letters, one in the second half the first; a swap in the middle leaves both but one letter.
 */
export function findOneEdit(
  dictionary: Dictionary,
  { dictionary: backward, termOf }: BackwardDictionary,
  word: string,
): NearTerm[] {
  const half = Math.floor(word.length / 2)
  const beginning = word.slice(0, half)
  const ending = backwards(word.slice(half + 1))
  const near = new Map<number, NearTerm>()
  for (const found of findNearTerms(dictionary, word, 1, prefixRange(dictionary, beginning))) {
    near.set(found.number, found)
  }
  const range = prefixRange(backward, ending)
  for (const { number: place } of findNearTerms(backward, backwards(word), 1, range)) {
    const number = termOf[place] ?? 0
    const otherFirst = termAt(dictionary, number).charCodeAt(0) !== word.charCodeAt(0)
    near.set(number, { number, edits: 1, otherFirst })
  }
  return [...near.values()].sort((a, b) => a.number - b.number)
}
