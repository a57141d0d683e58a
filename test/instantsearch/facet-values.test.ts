// 1. A value is found by the start of any of its words, whatever case and accents.
// 2. The most frequent come first; what is typed is marked where it stands.
import { describe, expect, it } from 'vitest'
import { findFacetValues } from '../../src/instantsearch/facet-values.ts'

const tags = { pre: '[', post: ']', html: false }
const counts = { 'Sóley Österberg': 1, 'Ann O’Lee': 3, 'ann other': 3, Joanna: 9, '<b>': 1 }

const find = (typed: string, limit = 10): readonly string[] =>
  findFacetValues(counts, { typed, limit, tags }).map(({ highlighted }) => highlighted)

describe('findFacetValues', () => {
  it.each([
    ['ann', ['[Ann] O’Lee', '[ann] other']],
    ['lee', ['Ann O’[Lee]']],
    ['OSTER', ['Sóley [Öster]berg']],
    ['öster', ['Sóley [Öster]berg']],
    ['soley o', ['[Sóley Ö]sterberg']],
    ['o', ['Ann [O]’Lee', 'ann [o]ther', 'Sóley [Ö]sterberg']],
    ['', ['Joanna', 'Ann O’Lee', 'ann other', '<b>', 'Sóley Österberg']],
    [' ', ['Joanna', 'Ann O’Lee', 'ann other', '<b>', 'Sóley Österberg']],
    ['berg', []],
    ['\ud800', []],
  ])('finds %j', (typed, expected) => {
    expect(find(typed)).toEqual(expected)
  })

  it('gives as many as are wanted, with their counts', () => {
    expect(findFacetValues(counts, { typed: 'a', limit: 1, tags })).toEqual([
      { value: 'Ann O’Lee', highlighted: '[A]nn O’Lee', count: 3 },
    ])
  })

  it('escapes values between tags of HTML', () => {
    const html = { pre: '<em>', post: '</em>', html: true }
    expect(findFacetValues({ 'a <b>': 1 }, { typed: 'b', limit: 1, tags: html })).toEqual([
      { value: 'a <b>', highlighted: 'a &lt;<em>b</em>&gt;', count: 1 },
    ])
  })
})
