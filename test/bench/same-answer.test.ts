import { describe, expect, it } from 'vitest'

import { findDifference } from '../../bench/queries/same-answer.ts'

const a = { id: 'a', score: 3 }
const b = { id: 'b', score: 1 }
const answer = {
  totalHits: 2,
  hits: [a, b],
  facets: { kind: { article: 1, teaser: 1 } },
}

describe('findDifference', () => {
  it('finds none where scores are equal to nine digits', () => {
    const hits = [{ id: 'a', score: 3 + 1e-10 }, b]
    expect(findDifference(answer, { ...answer, hits })).toBeUndefined()
  })

  it.each([
    ['totals', { totalHits: 3 }, 'totalHits 3, not 2'],
    ['the number of hits', { hits: [a] }, '1 hits, not 2'],
    ['the order of hits', { hits: [b, a] }, 'hit 1 is b, not a'],
    ['scores', { hits: [{ id: 'a', score: 3.00001 }, b] }, 'score 3.00001 of a, not 3'],
    ['facets', { facets: {} }, 'facets {}, not {"kind":{"article":1,"teaser":1}}'],
  ])('names %s', (_, changed, expected) => {
    expect(findDifference(answer, { ...answer, ...changed })).toBe(expected)
  })
})
