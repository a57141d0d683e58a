// Which stories are enough, by examples:
// 1. all words where at least ten stories hold all of them, filters counted; otherwise those that hold at
//    least half of what the words say;
// 2. orders by date and views, and `match=all`, want all words; the orders most of them where nothing holds all;
// 3. `match=any` takes any word;
// 4. operators are always kept, and a single word has one reading only;
// 5. of long queries less is enough, and what a story lacks counts less.
import { describe, expect, it } from 'vitest'

import type { SearchParameters } from '../../src/engine/parameters.ts'
import { askTitles, idsOf, others, times } from '../helpers/ask-titles.ts'

/** Numbers of hits, and the reading. */
async function check(
  titles: readonly string[],
  asked: string | SearchParameters,
  expected: { readonly matching: string; readonly ids: readonly number[] },
): Promise<void> {
  const found = await askTitles(titles, asked)
  const { matching } = found.interpretation
  expect({ matching, ids: idsOf(found) }).toEqual(expected)
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

describe('all words', () => {
  it('are wanted where ten stories hold all', async () => {
    const titles = [...times(10, 'Ferry strike'), 'Ferry sails', 'Rail strike']
    await check(titles, 'ferry strike ', { matching: 'all', ids: range(0, 10) })
  })

  it('are not where nine do: those with all come first', async () => {
    const titles = [...times(9, 'Ferry strike'), 'Ferry sails', 'Rail strike']
    const found = await askTitles(titles, 'ferry strike ')
    expect(found.interpretation.matching).toBe('most')
    expect(idsOf(found).slice(0, 9)).toEqual(range(0, 9))
    expect(found.totalHits).toBeGreaterThan(9)
  })

  it('are counted among what filters let through', async () => {
    const stories = [...times(10, 'Ferry strike'), 'Ferry sails'].map((title, number) => ({
      title,
      section: number < 5 ? 'local' : 'world',
    }))
    const { interpretation } = await askTitles(stories, { q: 'ferry strike ', section: ['world'] })
    expect(interpretation.matching).toBe('most')
  })

  it.each(['newest', 'oldest', 'popularity'] as const)(
    'are wanted in order of %s where anything holds all',
    async (sortBy) => {
      const titles = ['Ferry sails', 'Ferry strike', 'Rail strike']
      await check(titles, { q: 'ferry strike ', sortBy }, { matching: 'all', ids: [1] })
      await check(
        titles,
        { q: 'sails rail ', sortBy },
        { matching: 'most', ids: sortBy === 'oldest' ? [2, 0] : [0, 2] },
      )
    },
  )

  it('are wanted where the request says so, whatever that finds', async () => {
    const titles = ['Ferry sails', 'Rail strike']
    await check(titles, { q: 'ferry strike ', match: 'all' }, { matching: 'all', ids: [] })
    await check(titles, { q: 'the ferry ', match: 'all' }, { matching: 'all', ids: [0] })
  })
})

describe('most of the words', () => {
  it('are half of what they say: one rare word is more than two common ones', async () => {
    const titles = [
      'Pizza dough', // rare
      ...times(30, 'How to make it'),
      ...times(30, 'Make or break'),
    ]
    await check(titles, 'how to make pizza ', { matching: 'most', ids: [0] })
  })

  it('are either of two words that say as much', async () => {
    await check(['Alpha one', 'Bravo two', 'Charlie three'], 'alpha bravo ', {
      matching: 'most',
      ids: [0, 1],
    })
  })

  it('do not let a long story with every word hide headlines with most of them', async () => {
    const long = `${'Notes on gardens, kitchens and the weather of the year. '.repeat(40)} iraq, war, death, toll`
    const stories = [
      { title: 'A year in letters', body: long },
      ...times(3, 'War death toll in Iraq: soldiers named').map((title) => ({ title })),
      { title: 'Iraq war: soldiers come home' },
      ...others(200).map((title) => ({ title })),
    ]
    const found = await askTitles(stories, 'iraq war death toll soldiers ')
    expect(found.interpretation.matching).toBe('most')
    expect(idsOf(found).slice(0, 3).sort()).toEqual([1, 2, 3])
    expect(idsOf(found)).toContain(4)
  })

  it('put more of the words above fewer that say as much, in stories of one length', async () => {
    const words = ['amber', 'basalt', 'cobalt', 'dolomite']
    const filler = ['one', 'two', 'three', 'four']
    const titles = [2, 3, 4].map((count) =>
      [...words.slice(0, count), ...filler.slice(count)].join(' '),
    )
    const balanced = [...titles, 'cobalt', 'dolomite dolomite', 'dolomite']
    const found = await askTitles([...balanced, ...others(50)], `${words.join(' ')} `)
    expect(idsOf(found)).toEqual([2, 1, 0])
  })

  it('go without a word that no story holds: it says nothing', async () => {
    const titles = ['Ferry strike', 'Rail strike']
    await check(titles, 'ferry zzyzx qqqqq ', { matching: 'most', ids: [0] })
  })

  it('find nothing where no word is known', async () => {
    const { totalHits } = await askTitles(['Ferry strike'], 'zzyzx qqqqq ')
    expect(totalHits).toBe(0)
  })

  it('are fewer in a long query', async () => {
    const words = ['amber', 'basalt', 'cobalt', 'dolomite', 'emerald', 'feldspar', 'garnet', 'opal']
    const one = ['Amber alone', ...words.slice(1).map((word) => `${word} here`)]
    const four = await askTitles([...one, ...others(50)], `${words.slice(0, 4).join(' ')} `)
    expect(four.totalHits).toBe(0)
    // An eighth of what eight words say is enough.
    const eight = await askTitles([...one, ...others(50)], `${words.join(' ')} `)
    expect(eight.totalHits).toBe(8)
  })
})

describe('any of the words', () => {
  it('are enough where the request says so', async () => {
    const titles = [...times(12, 'Ferry strike'), 'Ferry sails', 'Rail news']
    const found = await askTitles(titles, { q: 'ferry strike ', match: 'any' })
    expect(found.interpretation.matching).toBe('any')
    expect(found.totalHits).toBe(13)
    expect(idsOf(found).at(-1)).toBe(12)
  })

  it('are not function words', async () => {
    const titles = ['The ferry', 'The strike', 'The rest']
    await check(titles, { q: 'the ferry ', match: 'any' }, { matching: 'any', ids: [0] })
  })
})

describe('a single word', () => {
  it('has one reading only', async () => {
    await check(['Ferry', 'Rail'], 'ferry ', { matching: 'all', ids: [0] })
    await check(['The ferry', 'Rail'], 'the ferry ', { matching: 'all', ids: [0] })
    await check(['Ferry', 'Rail'], 'zzyzx ', { matching: 'all', ids: [] })
  })
})

describe('operators', () => {
  const titles = [
    'Striking lorry drivers shut harbour bridge', // 0
    'Lorry drivers strike for pay', // 1
    'Harbour bridge closed', // 2
    ...others(50),
  ]
  const rest = 'lorry drivers striking harbour bridge pay'

  it.each<[string, string, number[]]>([
    ['a phrase', `"harbour bridge" ${rest} `, [0, 2]],
    ['a required word', `+lorry ${rest} `, [0, 1]],
    ['a word of a field', `title:lorry ${rest} `, [0, 1]],
    ['an explicit prefix', `lorr* ${rest} `, [0, 1]],
    ['alternatives', `closed OR pay ${rest} `, [1, 2]],
    ['an exclusion', `${rest} -harbour`, [1]],
  ])('keep %s where most of the words are enough', async (_, q, ids) => {
    const found = await askTitles(titles, q)
    expect(found.interpretation.matching).toBe('most')
    expect(idsOf(found).sort()).toEqual(ids)
  })

  it.each<[string, string, string[] | undefined]>([
    ['next to an unknown word', '"harbour bridge" zzyzx ', ['zzyzx']],
    ['next to a word that stands in other stories', '"harbour bridge" pay ', ['pay']],
    ['next to several', 'title:harbour lorry zzyzx ', ['zzyzx']],
  ])('may be enough by themselves: %s', async (_, q, missing) => {
    const found = await askTitles(titles, q)
    expect(found.interpretation.matching).toBe('most')
    expect(idsOf(found).sort()).toEqual([0, 2])
    expect(found.hits.find(({ id }) => id === '0')?.missing).toEqual(missing)
  })

  it('keep a filter', async () => {
    const { totalHits } = await askTitles(titles, { q: 'harbour bridge ', section: ['sport'] })
    expect(totalHits).toBe(0)
  })
})
