import { describe, expect, it } from 'vitest'

import { termAt } from '../../src/index/dictionary.ts'
import { termsOfList } from '../../src/index/stem-groups.ts'
import type { Weight } from '../../src/matching/weight.ts'
import { listsOfWord } from '../../src/ranking/query-words.ts'
import { toCorpus } from '../helpers/oracle/corpus.ts'
import { indexOf, onlyReader, phraseOf, wordOf } from '../helpers/small-news.ts'

const live = indexOf(['ferry ferries fern', 'port', { author: 'Tram' }])
const reader = onlyReader(live)
const news = { live, corpus: toCorpus([]), isDeleted: () => false }

const termsOf = (weight: Weight): string[][] =>
  listsOfWord(reader, weight).map((list) =>
    termsOfList(reader.segment, list).map((term) => termAt(reader.segment.dictionary, term)),
  )

const [ferry, port] = ['ferry', 'port'].map((term) => wordOf(news, term).weight)

describe('listsOfWord', () => {
  it.each<[string, Weight | undefined, string[][]]>([
    ['a word: its forms', ferry, [['ferries', 'ferry']]],
    [
      'alternatives: those of each',
      { kind: 'any', combine: 'sum', options: [ferry, port].flatMap((one) => one ?? []) },
      [['ferries', 'ferry'], ['port']],
    ],
    ['a name: the list of its term, which no text holds', wordOf(news, 'tram').weight, [['tram']]],
    [
      'what a word begins: none, since that may be anything',
      wordOf(news, 'fer', { prefix: true }).weight,
      [],
    ],
    ['a phrase: none', phraseOf(news, ['ferry', 'port']).weight, []],
    [
      'what is not wanted: none',
      { kind: 'not', option: ferry ?? phraseOf(news, ['port']).weight },
      [],
    ],
  ])('gives of %s', (_, weight, expected) => {
    expect(weight && termsOf(weight)).toEqual(expected)
  })
})
