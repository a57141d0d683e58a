// Synonyms in a search. What holds for any rules between single words and any stories:
// 1. a word finds what it and its synonyms find without rules, and nothing else;
// 2. stories that hold the word itself stand above those that do not;
// 3. explanations add up.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { stemEnglishTerm } from '../../src/analysis/stemmer.ts'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { toWordClauses } from '../../src/query/to-clauses.ts'
import { parseSynonyms } from '../../src/query/synonyms.ts'
import type { SearchResponse } from '../../src/engine/response.ts'
import { compileSynonyms, findSynonyms } from '../../src/relaxation/synonyms.ts'

const RULES = `
# places
usa, united states, united states of america
nyc => new york city, big apple
# things
car, automobile, motor car
pm => prime minister
`

const TITLES = [
  'The car show',
  'Old automobiles in town',
  'A motor car from 1900',
  'United States votes',
  'The USA votes',
  'United airlines, other states',
  'New York City floods',
  'Carbon taxes',
  'The prime minister speaks',
  'A minister, in his prime',
]

async function search(
  parameters: SearchParameters,
  synonyms = RULES,
  titles: readonly string[] = TITLES,
): Promise<SearchResponse> {
  const stories = titles.map((title, i) => ({ id: String(i), title, body: '' }))
  const engine = createEngine(buildIndex(stories), { synonyms })
  return engine.search({ pageSize: 100, typos: 'off', ...parameters })
}

/** The titles that match, as they are marked, neighbouring marks as one, best first. */
async function find(q: string, synonyms?: string): Promise<string[]> {
  const { hits } = await search(
    { q, match: 'all', highlightPreTag: '[', highlightPostTag: ']' },
    synonyms,
  )
  return hits.map(({ highlights }) => highlights.title.html.replaceAll('] [', ' '))
}

describe('a word with synonyms', () => {
  it.each<[string, string, string[]]>([
    [
      'finds them after itself, with their forms, and before what it begins',
      'car',
      ['The [car] show', 'Old [automobiles] in town', 'A [motor car] from 1900', '[Carbon] taxes'],
    ],
    [
      'is found by its forms',
      'cars ',
      ['The [car] show', 'Old [automobiles] in town', 'A [motor car] from 1900'],
    ],
    ['stands for several words side by side', 'pm speaks ', ['The [prime minister speaks]']],
    [
      'works one way only',
      'minister prime ',
      ['The [prime minister] speaks', 'A [minister], in his [prime]'],
    ],
    [
      'is found by several words',
      'united states votes ',
      ['[United States votes]', 'The [USA votes]'],
    ],
    ['has none in quotes', '"car"', ['The [car] show', 'A motor [car] from 1900']],
    ['has none where it is excluded', 'votes -usa ', ['United States [votes]']],
    ['has none as a prefix', 'usa* ', ['The [USA] votes']],
    [
      'has them as an alternative',
      'floods OR usa ',
      ['The [USA] votes', 'New York City [floods]', '[United States] votes'],
    ],
    ['has them in a field', 'title:usa ', ['The [USA] votes', '[United States] votes']],
  ])('%s: %s', async (_, q, marked) => {
    const found = await find(q)
    expect(found[0]).toBe(marked[0])
    expect([...found].sort()).toEqual([...marked].sort())
  })

  it('counts for a whole run of words, not for parts of it', async () => {
    expect(await find('united states of america votes ')).toEqual([
      '[United States votes]',
      'The [USA votes]',
    ])
  })

  it('is explained as a synonym, and shown', async () => {
    const { hits, interpretation } = await search({ q: 'car show OR automobile ', explain: true })
    expect(interpretation).toMatchObject({ corrected: {}, dropped: [] })
    const byTitle = await search({ q: 'pm speaks ', explain: true })
    expect(byTitle.interpretation.synonyms).toEqual({ pm: ['prime minister'] })
    const [first] = byTitle.hits
    expect(first?.explanation?.tier).toEqual({ typos: 0, prefixes: 0, synonyms: 1 })
    expect(first?.explanation?.clauses.map(({ match }) => match)).toEqual(['synonym', 'exact'])
    expect(hits.length).toBeGreaterThan(0)
    const cars = await search({ q: 'car ', explain: true })
    expect(cars.hits.map(({ explanation }) => explanation?.clauses[0]?.match)).toEqual([
      'exact',
      'exact',
      'synonym',
    ])
  })

  it('is no misspelling of another word', async () => {
    const titles = ['Dark skies', 'North Korea votes']
    const rules = 'dprk, north korea'
    const { hits, interpretation } = await search({ q: 'dprk ', typos: 'auto' }, rules, titles)
    expect(hits.map(({ title }) => title)).toEqual(['North Korea votes'])
    expect(interpretation.corrected).toEqual({})
  })

  it('has no synonyms without rules', async () => {
    expect(await find('automobile ', '')).toEqual(['Old [automobiles] in town'])
    expect((await search({ q: 'car ' }, '')).interpretation).not.toHaveProperty('synonyms')
  })

  it('is another generation than without rules', async () => {
    const index = buildIndex([{ id: 'a', title: 'car', body: '' }])
    const generation = async (synonyms: string): Promise<string> =>
      (await createEngine(index, { synonyms }).status()).generation
    expect(await generation('')).toBe(index.generation)
    expect(await generation('a, b')).not.toBe(index.generation)
    expect(await generation('a, b')).not.toBe(await generation('a, c'))
  })

  it('finds what it and its synonyms find, itself first, for any rules and stories', async () => {
    const words = ['ferry', 'boat', 'ship', 'harbour', 'storm', 'ships']
    const anyWords = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
    const anyTitles = fc.array(
      anyWords.map((some) => some.join(' ')),
      { minLength: 1, maxLength: 8 },
    )
    const anyRule = fc.uniqueArray(fc.constantFrom('ferry', 'boat', 'ship', 'storm'), {
      minLength: 2,
      maxLength: 3,
    })
    const idsOf = async (q: string, rules: string, titles: readonly string[]) => {
      const { hits } = await search({ q, explain: true }, rules, titles)
      for (const { score, explanation } of hits) {
        const sum = explanation?.clauses.reduce((total, clause) => total + clause.score, 0) ?? 0
        const { freshness = NaN, popularity = NaN } = explanation ?? {}
        expect(sum * freshness * popularity).toBeCloseTo(score, 9)
      }
      return hits.map(({ id }) => id)
    }
    await fc.assert(
      fc.asyncProperty(anyTitles, anyRule, async (titles, rule) => {
        const [first = ''] = rule
        const found = await idsOf(`${first} `, rule.join(', '), titles)
        const all = await idsOf(`${rule.join(' OR ')} `, '', titles)
        const itself = await idsOf(`${first} `, '', titles)
        expect([...found].sort()).toEqual([...all].sort())
        expect(found.slice(0, itself.length).sort()).toEqual([...itself].sort())
      }),
      { numRuns: 60 },
    )
  })
})

describe('findSynonyms', () => {
  const trie = compileSynonyms(
    parseSynonyms('new york city => nyc\nnew york => ny\nyork => jorvik\ncity, town'),
    stemEnglishTerm,
  )
  const found = (text: string): string[] =>
    findSynonyms(
      trie,
      toWordClauses({ text, field: undefined, endsQuery: true }),
      stemEnglishTerm,
    ).map(
      ({ words, alternatives }) =>
        `${words.map((word) => word.text).join(' ')} = ${alternatives.map((one) => one.text).join()}`,
    )

  it.each<[string, string[]]>([
    ['new york city', ['new york city = nyc']],
    ['new york cities', ['new york cities = nyc']],
    ['new york', ['new york = ny']],
    ['new new york', ['new york = ny']],
    ['old york city', ['york = jorvik', 'city = town']],
    ['new', []],
    ['york new', ['york = jorvik']],
  ])('takes the longest of %j', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})
