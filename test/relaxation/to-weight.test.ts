// What clauses ask of stories, by examples.
import { describe, expect, it } from 'vitest'

import { askTitles, idsOf, type Told } from '../helpers/ask-titles.ts'

const STORIES: readonly Told[] = [
  'City-store opens', // 0
  'City store closes', // 1
  'The store of the city', // 2
  { title: 'Opinion', body: 'Cities and stores', author: 'Noor City' }, // 3
  'Citadel of stores', // 4
]

describe('a clause', () => {
  it.each<[string, string, number[]]>([
    ['a compound: whole, or its parts side by side', 'city-store ', [0, 1]],
    ['a phrase: its terms as they are', '"city store" ', [0, 1]],
    ['a phrase of other forms: nothing', '"cities store" ', []],
    ['a word: all its forms', 'store ', [0, 1, 2, 3, 4]],
    ['a required word: all its forms', '+stores ', [0, 1, 2, 3, 4]],
    ['a word of a field: only there', 'body:store ', [3]],
    ['a name: only as it is written', 'author:city ', [3]],
    ['a name in another form: nothing', 'author:cities ', []],
    ['an explicit prefix: what begins so', 'cit* ', [0, 1, 2, 3, 4]],
    ['an unfinished word: what begins so', 'cita', [4]],
    ['alternatives: any of them', 'citadel OR opinion ', [3, 4]],
  ])('asks for %s', async (_, q, ids) => {
    const found = await askTitles(STORIES, { q, match: 'all', typos: 'off' })
    expect(idsOf(found).sort()).toEqual(ids)
  })

  it('asks for the fields of the request', async () => {
    const inBody = await askTitles(STORIES, { q: 'cities ', searchIn: 'body' })
    expect(idsOf(inBody)).toEqual([3])
    const inAuthor = await askTitles(STORIES, { q: 'city ', searchIn: ['author'] })
    expect(idsOf(inAuthor)).toEqual([3])
  })
})
