// What is checked of asking for misspelt words:
// 1. a pair is asked where the index holds the right word and not the wrong one
// 2. the first hit that matched by the right word, or by a form of it, gives the rank, on later pages too
// 3. continuations of a right word are no forms of it
// 4. what was searched for instead is told
import type { Hit, SearchEngine } from 'lede'
import { describe, expect, it } from 'vitest'

import { askMisspelling, selectMisspellings } from '../../../bench/relevance/ask-misspellings.ts'

type Match = 'exact' | 'prefix' | 'typo'

/** An engine whose hits for a query are given as the kind and term of their only match. */
function engineOf(answers: Readonly<Record<string, readonly (readonly [Match, string])[]>>) {
  const search = ({ q = '', page = 1, pageSize = 10 }) => {
    const all = answers[q] ?? []
    const first = (page - 1) * pageSize
    const hits = all.slice(first, first + pageSize).map(([match, term]) => ({
      explanation: { clauses: [{ clause: q, match, terms: [term], score: 1 }] },
    }))
    return Promise.resolve({
      totalHits: all.length,
      totalPages: Math.ceil(all.length / pageSize),
      hits: hits as unknown as readonly Hit[], // only their explanations are read
    })
  }
  return { search } as unknown as SearchEngine // nothing else of it is called
}

const pair = { wrong: 'recieve', right: 'receive', edits: 1 }
const ask = (answers: Parameters<typeof engineOf>[0]) => askMisspelling(engineOf(answers), pair)

describe('selectMisspellings', () => {
  it('keeps pairs of an unknown and a known word', async () => {
    const known = { '"receive"': [['exact', 'receive']], '"bad"': [['exact', 'bad']] } as const
    const pairs = [
      pair,
      { wrong: 'bad', right: 'receive', edits: 5 },
      { wrong: 'wrnog', right: 'wrong', edits: 1 },
    ]
    expect(await selectMisspellings(engineOf(known), pairs)).toEqual([pair])
  })
})

describe('askMisspelling', () => {
  it('gives the rank of the first hit by the right word', async () => {
    const found = await ask({
      recieve: [
        ['typo', 'relieve'],
        ['typo', 'receive'],
      ],
    })
    expect(found).toEqual({ ...pair, rule: 'within', rank: 2, totalHits: 2 })
  })

  it('counts a form by which stories match the right word', async () => {
    const found = await ask({ receive: [['exact', 'received']], recieve: [['typo', 'received']] })
    expect(found.rank).toBe(1)
  })

  it('does not count a continuation of the right word', async () => {
    const found = await ask({ receive: [['prefix', 'receiver']], recieve: [['typo', 'receiver']] })
    expect(found.rank).toBeUndefined()
    expect(found.instead).toBe('other words')
  })

  it('reads on to later pages', async () => {
    const others = Array.from({ length: 150 }, () => ['typo', 'relieve'] as const)
    const found = await ask({ recieve: [...others, ['typo', 'receive']] })
    expect(found.rank).toBe(151)
  })

  it.each([
    [[], 'nothing'],
    [[['prefix', 'recieved']], 'continuations'],
    [
      [
        ['prefix', 'recieved'],
        ['typo', 'relieve'],
      ],
      'other words',
    ],
  ] as const)('tells what was searched for in place of the word: %j', async (hits, instead) => {
    expect((await ask({ recieve: hits })).instead).toBe(instead)
  })
})
