import { describe, expect, it } from 'vitest'
import { meanOverlap, overlapOf, shinglesOf, wordsOf } from '../../../bench/ingest/overlap.ts'

describe('wordsOf', () => {
  it('gives words of any script, without case and punctuation', () => {
    expect(wordsOf('The Kings’ 128-110 win; победа!')).toEqual(
      'the kings 128 110 win победа'.split(' '),
    )
  })
})

describe('shinglesOf', () => {
  it('gives runs of neighbours', () => {
    expect(shinglesOf(['a', 'b', 'c'], 2)).toEqual(['a b', 'b c'])
    expect(shinglesOf(['a'], 2)).toEqual(['a'])
    expect(shinglesOf([], 2)).toEqual([])
  })
})

describe('overlapOf', () => {
  it.each([
    ['a b', 'a b', 1, 1, 1],
    ['a b c d', 'a b', 0.5, 1, 2 / 3],
    ['a a', 'a', 0.5, 1, 2 / 3],
    ['a', 'a a', 1, 0.5, 2 / 3],
    ['c', 'a b', 0, 0, 0],
    ['', 'a', 0, 0, 0],
    ['a', '', 0, 1, 0],
    ['', '', 1, 1, 1],
  ])('compares %j with %j', (found, expected, precision, recall, f1) => {
    expect(overlapOf(wordsOf(found), wordsOf(expected))).toEqual({ precision, recall, f1 })
  })
})

describe('meanOverlap', () => {
  it('gives the mean of each share', () => {
    const one = { precision: 1, recall: 0.5, f1: 0.6 }
    expect(meanOverlap([one, { precision: 0, recall: 0.5, f1: 0 }])).toEqual({
      precision: 0.5,
      recall: 0.5,
      f1: 0.3,
    })
  })
})
