import { describe, expect, it } from 'vitest'

import { tokenize } from '../../../src/analysis/tokenize.ts'
import {
  createSpellingCounter,
  mainSpelling,
  type Spellings,
} from '../../../src/index/write/spellings.ts'
import { packTermFreqs, PostingsBuilder } from '../../../src/index/postings.ts'

/** Counts the spellings of texts, all of whose terms are term 0. */
function count(...texts: string[]): Spellings {
  const counter = createSpellingCounter()
  for (const text of texts) {
    for (const { start, end } of tokenize(text)) counter.add(0, text, start, end)
  }
  return counter.spellings
}

/** The main spelling of a term that occurs so often. */
function main(spellings: Spellings, occurrences: number): string | undefined {
  const postings = new PostingsBuilder()
  postings.beginList()
  postings.add(0, packTermFreqs(1, occurrences - 1))
  return mainSpelling(spellings, postings.build(), 0)
}

describe('mainSpelling', () => {
  it('is the one that occurs most, in lower case', () => {
    const spellings = count('Chanté CHANTÉ chanté', 'chànte')
    expect(spellings.get(0)).toEqual(
      new Map([
        ['chanté', 3],
        ['chànte', 1],
      ]),
    )
    expect(main(spellings, 4)).toBe('chanté')
  })

  it('is none where the term is mostly written as it is', () => {
    expect(main(count('chanté'), 2)).toBeUndefined()
    expect(main(count('chanté', 'chanté'), 3)).toBe('chanté')
    expect(main(new Map(), 3)).toBeUndefined()
  })

  it('passes over what has no accents, and what is no word', () => {
    expect(count('troops don’t 128–110 “quoted” 大阪 ½').size).toBe(0)
  })

  it('takes letters and their marks for one spelling, however they are encoded', () => {
    expect(count('e\u0301te\u0301', 'été').get(0)).toEqual(new Map([['été', 2]]))
  })
})
