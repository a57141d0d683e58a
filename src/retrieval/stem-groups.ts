// Which surface terms are forms of one stem? Knows terms, not stories.
import { stemEnglish } from '../analysis/stem-english.ts'
import type { StemGroups } from './compiled-index.ts'
import { type Dictionary, termAt } from './dictionary.ts'
import { growableUint32 } from './growable.ts'

/** Gives the stem of a surface term; a term that has no other forms is its own stem. */
export type Stemmer = (term: string) => string

/** English words have English forms; numbers, compounds and other scripts have only themselves. */
export function stemEnglishWord(term: string): string {
  return /^[a-z]{3,}$/.test(term) ? stemEnglish(term) : term
}

/** Groups the terms of a dictionary by stem; shared lists are numbered from `dictionary.size` on. */
export function groupByStem(dictionary: Dictionary, stem: Stemmer): StemGroups {
  const byStem = new Map<string, number[]>()
  const listOf = new Uint32Array(dictionary.size)
  for (let term = 0; term < dictionary.size; term++) {
    listOf[term] = term
    const key = stem(termAt(dictionary, term))
    const members = byStem.get(key)
    if (members === undefined) byStem.set(key, [term])
    else members.push(term)
  }
  const offsets = growableUint32()
  const terms = growableUint32()
  for (const members of byStem.values()) {
    if (members.length === 1) continue
    for (const member of members) {
      listOf[member] = dictionary.size + offsets.length
    }
    offsets.push(terms.length)
    for (const member of members) terms.push(member)
  }
  offsets.push(terms.length)
  return { listOf, offsets: offsets.toArray(), terms: terms.toArray() }
}
