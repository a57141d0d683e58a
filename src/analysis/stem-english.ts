// The Snowball English stemmer ("Porter2"), written from its published description:
// https://snowballstem.org/algorithms/english/stemmer.html. It takes single lower-case words of a-z.
import { IRREGULAR_FORMS } from './irregular-english.ts'

const VOWELS = 'aeiouy'
const isVowel = (letter: string | undefined): boolean =>
  letter !== undefined && VOWELS.includes(letter)

/** Whole words that the rules would get wrong, with their stems. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map(
    (word) => [word, word] as const,
  ),
])
/** Words that stay as they are once a plural -s is removed. */
const UNCHANGED_AFTER_PLURAL: ReadonlySet<string> = new Set(
  'inning outing canning herring earring proceed exceed succeed'.split(' '),
)
/** Beginnings after which region 1 starts at once. */
const REGION1_BEGINNINGS = ['gener', 'commun', 'arsen']

/** Ending -> replacement, longest first within a step; applied in region 1. */
const STEP2: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
]
const STEP3: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ative', ''],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
]
/** Endings that are removed in region 2, longest first. */
const STEP4 = 'ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic'.split(
  ' ',
)

/** Index after the first non-vowel that follows a vowel, from `from` on; the length where none does. */
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) {
    if (isVowel(word[i - 1]) && !isVowel(word[i])) return i + 1
  }
  return word.length
}

function region1Of(word: string): number {
  const beginning = REGION1_BEGINNINGS.find((start) => word.startsWith(start))
  return beginning?.length ?? regionAfter(word, 0)
}

function hasVowel(word: string, end: number): boolean {
  for (let i = 0; i < end; i++) if (isVowel(word[i])) return true
  return false
}

/** Tells whether the letters before `end` close with a short syllable. */
function endsShort(word: string, end: number): boolean {
  if (end === 2) return isVowel(word[0]) && !isVowel(word[1])
  const last = word[end - 1]
  return (
    end > 2 &&
    !isVowel(last) &&
    last !== 'w' &&
    last !== 'x' &&
    last !== 'Y' &&
    isVowel(word[end - 2]) &&
    !isVowel(word[end - 3])
  )
}

function withoutPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1)
  if (word.endsWith('us') || word.endsWith('ss')) return word
  return word.endsWith('s') && hasVowel(word, word.length - 2) ? word.slice(0, -1) : word
}

function withoutPast(word: string, region1: number): string {
  for (const ending of ['eedly', 'eed']) {
    if (word.endsWith(ending)) {
      const cut = word.length - ending.length
      return cut >= region1 ? word.slice(0, cut + 2) : word
    }
  }
  const ending = ['ingly', 'edly', 'ing', 'ed'].find((candidate) => word.endsWith(candidate))
  if (ending === undefined || !hasVowel(word, word.length - ending.length)) return word
  const stem = word.slice(0, -ending.length)
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1)
  return region1 >= stem.length && endsShort(stem, stem.length) ? `${stem}e` : stem
}

function replaceEnding(
  word: string,
  region: number,
  endings: readonly (readonly [string, string])[],
  allowed: (ending: string, start: number) => boolean,
): string {
  for (const [ending, replacement] of endings) {
    if (!word.endsWith(ending)) continue
    const start = word.length - ending.length
    return start >= region && allowed(ending, start) ? word.slice(0, start) + replacement : word
  }
  return word
}

function withoutResidue(word: string, region2: number): string {
  const ending = STEP4.find((candidate) => word.endsWith(candidate))
  if (ending === undefined) return word
  const start = word.length - ending.length
  if (start < region2) return word
  if (ending === 'ion' && word[start - 1] !== 's' && word[start - 1] !== 't') return word
  return word.slice(0, start)
}

function withoutFinal(word: string, region1: number, region2: number): string {
  const start = word.length - 1
  if (word.endsWith('e')) {
    const goes = start >= region2 || (start >= region1 && !endsShort(word, start))
    return goes ? word.slice(0, -1) : word
  }
  return word.endsWith('ll') && start >= region2 ? word.slice(0, -1) : word
}

/**
 * Gives the stem of a lower-case English word of a-z; a word shorter than three letters is its own stem. An
 * irregular form has the stem of its word.
 */
export function stemEnglish(form: string): string {
  if (form.length < 3) return form
  const term = IRREGULAR_FORMS.get(form) ?? form
  const exception = EXCEPTIONS.get(term)
  if (exception !== undefined) return exception
  // Meanwhile a `y` that is a consonant (first, or after a vowel) is written `Y`.
  let word = term.replace(/^y|(?<=[aeiouy])y/g, 'Y')
  const region1 = region1Of(word)
  const region2 = regionAfter(word, region1)
  word = withoutPlural(word)
  if (UNCHANGED_AFTER_PLURAL.has(word)) return word
  word = withoutPast(word, region1)
  if (word.length > 2 && /[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`
  word = replaceEnding(word, region1, STEP2, (ending, start) => {
    if (ending === 'ogi') return word[start - 1] === 'l'
    return ending !== 'li' || 'cdeghkmnrt'.includes(word[start - 1] ?? ' ')
  })
  word = replaceEnding(
    word,
    region1,
    STEP3,
    (ending, start) => ending !== 'ative' || start >= region2,
  )
  word = withoutResidue(word, region2)
  return withoutFinal(word, region1, region2).toLowerCase()
}
