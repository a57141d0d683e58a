import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fold } from '../src/analysis/fold.ts'
import { stemmerFingerprint } from '../src/analysis/stemmer.ts'
import { createEngine } from '../src/engines/embedded/embedded.ts'
import { buildIndex } from '../src/store/build-index.ts'
import { type Language, LANGUAGES, parseLanguage, stemmer } from '../src/languages.ts'

// What holds for every language's stemmer:
// 1. it never throws, gives the same for the same word, and never nothing;
// 2. it leaves alone what is no word of its language's script, numbers and compounds included.

/** Finds the titles that match among stories of one title each, word forms of a language known. */
async function find(language: Language, titles: readonly string[], q: string): Promise<string[]> {
  const index = buildIndex(titles.map((title, i) => ({ id: String(i), title, body: '' })))
  const engine = createEngine(index, { stem: await stemmer(language) })
  const { hits } = await engine.search({ q, typos: 'off' })
  return hits.map(({ highlights }) => highlights.title.html).sort()
}

describe('stemmer', () => {
  // Of each pair the second is not in the index: it is found by its stem.
  it.each<[Language, string, string, string]>([
    ['arabic', 'مدرسة جديدة', 'المدرسة', '<mark>مدرسة</mark> جديدة'],
    ['armenian', 'նոր ընտրություններ', 'ընտրությունների', 'նոր <mark>ընտրություններ</mark>'],
    ['danish', 'valget er slut', 'valgene', '<mark>valget</mark> er slut'],
    ['dutch', 'de verkiezingen beginnen', 'verkiezing', 'de <mark>verkiezingen</mark> beginnen'],
    ['english', 'troops deployed', 'deployment', 'troops <mark>deployed</mark>'],
    ['finnish', 'uudessa talossa', 'talosta', 'uudessa <mark>talossa</mark>'],
    ['french', 'Élections annulées', 'annulée', 'Élections <mark>annulées</mark>'],
    ['german', 'Neue Häuser', 'haus', 'Neue <mark>Häuser</mark>'],
    ['german', 'Die Wahlen', 'wahl', 'Die <mark>Wahlen</mark>'],
    ['greek', 'ο πόλεμος συνεχίζεται', 'πολέμου', 'ο <mark>πόλεμος</mark> συνεχίζεται'],
    ['hindi', 'नई लड़कियों', 'लड़की', 'नई <mark>लड़कियों</mark>'],
    ['hungarian', 'új házakban', 'házak', 'új <mark>házakban</mark>'],
    ['indonesian', 'proses pemilihan', 'memilih', 'proses <mark>pemilihan</mark>'],
    ['irish', 'i gcathair eile', 'chathair', 'i <mark>gcathair</mark> eile'],
    ['italian', 'le elezioni', 'elezione', 'le <mark>elezioni</mark>'],
    ['lithuanian', 'nauji rinkimai', 'rinkimų', 'nauji <mark>rinkimai</mark>'],
    ['nepali', 'नयाँ केटाहरू', 'केटा', 'नयाँ <mark>केटाहरू</mark>'],
    ['norwegian', 'valget er over', 'valgene', '<mark>valget</mark> er over'],
    ['portuguese', 'cantando na rua', 'cantaram', '<mark>cantando</mark> na rua'],
    ['romanian', 'alegerile județene', 'alegeri', '<mark>alegerile</mark> județene'],
    ['romanian', 'noile știri', 'știrilor', 'noile <mark>știri</mark>'],
    ['russian', 'новые выборы', 'выборами', 'новые <mark>выборы</mark>'],
    ['serbian', 'novi izbori', 'избора', 'novi <mark>izbori</mark>'],
    ['spanish', 'Elección anulada', 'elecciones', '<mark>Elección</mark> anulada'],
    ['swedish', 'människorna kom', 'människor', '<mark>människorna</mark> kom'],
    ['tamil', 'புதிய புத்தகங்கள்', 'புத்தகம்', 'புதிய <mark>புத்தகங்கள்</mark>'],
    ['turkish', 'yeni kitapları', 'kitaplar', 'yeni <mark>kitapları</mark>'],
  ])('of %s finds %j by %j', async (language, title, q, marked) => {
    expect(await find(language, [title, '大阪'], `${q} `)).toEqual([marked])
    expect(await find('none', [title], `${q} `)).toEqual([])
  })

  it('goes by accents that folding takes away', async () => {
    const titles = ['Les chanteuses fatiguées', 'Le chanteur fatigué', 'La fatigue']
    expect(await find('french', titles, 'fatigués ')).toHaveLength(3)
    // What nearly all stories write without an accent is read as it is written there.
    const stem = await stemmer('french')
    expect(stem('fatiguees', 'fatiguées')).toBe('fatigu')
    expect(stem('fatiguees', 'fatiguees')).not.toBe('fatigu')
  })

  it.each<[Language, readonly string[]]>([
    ['english', ['войска', 'выборов', 'الكتب', '선거를', '選挙', 'U.S.', '1950s']],
    ['german', ['войска', 'الكتب', '선거를', '選挙', 'ab12', 'u-bahn']],
    ['russian', ['troops', 'elections', 'الكتب', 'σήμερα', '2024']],
    ['arabic', ['troops', 'войска', '128-110']],
    ['turkish', ['войска', '選挙']],
  ])('of %s leaves words of other scripts as they are', async (language, words) => {
    const stem = await stemmer(language)
    for (const word of words) expect(stem(fold(word), word)).toBe(fold(word))
  })

  it('of German leaves English words findable', async () => {
    expect(await find('german', ['Das Meeting der Manager'], 'meeting ')).toHaveLength(1)
    expect(await find('german', ['Das Meeting der Manager'], 'meetings ')).toHaveLength(1)
  })

  it.each(LANGUAGES)('of %s takes any text', async (language) => {
    const stem = await stemmer(language)
    const letters = fc.constantFrom(...'aeinrstuéüßøşığțаеиовнтсйأتمنيةकिनतपாதம்αειος한大'.split(''))
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(letters, { maxLength: 64 }).map((some) => some.join('')),
    )
    fc.assert(
      fc.property(word, (text) => {
        const term = fold(text)
        const made = stem(term, text)
        expect(stem(term, text)).toBe(made)
        expect(made === '').toBe(term === '')
        if (/[\p{N}\p{P}\p{S}]/u.test(text)) expect(made).toBe(term)
      }),
    )
  })

  it('is the same function each time, and another for another language', async () => {
    expect(await stemmer('german')).toBe(await stemmer('german'))
    const prints = await Promise.all(
      LANGUAGES.map(async (language) => stemmerFingerprint(await stemmer(language))),
    )
    expect(new Set(prints).size).toBe(LANGUAGES.length)
  })

  it('refuses a language that it does not know', async () => {
    // What a caller without types may pass.
    await expect(stemmer('klingon' as Language)).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringContaining('received "klingon"') as unknown,
    })
  })
})

describe('parseLanguage', () => {
  it.each([
    ['german', 'german'],
    ['DE', 'german'],
    ['nn', 'norwegian'],
    ['none', 'none'],
    ['', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
  ])('reads %j as %j', (text, expected) => {
    expect(parseLanguage(text)).toBe(expected)
  })

  it('knows a code for every language', () => {
    expect(LANGUAGES).toHaveLength(26)
    for (const language of LANGUAGES) expect(parseLanguage(language)).toBe(language)
  })
})
