// What is written in several ways is found by each of them, without a forgiven misspelling.
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'

/** Finds the one story of this title, among others; undefined where the query does not. */
async function find(title: string, q: string): Promise<string | undefined> {
  const titles = ['1 299 other', title, '2 99 7', 'i am si ya']
  const stories = titles.map((one, i) => ({ id: String(i), title: one, body: '' }))
  const { hits } = await createEngine(buildIndex(stories)).search({ q, typos: 'off', match: 'all' })
  return hits.find(({ id }) => id === '1')?.highlights.title.html
}

describe('a word with an apostrophe of any kind', () => {
  it.each([
    ['Visit Hawaiʻi', 'hawaii ', 'Visit <mark>Hawaiʻi</mark>'],
    ['Visit Hawaii', 'hawaiʻi ', 'Visit <mark>Hawaii</mark>'],
    ["Visit Hawai'i", 'Hawaiʻi ', 'Visit <mark>Hawai&#39;i</mark>'],
    ['моя сімʼя', "сім'я ", 'моя <mark>сімʼя</mark>'],
    ["моя сім'я", 'сімʼя ', 'моя <mark>сім&#39;я</mark>'],
    ['The Baʿath party', 'baath ', 'The <mark>Baʿath</mark> party'],
    ['The Baʿath party', 'ba’ath ', 'The <mark>Baʿath</mark> party'],
    ['A Qurʾan', 'quran ', 'A <mark>Qurʾan</mark>'],
    ['Uzoqʻ joy', 'uzoq ', '<mark>Uzoq</mark>ʻ joy'],
  ])('%j is found by %j', async (title, q, html) => {
    expect(await find(title, q)).toBe(html)
  })
})

describe('a number', () => {
  it.each([
    ['for $1,299.99', '1299 ', 'for $<mark>1,299</mark>.99'],
    ['for $1,299.99', '1299.99 ', 'for <mark>$1,299.99</mark>'],
    ['for $1,299.99', '1,299 ', 'for $<mark>1,299</mark>.99'],
    ['for $1,299.99', '1,299.99 ', 'for <mark>$1,299.99</mark>'],
    ['for $1,299.99', '$1,299.99 ', 'for <mark>$1,299.99</mark>'],
    ['for $1299.99', '1,299.99 ', 'for <mark>$1299.99</mark>'],
    ['for 2,000', '2000 ', 'for <mark>2,000</mark>'],
    ['for 2000', '2,000 ', 'for <mark>2000</mark>'],
    ['1.299,99 €', '1299 ', '<mark>1.299</mark>,99 €'],
    ['1.299,99 €', '1,299.99 ', '<mark>1.299,99</mark> €'],
    ['1\u00a0299,99 €', '1299.99 ', '<mark>1\u00a0299,99</mark> €'],
    ['10\u202f000 people', '10000 ', '<mark>10\u202f000</mark> people'],
    ['10\u202f000 people', '10 000 ', '<mark>10</mark>\u202f<mark>000</mark> people'],
    ['CHF 1’299.50', '1299 ', 'CHF <mark>1’299</mark>.50'],
    ['₹12,34,567', '1234567 ', '<mark>₹12,34,567</mark>'],
    ['up 1,299.5%', '1299.5 ', 'up <mark>1,299.5</mark>%'],
    ['a 37,259-seat ground', '37259 ', 'a <mark>37,259</mark>-seat ground'],
    ['from $1,000-1,500', '1500 ', 'from $1,000-<mark>1,500</mark>'],
    ['won 128-110', '128-110 ', 'won <mark>128-110</mark>'],
    ['won 128-110', '110 ', 'won 128-<mark>110</mark>'],
    ['at 1.299', '1299 ', undefined],
    ['won 128-110', '128110 ', undefined],
  ])('%j is found by %j', async (title, q, html) => {
    expect(await find(title, q)).toBe(html)
  })
})
