// The terms spelt backward, for finding misspellings in the first half of a word.
import { compileDictionary, type Dictionary, termAt } from './dictionary.ts'

/** A dictionary of the terms spelt backward, sorted as such. */
export interface BackwardDictionary {
  readonly dictionary: Dictionary
  /** backward term -> term of the dictionary proper. */
  readonly termOf: Uint32Array
}

/** Spells a term backward, code unit by code unit. */
export function backwards(term: string): string {
  let spelt = ''
  for (let i = term.length - 1; i >= 0; i--) spelt += term.charAt(i)
  return spelt
}

/** Makes the dictionary of the terms spelt backward. */
export function compileBackward(dictionary: Dictionary): BackwardDictionary {
  const spelt = Array.from({ length: dictionary.size }, (_, number) => ({
    term: backwards(termAt(dictionary, number)),
    number,
  })).sort((a, b) => (a.term < b.term ? -1 : 1))
  return {
    dictionary: compileDictionary(spelt.map(({ term }) => term)),
    termOf: Uint32Array.from(spelt, ({ number }) => number),
  }
}
