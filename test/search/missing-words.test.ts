// What a hit lacks and what no hit holds: only of words, and only where not all are wanted.
import { describe, expect, it } from 'vitest'

import { askTitles, others } from '../helpers/ask-titles.ts'

const TITLES = [
  'Iraq war death toll rises', // 0
  'Iraq war: soldiers home', // 1
  'Soldiers of the war in Iraq', // 2
  ...others(100),
]

describe('missing', () => {
  it('names the words that a hit lacks, in the order of the query', async () => {
    const { hits } = await askTitles(TITLES, 'iraq war death toll soldiers ')
    const missing = Object.fromEntries(hits.map((hit) => [hit.id, hit.missing]))
    expect(missing['0']).toEqual(['soldiers'])
    expect(missing['1']).toEqual(['death', 'toll'])
  })

  it('is absent where a hit has all of the words', async () => {
    const { hits, interpretation } = await askTitles(TITLES, 'iraq war soldiers ')
    expect(interpretation.matching).toBe('most')
    expect(hits.find(({ id }) => id === '1')).not.toHaveProperty('missing')
  })

  it('names no function words, and nothing that an operator says', async () => {
    const { hits } = await askTitles(TITLES, 'how is the "death toll" in the +iraq war soldiers ')
    expect(hits.map(({ id }) => id)).toEqual(['0'])
    expect(hits[0]?.missing).toEqual(['soldiers'])
  })

  it('names no word that is held misspelt, in another form or as a synonym', async () => {
    const { hits } = await askTitles(TITLES, 'iraqq wars death toll soldier ')
    const missing = Object.fromEntries(hits.map((hit) => [hit.id, hit.missing]))
    expect(missing['0']).toEqual(['soldier'])
  })

  it.each(['all', 'any'] as const)('is told by what is asked of a story: %s', async (match) => {
    const { hits } = await askTitles(TITLES, { q: 'iraq soldiers ', match })
    const lacking = hits.filter(({ missing }) => missing !== undefined).map(({ id }) => id)
    expect(lacking).toEqual(match === 'any' ? ['0'] : [])
  })
})

describe('dropped', () => {
  it('names the words that no hit holds', async () => {
    const { interpretation } = await askTitles(TITLES, 'iraq war zzyzx soldiers ')
    expect(interpretation.dropped).toEqual(['zzyzx'])
  })

  it('names words that other stories hold, but no hit', async () => {
    const titles = ['Iraq war soldiers', 'Pizza dough', ...others(100)]
    const { interpretation, hits } = await askTitles(titles, 'iraq war soldiers pizza ')
    expect(hits.map(({ id }) => id)).toEqual(['0'])
    expect(interpretation.dropped).toEqual(['pizza'])
    expect(hits[0]?.missing).toEqual(['pizza'])
  })

  it('looks at all hits, not only at those of the page', async () => {
    const q = 'iraq war death toll soldiers '
    for (const page of [1, 2, 3]) {
      const { interpretation } = await askTitles(TITLES, { q, pageSize: 1, page })
      expect(interpretation.dropped).toEqual([])
    }
  })

  it('is empty where there are no hits, or all words are wanted', async () => {
    const none = await askTitles(TITLES, 'zzyzx qqqqq ')
    expect(none.interpretation.dropped).toEqual([])
    const all = await askTitles(TITLES, { q: 'iraq zzyzx ', match: 'all' })
    expect(all.interpretation.dropped).toEqual([])
  })
})
