import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/query/parse-query.ts'
import { isLongInCapitals, isPasted } from '../../src/query/prose.ts'

/** So many different bare words. */
const words = (count: number): string =>
  Array.from({ length: count }, (_, i) => `word${String.fromCharCode(97 + i)}`).join(' ')

const display = (q: string): readonly string[] =>
  parseQuery(q, { nowMs: Date.parse('2025-10-31T12:00:00Z'), timeZone: 'UTC' }).display

describe('isPasted', () => {
  it.each<[string, string, boolean]>([
    ['words that readers may type', words(15), false],
    ['a sentence', words(16), true],
    ['a sentence with a quotation', `"${words(12)}" said the one witness`, true],
    ['a quotation and nothing else', `"${words(30)}"`, false],
    ['a quotation with few words', `"${words(30)}" he said then`, false],
    ['signs and figures', '- 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18', false],
    ['many alternatives', words(20).replaceAll(' ', ' OR '), false],
    ['many exclusions', words(20).replaceAll(/^| /g, ' -'), false],
    ['many filters', words(20).replaceAll(/^| /g, ' section:'), false],
    ['many prefixes', words(20).replaceAll(/ |$/g, '* '), false],
    [
      'a search by the book',
      '(ferry OR boat OR ship OR vessel OR barge) AND (accident OR crash OR collision OR fire) ' +
        'AND (harbour OR port OR quay OR pier) NOT drill NOT film',
      false,
    ],
  ])('of %s is told', (_, q, expected) => {
    expect(isPasted(q)).toBe(expected)
  })
})

describe('a pasted text', () => {
  const text =
    'The council — (split since May) -again- voted "no" on 6 Oct* OR later, ' +
    '| said the clerk; it will NOT meet AND +nobody minds the delay'

  it('has words where a short one has operators', () => {
    expect(isPasted(text)).toBe(true)
    expect(display(text)).toEqual(
      (
        'the council split since may again voted no on 6 oct or later said clerk it will not meet ' +
        'and nobody minds delay'
      ).split(' '),
    )
  })

  it('keeps names with a colon', () => {
    expect(display(`${words(16)} section:sport -section:world`)).toContain('section:sport')
    expect(display(`${words(16)} title:kings`)).toContain('title:kings')
  })
})

describe('isLongInCapitals', () => {
  it.each<[string, boolean]>([
    ['NBA OR NFL SCORES', false],
    ['(NASA OR ESA) AND (MARS OR MOON OR VENUS) NOT (FILM OR GAME)', false],
    ['ROMEO AND JULIET OR WEST SIDE STORY NOT FILM', false],
    ['SHE WILL NOT RESIGN AND BLAMES RIVALS IN CABINET', true],
    ['SHE WILL NOT RESIGN AND BLAMES RIVALS IN Cabinet', false],
    ['新聞 新聞 新聞 新聞 新聞 新聞 新聞 大阪 OR 京都', false],
  ])('of %j is %j', (q, expected) => {
    expect(isLongInCapitals(q)).toBe(expected)
  })
})
