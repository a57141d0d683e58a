// The type of a stemmer, and the two that need no language data: English and none.
import { hash64 } from './hash.ts'
import { stemEnglish } from './stem-english.ts'

/**
 * Gives the stem of a surface term. A term without other forms is its own stem.
 * @param spelling The term's most frequent spelling, in lower case: `élections` for the term `elections`.
 */
export type Stemmer = (term: string, spelling: string) => string

/** Stems English words. Numbers, compounds and words of other scripts are their own stems. */
export function stemEnglishTerm(term: string): string {
  return /^[a-z]{3,}$/.test(term) ? stemEnglish(term) : term
}

/** Stems nothing: every term is its own stem. */
export function stemNothing(term: string): string {
  return term
}

/** Words of several languages. Two different stemmers do not stem all of them alike. */
const PROBE = (
  'elections deployed stories häusern gewählten élections chantées españolas canciones eleições ' +
  'elezioni città alegerilor verkiezingen människorna kvinnernes vaaleissa házakban kitapları ' +
  'rinkimuose toghcháin pemilihan выборами войска избори πόλεμος انتخابات ընտրություններ लड़कियों ' +
  'केटाहरू தேர்தல்கள்'
).split(' ')

/** Identifies a stemmer by its stems: 16 hexadecimal digits. */
export function stemmerFingerprint(stem: Stemmer): string {
  return hash64(JSON.stringify(PROBE.map((word) => stem(word, word))))
}
