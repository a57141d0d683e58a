import { describe, expect, it } from 'vitest'

import { parseMisspellings, ruleOf } from '../../../bench/relevance/misspellings.ts'

describe('parseMisspellings', () => {
  it('reads pairs, in lower case, and counts a swap of neighbours once', () => {
    expect(parseMisspellings('Thier\tTheir\t2\n\nrecieved\treceive\t3\r\n')).toEqual([
      { wrong: 'thier', right: 'their', edits: 1 },
      { wrong: 'recieved', right: 'receive', edits: 2 },
    ])
  })

  it('names the line that is none', () => {
    expect(() => parseMisspellings('a\tb\nalone\n')).toThrow(/Expected line 2 /)
  })
})

describe('ruleOf', () => {
  it.each([
    ['teh', 'the', 'short'],
    ['taht', 'that', 'within'],
    ['hwole', 'whole', 'within'],
    ['aparats', 'apparatus', 'within'],
    ['bparats', 'aparatus', 'second-edit'],
    ['aprts', 'aparts', 'within'],
    ['aprat', 'aparata', 'second-edit'],
    ['aparatus', 'apparatuss', 'within'],
    ['nevitable', 'inevitable', 'first-letter'],
    ['4ound', 'found', 'digits'],
  ] as const)('of %s for %s is %s', (wrong, right, rule) => {
    const [misspelling] = parseMisspellings(`${wrong}\t${right}`)
    expect(misspelling && ruleOf(misspelling)).toBe(rule)
  })
})
