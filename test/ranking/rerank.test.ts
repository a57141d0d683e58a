// The best fifty looked at again: what that adds is told, only they get it, and nobody loses.
import { describe, expect, it } from 'vitest'

import { createSnapshotReader } from '../../src/matching/segment-reader.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { compileIndex } from '../../src/store/compile-index.ts'
import { rerank, RERANKED_STORIES } from '../../src/ranking/rerank.ts'
import { askTitles, idsOf, others } from '../helpers/ask-titles.ts'

const WORDS = 'amber basalt cobalt dolomite emerald feldspar garnet opal '

describe('reranking', () => {
  it('prefers what is like the stories that lead, where they say enough', async () => {
    const words = (of: string): string =>
      Array.from({ length: 150 }, (_, number) => `${of}${'abcdefghij'[number % 10]}`).join(' ')
    const found = await askTitles(
      [
        { title: 'Amber basalt cobalt dolomite emerald', body: words('quarry') },
        { title: 'Amber basalt garnet', body: words('ballad') },
        { title: 'Amber basalt garnet', body: words('quarry') },
        ...others(300),
      ],
      { q: WORDS, explain: true },
    )
    expect(idsOf(found)).toEqual([0, 2, 1])
    const feedback = new Map(
      found.hits.map(({ id, explanation }) => [id, explanation?.feedback ?? 0]),
    )
    expect(feedback.get('2')).toBeGreaterThan(feedback.get('1') ?? Infinity)
  })

  it('asks for no likeness in a query of three words', async () => {
    const titles = ['Amber basalt quarry', 'Amber basalt quarry stone', 'Cobalt', ...others(30)]
    const { hits } = await askTitles(titles, {
      q: 'amber basalt cobalt ',
      explain: true,
      match: 'any',
    })
    expect(hits.map(({ explanation }) => explanation?.feedback ?? 0)).toEqual([0, 0, 0])
  })

  it('adds to the best fifty only, which stay above the rest', async () => {
    const many = Array.from({ length: 120 }, (_, number) => `Amber and basalt, part ${number}`)
    const options = { q: WORDS, explain: true }
    const pages = await Promise.all(
      [1, 2].map((page) => askTitles([...many, ...others(50)], { ...options, page })),
    )
    const hits = pages.flatMap((page) => page.hits)
    const isAdded = hits.map(({ explanation }) => (explanation?.proximity ?? 0) > 0)
    expect(isAdded.lastIndexOf(true)).toBe(RERANKED_STORIES - 1)
    expect(isAdded.indexOf(false)).toBe(RERANKED_STORIES)
  })

  it('leaves a query of one word, and orders by date and views, as they are', async () => {
    const titles = ['Amber basalt', 'Basalt amber amber']
    for (const asked of [{ q: 'amber ' }, { q: 'amber basalt ', sortBy: 'newest' as const }]) {
      const { hits } = await askTitles(titles, { ...asked, explain: true })
      expect(hits).toHaveLength(2)
      for (const { explanation } of hits) expect(explanation).not.toHaveProperty('proximity')
    }
  })

  it('leaves scores alone of which age leaves nothing', async () => {
    const stories = ['Amber basalt cobalt dolomite', 'Emerald feldspar garnet opal'].map(
      (title) => ({ title, publishedAt: '1990-01-01' }),
    )
    const dated = others(50).map((title) => ({ title }))
    const { hits } = await askTitles([...stories, ...dated], { q: WORDS, recency: 1 })
    expect(hits.map(({ score }) => Number.isFinite(score))).toEqual([true, true])
  })

  it('gives what it is given where there is nothing to look at', () => {
    const top = [{ story: 1, tier: 0, key: 2, score: 2 }]
    const index = createSnapshotReader(compileIndex(buildIndex([])))
    expect(rerank(index, [], top, { recency: 0, nowMs: 0 })).toEqual({ top, additions: new Map() })
  })
})
