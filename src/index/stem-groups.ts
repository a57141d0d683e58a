// Which surface terms are forms of one stem? Knows terms, not stories.
import type { Stemmer } from '../analysis/stemmer.ts'
import type { CompiledSegment, StemGroups } from './segment.ts'
import { compileDictionary, type Dictionary, findTerm, termAt } from './dictionary.ts'
import { growableUint32 } from './growable.ts'

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
  for (let term = 0; term < dictionary.size; term++) {
    listOf[term] = term
    const text = termAt(dictionary, term)
    const key = stem(text, spellingOf(term) ?? text)
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
    if (!members.some((member) => termAt(dictionary, member) === key)) unnamed.set(key, list)
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
  }
}

/** Gives the list of the forms of a stem, or -1 where no term has it. */
export function listOfStem(
  { dictionary, groups }: CompiledSegment,
  key: string,
  stem: Stemmer,
): number {
  const unnamed = findTerm(groups.stems, key)
  if (unnamed >= 0) return groups.stemLists[unnamed] ?? -1
  const term = findTerm(dictionary, key)
  // A term may look like a stem without having it: `news` is no form of `new`.
  return term >= 0 && stem(key, key) === key ? (groups.listOf[term] ?? term) : -1
}
