// What a query finds and in which order, by examples.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyParameters } from '../helpers/oracle/any-query.ts'
import { askTitles, idsOf, others, times } from '../helpers/ask-titles.ts'

const NEWS = [
  'North Korea sends troops', // 0
  'South Korea votes', // 1
  'North wind rises', // 2
  'A troop comes home from the north of Korea', // 3
  'Kings edge Jazz', // 4
]

describe('a query', () => {
  it.each<[string, string, readonly number[]]>([
    ['takes all words, in any order, the closer together first', 'korea north ', [0, 3]],
    ['takes other forms of a word', 'troop ', [0, 3]],
    ['leaves out what is excluded, in any form', 'korea -troop', [1]],
    ['takes either word', 'jazz OR votes', [1, 4]],
    ['takes only the phrase', '"north korea"', [0]],
    ['takes the last word as the beginning of one', 'north ko', [0, 3]],
    ['takes a finished last word as it is', 'north ko ', []],
    ['is everything, newest first, where nothing is asked', '', [0, 1, 2, 3, 4]],
    ['is everything else where words are only excluded', '-korea', [2, 4]],
  ])('%s: %j', async (_, q, ids) => {
    expect(idsOf(await askTitles(NEWS, { q, match: 'all' }))).toEqual(ids)
  })
})

describe('the order of hits', () => {
  it('puts exact before unfinished before misspelt, whatever the scores', async () => {
    const titles = [
      'korean korean korean korean', // unfinished
      'korea and very many other words in a long title', // as typed
    ]
    expect(idsOf(await askTitles(titles, 'korea'))).toEqual([1, 0])
    const rare = ['xorth xorth', 'northern lights', 'north of a very long way from here']
    // `norht` is so common that `north`, in two stories, stands for it, too.
    const found = await askTitles([...rare, ...times(40, 'norht norht')], 'north')
    expect(idsOf(found).slice(0, 3)).toEqual([2, 1, 3])
    expect(found.totalHits).toBe(42)
  })

  it.each<[string, string[], string, number[]]>([
    ['the newer among equals', ['ferry sails', 'ferry sails'], 'ferry ', [0, 1]],
    ['the form that was typed', ['kings edge', 'king edge'], 'king ', [1, 0]],
    ['the shorter story', ['ferry sails to the far islands', 'ferry sails'], 'ferry ', [1, 0]],
    [
      'words that stand together',
      ['ferry in a bus strike', 'ferry strike in a bus'],
      'ferry strike ',
      [1, 0],
    ],
  ])('puts first %s', async (_, titles, q, ids) => {
    expect(idsOf(await askTitles(titles, q))).toEqual(ids)
  })

  it('puts a title before a body of the same length', async () => {
    const [title, body] = ['ferry sails', 'harbour wakes']
    const stories = [
      { title: body, body: title },
      { title, body },
    ]
    expect(idsOf(await askTitles(stories, 'ferry '))).toEqual([1, 0])
  })
})

describe('pages', () => {
  it('are the parts of one answer, for any stories and request', async () => {
    await fc.assert(
      fc.asyncProperty(anyStories, anyParameters, async (stories, parameters) => {
        const engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
        const all = await engine.search({ ...parameters, page: 1, pageSize: 100 })
        const pages = await Promise.all(
          [1, 2, 3].map((page) => engine.search({ ...parameters, page, pageSize: 7 })),
        )
        const ids = pages.flatMap(({ hits }) => hits.map(({ id, score }) => [id, score]))
        expect(ids).toEqual(all.hits.slice(0, 21).map(({ id, score }) => [id, score]))
        expect(pages.map(({ totalHits }) => totalHits)).toEqual(
          times(3, '').map(() => all.totalHits),
        )
        expect(pages.map(({ interpretation }) => interpretation)).toEqual(
          pages.map(() => all.interpretation),
        )
      }),
      { numRuns: 100, interruptAfterTimeLimit: 15_000 },
    )
  })

  it('past the stories that are reranked go on below them', async () => {
    const few = Array.from({ length: 150 }, (_, number) => `Amber and basalt, part ${number}`)
    const words = 'amber basalt cobalt dolomite emerald feldspar garnet opal '
    const found = await askTitles([...few, ...others(50)], words)
    expect(found.totalHits).toBe(150)
    const next = await askTitles([...few, ...others(50)], { q: words, page: 2 })
    const scores = [...found.hits, ...next.hits].map(({ score }) => score)
    expect(scores).toHaveLength(150)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })
})
