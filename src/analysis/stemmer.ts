// What is a stemmer to the rest of the program? Knows English; other languages are given from outside.
import { hash64 } from './hash.ts'
import { stemEnglish } from './stem-english.ts'

/**
 * Gives the stem of a surface term; a term that has no other forms is its own stem.
 * @param spelling How the term is mostly written, in lower case: `élections` for the term `elections`.
 */
export type Stemmer = (term: string, spelling: string) => string

/** English words have English forms; numbers, compounds and other scripts have only themselves. */
export function stemEnglishTerm(term: string): string {
  return /^[a-z]{3,}$/.test(term) ? stemEnglish(term) : term
}

/** Takes no two terms for forms of one word. */
export function stemNothing(term: string): string {
  return term
}

/** Words of several languages, so that no two stemmers that differ do the same to all of them. */
const PROBE = (
  'elections deployed stories häusern gewählten élections chantées españolas canciones eleições ' +
  'elezioni città alegerilor verkiezingen människorna kvinnernes vaaleissa házakban kitapları ' +
  'rinkimuose toghcháin pemilihan выборами войска избори πόλεμος انتخابات ընտրություններ लड़कियों ' +
  'केटाहरू தேர்தல்கள்'
).split(' ')

/** Identifies what a stemmer makes of words: 16 hexadecimal digits. */
export function stemmerFingerprint(stem: Stemmer): string {
  return hash64(JSON.stringify(PROBE.map((word) => stem(word, word))))
}
