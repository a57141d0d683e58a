// What speaks for one story has to outweigh what speaks against it. Each row: two tellings that have a
// key in common, and whether they are one story.
import { describe, expect, it } from 'vitest'

import { isSameStory, tellingOf } from '../../src/story/same-story.ts'

type Fields = Parameters<typeof tellingOf>[0]

const MAY_1 = '2026-05-01T08:00:00+00:00'
const MAY_4 = '2026-05-04T08:00:00+00:00'
const HARBOUR =
  'The harbour office closed the north quay on Monday after two cranes were found to be unsafe.'
const LIBRARY =
  'Readers can borrow seeds from the town library from this week on, and bring some back in autumn.'
const LONGER = `${HARBOUR} A third crane will be looked at tomorrow, the office said.`

const telling = (fields: Partial<Fields>): Fields => ({
  kind: 'article',
  title: 'Corrections',
  body: '',
  ...fields,
})

describe('isSameStory', () => {
  it.each<[string, boolean, Partial<Fields>, Partial<Fields>]>([
    // One id.
    ['an id alone', true, { id: '7' }, { id: '7' }],
    ['two ids', false, { id: '7', body: HARBOUR }, { id: '8', body: HARBOUR }],
    [
      'an id of two sites',
      false,
      { id: '7', title: 'Quay closed', body: HARBOUR, url: 'https://a.example/quay' },
      { id: '7', title: 'Seeds to lend', body: LIBRARY, url: 'https://b.example/seeds' },
    ],
    [
      'an id of two sites without texts',
      false,
      { id: '7', title: 'Quay closed', url: 'https://a.example/quay' },
      { id: '7', title: 'Seeds to lend', url: 'https://b.example/seeds' },
    ],
    [
      'an id of two sites without addresses',
      false,
      { id: '7', title: 'Quay closed', body: HARBOUR },
      { id: '7', title: 'Seeds to lend', body: LIBRARY },
    ],
    [
      'an id of two sites under one headline',
      false,
      { id: '7', body: HARBOUR, url: 'https://a.example/1' },
      { id: '7', body: LIBRARY, url: 'https://b.example/1' },
    ],
    [
      'an id whose headline was changed',
      true,
      { id: '7', title: 'Quay closed' },
      { id: '7', title: 'Quay opens again' },
    ],
    [
      'an id whose headline, text and date were changed at one address',
      true,
      { id: '7', title: 'Quay closed', body: HARBOUR, url: 'https://a.example/quay' },
      { id: '7', title: 'Quay opens', body: LIBRARY, url: 'https://a.example/quay' },
    ],
    // One headline at one instant.
    ['a headline and an instant', true, { publishedAt: MAY_1 }, { publishedAt: MAY_1 }],
    [
      'a headline and an instant at two addresses',
      false,
      { kind: 'teaser', publishedAt: MAY_1, url: 'https://a.example/x' },
      { kind: 'teaser', publishedAt: MAY_1, url: 'https://b.example/y' },
    ],
    [
      'a headline and an instant at two addresses with one text',
      true,
      { publishedAt: MAY_1, body: LONGER, url: 'https://a.example/x' },
      { publishedAt: MAY_1, body: HARBOUR, url: 'https://b.example/y' },
    ],
    [
      'a headline and an instant at two forms of one address',
      true,
      { publishedAt: MAY_1, url: 'https://a.example/x' },
      { publishedAt: MAY_1, url: 'https://www.a.example/x?from=feed' },
    ],
    [
      'a headline and an instant of two texts',
      false,
      { publishedAt: MAY_1, body: HARBOUR },
      { publishedAt: MAY_1, body: LIBRARY },
    ],
    [
      'a headline and an instant of an article and a teaser in other words',
      true,
      { publishedAt: MAY_1, body: HARBOUR },
      { publishedAt: MAY_1, body: LIBRARY, kind: 'teaser' },
    ],
    // One headline, one of them undated.
    ['a headline without more', true, { publishedAt: MAY_1 }, {}],
    [
      'a headline and the beginning of the text',
      true,
      { publishedAt: MAY_1, body: LONGER },
      { body: HARBOUR },
    ],
    ['a headline of two texts', false, { publishedAt: MAY_1, body: HARBOUR }, { body: LIBRARY }],
    [
      'a headline of two teasers',
      false,
      { publishedAt: MAY_1, body: HARBOUR, kind: 'teaser' },
      { body: LIBRARY, kind: 'teaser' },
    ],
    [
      'a headline at two addresses',
      false,
      { publishedAt: MAY_1, url: 'https://a.example/1' },
      { url: 'https://a.example/2' },
    ],
    // One address.
    [
      'an address whose headline was changed',
      true,
      { address: 'a.example/quay', title: 'Quay closed', kind: 'teaser', body: LIBRARY },
      { address: 'a.example/quay', title: 'Cranes unsafe', body: HARBOUR },
    ],
    [
      'an address that two pages claim',
      false,
      { address: 'a.example/news', title: 'Quay closed', body: HARBOUR },
      { address: 'a.example/news', title: 'Seeds to lend', body: LIBRARY },
    ],
    [
      'an address that a page and a teaser of another day claim',
      false,
      { address: 'a.example/news', title: 'Quay closed', body: HARBOUR, publishedAt: MAY_1 },
      {
        address: 'a.example/news',
        title: 'Seeds to lend',
        body: LIBRARY,
        publishedAt: MAY_4,
        kind: 'teaser',
      },
    ],
  ])('takes %s for one story: %s', (_, isOne, a, b) => {
    const [one, other] = [tellingOf(telling(a)), tellingOf(telling(b))]
    expect(isSameStory(one, other)).toBe(isOne)
    expect(isSameStory(other, one)).toBe(isOne)
  })
})
