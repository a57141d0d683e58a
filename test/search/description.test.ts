import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engine/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/indexing/build-index.ts'
import type { SearchResponse } from '../../src/search/response.ts'
import type { StoryInput } from '../../src/story/story.ts'

// A query of many telling words is a description:
// 1. stories that hold enough of it are found, those that hold all of it stand first;
// 2. of stories of like length, one with more of its words stands above one with fewer of them;
// 3. `dropped` names what the best story lacks;
// 4. what is written with operators stays required while anything holds it;
// 5. short queries, and those of words that tell little, want all of their words;
// 6. among the best, words that stand together count, and likeness to those that lead.

/** Stories that make the words of the others rare, each of words of its own. */
const OTHERS = Array.from({ length: 400 }, (_, number) => `Unrelated headline number ${number}x`)

/** Asks stories of these titles, named by number, among others. */
function search(
  titles: readonly (string | Pick<StoryInput, 'title' | 'body'>)[],
  parameters: SearchParameters,
): Promise<SearchResponse> {
  const stories = [...titles, ...OTHERS].map((story, number): StoryInput => ({
    id: String(number),
    ...(typeof story === 'string' ? { title: story, body: '' } : story),
  }))
  return createEngine(buildIndex(stories)).search({ recency: 0, pageSize: 100, ...parameters })
}

const idsOf = ({ hits }: SearchResponse): number[] => hits.map(({ id }) => Number(id))

const SENTENCE = 'has the harbour bridge been closed by lorry drivers striking over pay'

describe('a query of many telling words', () => {
  it('finds stories that hold enough of it, and says what the best one lacks', async () => {
    const found = await search(
      ['Striking lorry drivers shut harbour bridge', 'Lorry drivers strike', 'Pay rises'],
      { q: SENTENCE },
    )
    expect(idsOf(found)[0]).toBe(0)
    expect(idsOf(found)).toContain(1)
    expect(idsOf(found)).not.toContain(2)
    expect(found.interpretation.dropped).toEqual(
      expect.arrayContaining(['closed', 'pay', 'has', 'been']),
    )
    expect(found.interpretation.dropped).not.toContain('harbour')
  })

  it('drops nothing where the best story holds all of it, and shows that one first', async () => {
    const found = await search(
      [
        'Harbour bridge harbour bridge lorry drivers striking, striking lorry drivers',
        `A long story of how ${SENTENCE}, and of much else that happened there on that day`,
      ],
      { q: SENTENCE },
    )
    expect(idsOf(found)).toEqual([1, 0])
    expect(found.interpretation.dropped).toEqual([])
  })

  it('puts more of its words above fewer, where they tell as much', async () => {
    const words = ['amber', 'basalt', 'cobalt', 'dolomite', 'emerald', 'feldspar', 'garnet', 'opal']
    const filler = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
    const titles = words.map((_, count) => [...words.slice(0, count), ...filler.slice(count)])
    const found = await search(
      titles.map((title) => title.join(' ')),
      { q: words.join(' ') },
    )
    expect(idsOf(found)).toEqual([7, 6, 5, 4, 3, 2])
  })

  it('finds what a misspelt word of it means', async () => {
    const found = await search(['Striking lorry drivers shut harbour bridge'], {
      q: 'harbur bridge shut after drivers went striking wildly',
    })
    expect(idsOf(found)).toEqual([0])
    expect(found.interpretation.corrected).toEqual({ harbur: 'harbour' })
  })

  it('reads words that were run together as words', async () => {
    const found = await search(
      [
        'Drivers of lorries and their strike over pay',
        'Bridge of the harbour shut',
        'Harbour bridge',
      ],
      { q: 'lorry drivers on strike shut the #harbourbridge over pay' },
    )
    expect(idsOf(found)).toContain(1)
    expect(found.interpretation.clauses).toContain('harbourbridge')
  })

  it('guesses no word in which two letters differ', async () => {
    const titles = ['Lorry drivers striking for higher pay meet ministers', 'Harbour news']
    const q = 'lorry drivers striking for higher pay harbour misistrs '
    const { hits, interpretation } = await search(titles, { q })
    expect(hits[0]?.highlights.title.html).not.toContain('<mark>ministers')
    expect(interpretation.dropped).toEqual(['harbour', 'misistrs'])
    expect(idsOf(await search(titles, { q: 'misistrs ' }))).toEqual([0])
  })

  it('has the same pages as it has hits', async () => {
    const titles = ['amber', 'basalt', 'cobalt', 'dolomite'].flatMap((word) => [
      `${word} emerald feldspar news`,
      `${word} garnet opal in the news of today`,
    ])
    const q = 'amber basalt cobalt dolomite emerald feldspar garnet opal'
    const all = await search(titles, { q })
    expect(all.totalHits).toBeGreaterThan(3)
    const pages = await Promise.all(
      all.hits.map((_, page) => search(titles, { q, pageSize: 1, page: page + 1 })),
    )
    expect(pages.flatMap(idsOf)).toEqual(idsOf(all))
    expect(new Set(pages.map(({ totalHits }) => totalHits))).toEqual(new Set([all.totalHits]))
  })

  it('keeps stories that were looked at closely above those that were not', async () => {
    const few = Array.from({ length: 150 }, (_, number) => `Amber and basalt, part ${number}`)
    const found = await search(few, {
      q: 'amber basalt cobalt dolomite emerald feldspar garnet opal',
    })
    const scores = found.hits.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(found.totalHits).toBe(150)
  })
})

describe('what stays required of a description', () => {
  const titles = [
    'Striking lorry drivers shut harbour bridge',
    'Lorry drivers striking for pay',
    'Harbour bridge closed',
  ]

  it.each<[string, string, number[]]>([
    ['a phrase that something holds', `"harbour bridge" ${SENTENCE}`, [0, 2]],
    ['a word of a field', `title:lorry ${SENTENCE}`, [0, 1]],
    ['an explicit prefix', `lorr* ${SENTENCE}`, [0, 1]],
    ['that a word is absent', `${SENTENCE} -harbour`, [1]],
  ])('is %s', async (_, q, ids) => {
    const found = await search(titles, { q })
    expect(idsOf(found).sort()).toEqual(ids)
  })

  it('is no phrase that nothing holds', async () => {
    const found = await search(titles, { q: `"bridge of sighs" ${SENTENCE}` })
    expect(idsOf(found)[0]).toBe(0)
    expect(found.interpretation.dropped).toContain('"bridge of sighs"')
  })

  it('is all of it where the answer is sorted by date', async () => {
    const { totalHits, interpretation } = await search(titles, { q: SENTENCE, sortBy: 'newest' })
    expect(totalHits).toBeLessThanOrEqual(2)
    expect(interpretation.dropped.length).toBeGreaterThan(0)
  })
})

describe('a query that is no description', () => {
  const titles = ['Harbour bridge closed', 'Harbour bridge', 'Bridge closed again', 'Harbour walk']

  it.each<[string, string, number[]]>([
    ['of two words', 'harbour bridge', [0, 1]],
    ['of three words', 'harbour bridge closed', [0]],
    ['of few words that tell and many that do not', 'the harbour bridge is closed', [0]],
    ['of one word, however often', 'harbour harbour harbour harbour harbour walk', [3]],
  ])('%s is strict', async (_, q, ids) => {
    const withThe = titles.map((title) => ({ title, body: 'the news is this' }))
    expect(idsOf(await search(withThe, { q })).sort()).toEqual(ids)
  })

  it('however it is made of up to three words, finds only what holds all of them', async () => {
    const words = ['amber', 'basalt', 'cobalt', 'dolomite']
    const anyTitle = fc.subarray(words, { minLength: 1 })
    const anyTitles = fc.array(anyTitle, { minLength: 1, maxLength: 12 })
    const anyQuery = fc.subarray(words, { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(anyTitles, anyQuery, async (all, query) => {
        const holding = all.flatMap((title, number) =>
          query.every((word) => title.includes(word)) ? [number] : [],
        )
        fc.pre(holding.length > 0)
        const found = await search(
          all.map((title) => title.join(' ')),
          { q: query.join(' ') },
        )
        expect(idsOf(found).sort((a, b) => a - b)).toEqual(holding)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a closer look at the best', () => {
  const q = 'amber basalt cobalt dolomite emerald feldspar garnet opal'

  it('prefers words that stand together as in the query', async () => {
    const found = await search(
      [
        'Basalt one two three dolomite four five six amber seven eight cobalt',
        'Amber basalt cobalt dolomite one two three four five six seven eight',
      ],
      { q, explain: true },
    )
    expect(idsOf(found)).toEqual([1, 0])
    const [near, far] = found.hits.map(({ explanation }) => explanation?.nearness)
    expect(near).toBeGreaterThan(0)
    expect(far).toBe(0)
  })

  it('leaves scores alone of which age leaves nothing', async () => {
    const stories = ['Amber basalt cobalt dolomite', 'Emerald feldspar garnet opal'].map(
      (title, id): StoryInput => ({ id: String(id), title, body: '', publishedAt: '1990-01-01' }),
    )
    const others = OTHERS.map((title, id) => ({ id: `other ${id}`, title, body: '' }))
    const engine = createEngine(buildIndex([...stories, ...others]))
    const found = await engine.search({ q, recency: 1 })
    expect(found.hits.map(({ score }) => score >= 0)).toEqual([true, true])
  })

  it('prefers what is like the stories that lead, where they say enough', async () => {
    const words = (of: string): string =>
      Array.from({ length: 150 }, (_, number) => `${of}${'abcdefghij'[number % 10]}`).join(' ')
    const lead = { title: 'Amber basalt cobalt dolomite emerald', body: words('quarry') }
    const found = await search(
      [
        lead,
        { title: 'Amber basalt garnet', body: words('ballad') },
        { title: 'Amber basalt garnet', body: words('quarry') },
      ],
      { q, explain: true, distinct: false },
    )
    expect(idsOf(found)).toEqual([0, 2, 1])
    const likeness = Object.fromEntries(
      found.hits.map(({ id, explanation }) => [id, explanation?.likeness]),
    )
    expect(likeness['2']).toBeGreaterThan(likeness['1'] ?? Infinity)
  })
})
