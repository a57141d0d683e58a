// What a query asks, by examples:
// 1. function words are never required next to others, and are words where there is nothing else;
// 2. what an operator says is always kept, function words included;
// 3. words that stand for the same forms are one word, said more often;
// 4. a compound that no story holds side by side stands for its parts.
import { describe, expect, it } from 'vitest'

import { askTitles, idsOf, others, times } from '../helpers/ask-titles.ts'

describe('function words', () => {
  const TITLES = [
    'Open final won by outsider', // 0
    'Who is it?', // 1
    'The whole truth', // 2
  ]

  it.each<[string, string, number[]]>([
    ['are not required next to others', 'who won the open final ', [0]],
    ['are words where there is nothing else', 'who ', [1]],
    ['are words where all of them are such', 'who is it ', [1]],
    ['are required with a sign', '+the truth ', [2]],
    ['with a sign leave others as they are', '+the open ', [2]],
    ['are required in quotes', '"who is" truth ', [1]],
    ['are required in a field', 'title:who it ', [1]],
  ])('%s: %j', async (_, q, ids) => {
    expect(idsOf(await askTitles(TITLES, { q, typos: 'off' }))).toEqual(ids)
  })

  it('earn nothing by themselves', async () => {
    const titles = ['The the the the ferry', 'A ferry of one line']
    const { hits } = await askTitles(titles, { q: 'the ferry ', explain: true })
    for (const { explanation } of hits) {
      expect(explanation?.clauses.map(({ clause }) => clause)).toEqual(['ferry'])
    }
  })

  it('count where they stand next to their neighbours of the query', async () => {
    const titles = ['Ferry line to the west the end', 'To the ferry line of west an end']
    const { hits } = await askTitles(titles, { q: 'the ferry ', explain: true })
    expect(hits.map(({ id }) => id)).toEqual(['1', '0'])
    expect(hits[0]?.explanation?.proximity).toBeGreaterThan(0)
  })

  it('leave `us` a word: it is a country, too', async () => {
    const titles = ['US open', 'They open', 'It is for us']
    expect(idsOf(await askTitles(titles, { q: 'us open ', match: 'all' }))).toEqual([0])
  })
})

describe('words of one form', () => {
  it('are one word, said more often', async () => {
    const titles = ['Ferry sails', 'Strike called', ...others(10)]
    const { hits, interpretation } = await askTitles(titles, {
      q: 'ferry ferries strike ',
      explain: true,
      match: 'any',
    })
    expect(interpretation.matching).toBe('any')
    const [first] = hits
    expect(first?.id).toBe('0')
    expect(first?.explanation?.clauses).toHaveLength(1)
    // Twice weighs more, but not twice as much.
    const scores = hits.map(({ explanation }) => explanation?.clauses[0]?.score ?? NaN)
    const ratio = (scores[0] ?? NaN) / (scores[1] ?? NaN)
    expect(ratio).toBeGreaterThan(1.2)
    expect(ratio).toBeLessThan(2)
  })

  it('are not merged with words that no story holds', async () => {
    // The first word of the index has the number of the first place in a query.
    const stories = [{ body: 'running' }]
    expect(idsOf(await askTitles(stories, { q: 'zzyzx run ', match: 'any' }))).toEqual([0])
    expect(idsOf(await askTitles(stories, { q: 'xyzzy zzyzx run ', match: 'any' }))).toEqual([0])
  })
})

describe('a compound', () => {
  const TITLES = ['Kim meets Putin', 'City-store opens', 'City store closes', 'Store of the city']

  it.each<[string, string, number[]]>([
    ['stands for its parts where no story holds it', 'kim-putin ', [0]],
    ['is asked for as it is where a story holds it side by side', 'city-store ', [1, 2]],
    ['stays together with a sign', '+kim-putin ', []],
    ['stays together in quotes', '"kim-putin" ', []],
  ])('%s: %j', async (_, q, ids) => {
    const found = await askTitles(TITLES, { q, match: 'all', typos: 'off' })
    expect(idsOf(found).sort()).toEqual(ids)
  })

  it('of parts is met by most of them', async () => {
    const found = await askTitles(['Kim speaks', 'Putin speaks', ...times(3, 'Rain')], 'kim-putin ')
    expect(found.interpretation.matching).toBe('most')
    expect(idsOf(found).sort()).toEqual([0, 1])
    expect(found.hits.map(({ missing }) => missing)).toEqual([['putin'], ['kim']])
  })
})
