// Stem groups: which surface terms are forms of one stem.
import type { Stemmer } from '../analysis/stemmer.ts'
import { compileDictionary, type Dictionary, findTerm, termAt } from './dictionary.ts'
import { growableUint32 } from './write/growable.ts'

export interface StemGroups {
  /** term -> list that holds all forms of its stem: its own where it is alone. */
  readonly listOf: Uint32Array
  /** Terms of shared list `dictionary.size + g`: `terms[offsets[g] .. offsets[g + 1]]`. */
  readonly offsets: Uint32Array
  readonly terms: Uint32Array
  /** Stems that are not found by a form that is spelt like them (`elect` where only `elected` occurs). */
  readonly stems: Dictionary
  /** stem -> list of its forms. */
  readonly stemLists: Uint32Array
  /** Terms that are mostly written otherwise than they are spelt as terms, ascending. */
  readonly writtenTerms: Uint32Array
  /** How each of them is written: `élections` for `elections`. */
  readonly spellings: readonly string[]
}

/** What of a segment is asked for stems. */
export interface Stems {
  readonly dictionary: Dictionary
  readonly groups: StemGroups
}

/**
 * Groups the terms of a dictionary by stem; shared lists are numbered from `dictionary.size` on.
 * @param spellingOf Gives how a term is mostly written, where that is not as the term is.
 */
export function groupByStem(
  dictionary: Dictionary,
  stem: Stemmer,
  spellingOf: (term: number) => string | undefined,
): StemGroups {
  const byStem = new Map<string, number[]>()
  const listOf = new Uint32Array(dictionary.size)
  const writtenTerms = growableUint32()
  const spellings: string[] = []
  for (let term = 0; term < dictionary.size; term++) {
    listOf[term] = term
    const text = termAt(dictionary, term)
    const spelling = spellingOf(term)
    if (spelling !== undefined) {
      writtenTerms.push(term)
      spellings.push(spelling)
    }
    const key = stem(text, spelling ?? text)
    const members = byStem.get(key)
    if (members === undefined) byStem.set(key, [term])
    else members.push(term)
  }
  const offsets = growableUint32()
  const terms = growableUint32()
  const unnamed = new Map<string, number>()
  for (const [key, members] of byStem) {
    const [first = 0] = members
    const list = members.length === 1 ? first : dictionary.size + offsets.length
    const isNamed = members.some((member) => termAt(dictionary, member) === key)
    if (!isNamed || stem(key, key) !== key) unnamed.set(key, list)
    if (members.length === 1) continue
    for (const member of members) listOf[member] = list
    offsets.push(terms.length)
    for (const member of members) terms.push(member)
  }
  offsets.push(terms.length)
  const sorted = [...unnamed.keys()].sort()
  return {
    listOf,
    offsets: offsets.toArray(),
    terms: terms.toArray(),
    stems: compileDictionary(sorted),
    stemLists: Uint32Array.from(sorted, (key) => unnamed.get(key) ?? 0),
    writtenTerms: writtenTerms.toArray(),
    spellings,
  }
}

/** Gives the list of the forms of a stem, or -1 where no term has it. */
export function listOfStem({ dictionary, groups }: Stems, key: string, stem: Stemmer): number {
  const unnamed = findTerm(groups.stems, key)
  if (unnamed >= 0) return groups.stemLists[unnamed] ?? -1
  const term = findTerm(dictionary, key)
  // A term may look like a stem without having it: `news` is no form of `new`.
  return term >= 0 && stem(key, key) === key ? (groups.listOf[term] ?? term) : -1
}

/** Gives the stem of a term. */
export function stemOf({ dictionary, groups }: Stems, term: number, stem: Stemmer): string {
  const text = termAt(dictionary, term)
  if (groups.spellings.length === 0) return stem(text, text)
  return stem(text, groups.spellings[groups.writtenTerms.indexOf(term)] ?? text)
}

/** Gives the surface terms whose postings are in a content list: a term, or all forms of a stem. */
export function termsOfList({ dictionary, groups }: Stems, list: number): readonly number[] {
  if (list < dictionary.size) return [list]
  const group = list - dictionary.size
  return [...groups.terms.subarray(groups.offsets[group], groups.offsets[group + 1])]
}
