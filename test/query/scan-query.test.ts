// Signs: a plus requires, a minus excludes, and in a pasted text both are punctuation.
import { describe, expect, it } from 'vitest'

import { parseQuery } from '../../src/query/parse-query.ts'
import { isPasted } from '../../src/query/prose.ts'
import { scanQuery } from '../../src/query/scan-query.ts'

/** Fifteen words. */
const WORDS = 'a few words of a story that somebody has read and would like to find'

describe('a plus sign', () => {
  it.each<[string, boolean[]]>([
    ['+word other', [true, false]],
    ['other +word', [false, true]],
    ['+"a phrase"', [true]],
    ['+title:word', [true]],
    ['C++ x', [false, false]],
    ['a+b', [false]],
    ['a + b', [false, false, false]],
    ['++word', [false]],
    ['-word', [false]],
  ])('in %j requires: %j', (q, must) => {
    expect(scanQuery(q).flatMap((part) => ('must' in part ? [part.must] : []))).toEqual(must)
  })

  it('is shown as it is read', () => {
    const { display } = parseQuery('+the Open title:+x', { nowMs: 0, timeZone: 'UTC' })
    expect(display[0]).toBe('+the')
  })
})

describe('a pasted text', () => {
  it.each<[string, string, boolean]>([
    ['has sixteen words', `${WORDS} again`, true],
    ['has no fewer', WORDS, false],
    ['has some outside of quotes', `"${WORDS} again"`, false],
    ['has four of them outside of quotes', `"${WORDS}" or so they say`, true],
    ['has words, not alternatives', WORDS.replaceAll(' ', ' OR '), false],
    ['has words, not numbers', Array.from({ length: 20 }, (_, i) => i).join(' '), false],
  ])('%s', (_, q, expected) => {
    expect(isPasted(q)).toBe(expected)
  })

  it('has no signs, only words', () => {
    const q = `${WORDS} - again -soon +now "in quotes" off* `
    const { required, excluded } = parseQuery(q, { nowMs: 0, timeZone: 'UTC' })
    expect(excluded).toEqual([])
    expect(required.map(({ kind }) => kind)).not.toContain('phrase')
    expect(required).toContainEqual(expect.objectContaining({ term: 'soon', prefix: 'none' }))
    expect(required).toContainEqual(expect.objectContaining({ term: 'off', prefix: 'none' }))
    expect(required.some((clause) => clause.kind === 'word' && clause.must === true)).toBe(false)
  })
})
