// One numbering of the terms of several dictionaries, for comparing stories of several segments.
import { compileDictionary, type Dictionary, termAt } from './dictionary.ts'

export interface UnionDictionary {
  readonly dictionary: Dictionary
  /** `mappings[d][t]` is the number here of term t of dictionary d. */
  readonly mappings: readonly Uint32Array[]
}

/** Unites dictionaries. */
export function uniteDictionaries(dictionaries: readonly Dictionary[]): UnionDictionary {
  const [only] = dictionaries
  if (only !== undefined && dictionaries.length === 1) {
    return { dictionary: only, mappings: [Uint32Array.from({ length: only.size }, (_, i) => i)] }
  }
  const numbers = new Map<string, number>()
  for (const dictionary of dictionaries) {
    for (let term = 0; term < dictionary.size; term++) numbers.set(termAt(dictionary, term), 0)
  }
  // Strings sort by code units where nothing else is said.
  const terms = [...numbers.keys()].sort()
  terms.forEach((term, number) => numbers.set(term, number))
  const mappings = dictionaries.map((dictionary) =>
    Uint32Array.from(
      { length: dictionary.size },
      (_, term) => numbers.get(termAt(dictionary, term)) ?? 0,
    ),
  )
  return { dictionary: compileDictionary(terms), mappings }
}

/** Counts the different terms of dictionaries. */
export function countTerms(dictionaries: readonly Dictionary[]): number {
  const [only] = dictionaries
  if (only !== undefined && dictionaries.length === 1) return only.size
  const terms = new Set<string>()
  for (const dictionary of dictionaries) {
    for (let term = 0; term < dictionary.size; term++) terms.add(termAt(dictionary, term))
  }
  return terms.size
}
