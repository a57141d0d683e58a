// Languages other than English, as `lede/languages` exports them: Snowball stemmers and stop words, each
// loaded when it is asked for.
import { fold } from './analysis/fold.ts'
import { ENGLISH_STOP_WORDS, toStopWords } from './analysis/stop-words.ts'
import { stemEnglishTerm, type Stemmer, stemNothing } from './analysis/stemmer.ts'
import { LedeError } from './errors.ts'

export type { Stemmer } from './analysis/stemmer.ts'

interface SnowballModule {
  readonly stemmer: (word: string) => string
}

interface SnowballLanguage {
  /** ISO 639-1 code. */
  readonly code: string
  /** The stemmer gets only words of these letters. */
  readonly letters: RegExp
  readonly load: () => Promise<SnowballModule>
}

const LATIN = /^[\p{sc=Latn}\p{M}]{3,}$/u
const CYRILLIC = /^[\p{sc=Cyrl}\p{M}]{3,}$/u
const DEVANAGARI = /^[\p{sc=Deva}\p{M}]{3,}$/u

// Written out one by one, since bundlers follow only literal names.
const SNOWBALL = {
  arabic: {
    code: 'ar',
    letters: /^[\p{sc=Arab}\p{M}\u0640]{3,}$/u,
    load: () => import('@orama/stemmers/arabic'),
  },
  armenian: {
    code: 'hy',
    letters: /^[\p{sc=Armn}\p{M}]{3,}$/u,
    load: () => import('@orama/stemmers/armenian'),
  },
  danish: { code: 'da', letters: LATIN, load: () => import('@orama/stemmers/danish') },
  dutch: { code: 'nl', letters: LATIN, load: () => import('@orama/stemmers/dutch') },
  finnish: { code: 'fi', letters: LATIN, load: () => import('@orama/stemmers/finnish') },
  french: { code: 'fr', letters: LATIN, load: () => import('@orama/stemmers/french') },
  german: { code: 'de', letters: LATIN, load: () => import('@orama/stemmers/german') },
  greek: {
    code: 'el',
    letters: /^[\p{sc=Grek}\p{M}]{3,}$/u,
    load: () => import('@orama/stemmers/greek'),
  },
  hindi: { code: 'hi', letters: DEVANAGARI, load: () => import('@orama/stemmers/indian') },
  hungarian: { code: 'hu', letters: LATIN, load: () => import('@orama/stemmers/hungarian') },
  indonesian: { code: 'id', letters: LATIN, load: () => import('@orama/stemmers/indonesian') },
  irish: { code: 'ga', letters: LATIN, load: () => import('@orama/stemmers/irish') },
  italian: { code: 'it', letters: LATIN, load: () => import('@orama/stemmers/italian') },
  lithuanian: { code: 'lt', letters: LATIN, load: () => import('@orama/stemmers/lithuanian') },
  nepali: { code: 'ne', letters: DEVANAGARI, load: () => import('@orama/stemmers/nepali') },
  norwegian: { code: 'no', letters: LATIN, load: () => import('@orama/stemmers/norwegian') },
  portuguese: { code: 'pt', letters: LATIN, load: () => import('@orama/stemmers/portuguese') },
  romanian: { code: 'ro', letters: LATIN, load: () => import('@orama/stemmers/romanian') },
  russian: { code: 'ru', letters: CYRILLIC, load: () => import('@orama/stemmers/russian') },
  serbian: {
    code: 'sr',
    letters: /^[\p{sc=Cyrl}\p{sc=Latn}\p{M}]{3,}$/u,
    load: () => import('@orama/stemmers/serbian'),
  },
  spanish: { code: 'es', letters: LATIN, load: () => import('@orama/stemmers/spanish') },
  swedish: { code: 'sv', letters: LATIN, load: () => import('@orama/stemmers/swedish') },
  tamil: {
    code: 'ta',
    letters: /^[\p{sc=Taml}\p{M}]{3,}$/u,
    load: () => import('@orama/stemmers/tamil'),
  },
  turkish: { code: 'tr', letters: LATIN, load: () => import('@orama/stemmers/turkish') },
} as const satisfies Readonly<Record<string, SnowballLanguage>>

/** A language whose word forms are known, or `none`: no word has other forms. */
export type Language = 'english' | 'none' | keyof typeof SNOWBALL

/** ISO 639-1 code -> language; Norwegian also has the codes of its two written forms. */
const BY_CODE: ReadonlyMap<string, Language> = new Map<string, Language>([
  ['en', 'english'],
  ['nb', 'norwegian'],
  ['nn', 'norwegian'],
  // Object.entries loses the type of its keys, which are those of SNOWBALL.
  ...Object.entries(SNOWBALL).map(([name, { code }]) => [code, name as Language] as const),
])

/** All languages in alphabetical order, `none` last. */
export const LANGUAGES: readonly Language[] = [
  ...[...new Set(BY_CODE.values())].sort(),
  'none' as const,
]

/** Reads the name of a language, or its ISO 639-1 code (`german`, `de`); undefined for any other text. */
export function parseLanguage(text: string): Language | undefined {
  const name = text.toLowerCase()
  return LANGUAGES.find((language) => language === name) ?? BY_CODE.get(name)
}

const stemmers = new Map<Language, Promise<Stemmer>>()

/**
 * Loads the stemmer of a language, for `createEngine(index, { stem: await stemmer('german') })`. The
 * same language gives the same function.
 * @throws LedeError `invalid_config` for a language that is not among `LANGUAGES`.
 */
export async function stemmer(language: Language): Promise<Stemmer> {
  const name = knownLanguage(language)
  let loading = stemmers.get(name)
  if (loading === undefined) {
    loading = loadStemmer(name)
    stemmers.set(name, loading)
  }
  return loading
}

function knownLanguage(language: Language): Language {
  const name = parseLanguage(language)
  if (name !== undefined) return name
  const known = LANGUAGES.join(', ')
  throw new LedeError(
    'invalid_config',
    `Expected \`language\` to be one of ${known}, received ${JSON.stringify(language)}`,
  )
}

async function loadStemmer(language: Language): Promise<Stemmer> {
  if (language === 'english') return stemEnglishTerm
  if (language === 'none') return stemNothing
  const { letters, load }: SnowballLanguage = SNOWBALL[language]
  const { stemmer: stemWord } = await load()
  return (term, spelling) => {
    const word = letters.test(spelling) ? spelling : term
    if (!letters.test(word)) return term
    // The stemmer of Romanian is older than its commas below and expects cedillas.
    const known = word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')
    const stem = fold(stemWord(known))
    return stem === '' ? term : stem
  }
}

// Lists whose words are mostly right. Those of Lithuanian and Serbian are garbled and left out.
const STOP_WORDS: Readonly<Partial<Record<Language, () => Promise<{ stopwords: string[] }>>>> = {
  arabic: () => import('@orama/stopwords/arabic'),
  armenian: () => import('@orama/stopwords/armenian'),
  danish: () => import('@orama/stopwords/danish'),
  dutch: () => import('@orama/stopwords/dutch'),
  finnish: () => import('@orama/stopwords/finnish'),
  french: () => import('@orama/stopwords/french'),
  german: () => import('@orama/stopwords/german'),
  greek: () => import('@orama/stopwords/greek'),
  hindi: () => import('@orama/stopwords/indian'),
  hungarian: () => import('@orama/stopwords/hungarian'),
  indonesian: () => import('@orama/stopwords/indonesian'),
  irish: () => import('@orama/stopwords/irish'),
  italian: () => import('@orama/stopwords/italian'),
  nepali: () => import('@orama/stopwords/nepali'),
  norwegian: () => import('@orama/stopwords/norwegian'),
  portuguese: () => import('@orama/stopwords/portuguese'),
  romanian: () => import('@orama/stopwords/romanian'),
  russian: () => import('@orama/stopwords/russian'),
  spanish: () => import('@orama/stopwords/spanish'),
  swedish: () => import('@orama/stopwords/swedish'),
  tamil: () => import('@orama/stopwords/tamil'),
  turkish: () => import('@orama/stopwords/turkish'),
}

const stopWordLists = new Map<Language, Promise<ReadonlySet<string>>>()

/**
 * Loads the stop words of a language, for `createEngine(index, { stopWords: await stopWords('german') })`:
 * none for the few languages without a list. The same language gives the same set.
 * @throws LedeError `invalid_config` for a language that is not among `LANGUAGES`.
 */
export async function stopWords(language: Language): Promise<ReadonlySet<string>> {
  const name = knownLanguage(language)
  let loading = stopWordLists.get(name)
  if (loading === undefined) {
    loading = loadStopWords(name)
    stopWordLists.set(name, loading)
  }
  return loading
}

async function loadStopWords(language: Language): Promise<ReadonlySet<string>> {
  if (language === 'english' || language === 'none') return ENGLISH_STOP_WORDS
  const list = await STOP_WORDS[language]?.()
  return toStopWords(list?.stopwords ?? [])
}
