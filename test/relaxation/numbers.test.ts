// Numbers, by examples: next to words a number is met next to those words; a year by the date of a story, too;
// a number by itself, or with an operator, is a word like others.
import { describe, expect, it } from 'vitest'

import type { Clause, WordClause } from '../../src/query/query.ts'
import { isPromise } from '../../src/relaxation/numbers.ts'
import { askTitles, idsOf, others, type Told } from '../helpers/ask-titles.ts'

const STORIES: readonly Told[] = [
  'Jan. 6 committee holds hearings', // 0
  'Hearings on prices in jan', // 1
  { title: 'Hearings on 6 bills', body: 'A committee met in jan for it' }, // 2
  'Game 7 of the finals', // 3
  '7 wins a game', // 4
  { title: 'Olympics opened', publishedAt: '2004-08-13T20:00:00Z' }, // 5
  { title: 'Olympics closed', publishedAt: '2008-08-24T20:00:00Z' }, // 6
  { title: 'Olympics 2004 remembered', publishedAt: '2014-01-01T00:00:00Z' }, // 7
  ...others(20),
]

describe('a number next to words', () => {
  it.each<[string, string, number[]]>([
    ['is not met far from them', 'jan 6 committee hearings ', [0]],
    ['is met before or after its neighbour', 'game 7 ', [3]],
    ['by itself is a word', '7 ', [3, 4]],
    ['with a sign is a word', 'game +7 ', [3, 4]],
    ['is a year by what stories say', 'olympics 2004 ', [5, 7]],
    ['is a year by their date', 'olympics 2008 ', [6]],
    ['that is a year with a sign is a word', 'olympics +2004 ', [7]],
    ['that is a year by itself is a word', '2004 ', [7]],
  ])('%s: %j', async (_, q, ids) => {
    const found = await askTitles(STORIES, { q, match: 'all' })
    expect(idsOf(found).sort()).toEqual(ids)
  })

  it('is missing from stories that hold it elsewhere', async () => {
    const { hits } = await askTitles(STORIES, 'jan 6 committee hearings ')
    expect(hits[0]?.id).toBe('0')
    const elsewhere = hits.find(({ id }) => id === '2')
    expect(elsewhere?.missing).toContain('6')
  })

  it('is no date in digits that are no year', async () => {
    const found = await askTitles(STORIES, { q: 'olympics 1804 ', match: 'all' })
    expect(found.totalHits).toBe(0)
  })
})

describe('isPromise', () => {
  const word: WordClause = { kind: 'word', text: 'a', term: 'a', parts: [], prefix: 'none' }

  it.each<[string, Clause, boolean]>([
    ['a word', word, false],
    ['an unfinished word', { ...word, prefix: 'unfinished' }, false],
    ['a required word', { ...word, must: true }, true],
    ['a word of a field', { ...word, field: 'title' }, true],
    ['an explicit prefix', { ...word, prefix: 'explicit' }, true],
    ['a phrase', { kind: 'phrase', text: 'a b', terms: ['a', 'b'] }, true],
    ['alternatives', { kind: 'any', options: [word, word] }, true],
  ])('of %s', (_, clause, expected) => {
    expect(isPromise(clause)).toBe(expected)
  })
})
