// Words near each other:
// 1. neighbours of the query that stand near each other in a story add to its score, the nearer the more, in a
//    title more than in a body; words that are further apart than four positions add nothing;
// 2. what is added is what reading the story word by word gives, for any stories.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { tokenize } from '../../src/analysis/tokenize.ts'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { askTitles, idsOf, type Told } from '../helpers/ask-titles.ts'
import { idf, saturate } from '../helpers/oracle/bm25f.ts'
import { type Corpus, docFreqOf, toCorpus } from '../helpers/oracle/corpus.ts'

/** Proximity of each story, by number. */
async function proximityOf(stories: readonly Told[], q: string): Promise<number[]> {
  const { hits } = await askTitles(stories, { q, explain: true, match: 'all' })
  const byId = new Map(hits.map(({ id, explanation }) => [id, explanation?.proximity ?? 0]))
  return stories.map((_, number) => byId.get(String(number)) ?? NaN)
}

describe('proximity', () => {
  it('is more the nearer neighbours of the query stand, and none past four positions', async () => {
    const [next = 0, near = 0, far = 0] = await proximityOf(
      [
        'amber basalt one two three four',
        'amber one two basalt three four',
        'amber one two three four basalt',
      ],
      'amber basalt ',
    )
    expect(next).toBeGreaterThan(near)
    expect(near).toBeGreaterThan(0)
    expect(far).toBe(0)
  })

  it('does not ask which comes first, nor in which form', async () => {
    const [one = 0, other = 0] = await proximityOf(
      ['harbour ferry', 'ferries harbour'],
      'harbour ferry ',
    )
    expect(one).toBeGreaterThan(0)
    expect(other).toBeCloseTo(one, 9)
  })

  it('is more in a title than in a body', async () => {
    const [title = 0, body = 0] = await proximityOf(
      [
        { title: 'amber basalt', body: 'one two' },
        { title: 'one two', body: 'amber basalt' },
      ],
      'amber basalt ',
    )
    expect(title).toBeGreaterThan(body)
  })

  it('is not of a title and a body together', async () => {
    expect(
      await proximityOf([{ title: 'one amber', body: 'basalt two' }, 'basalt'], 'amber basalt '),
    ).toEqual([0, NaN])
  })

  it('is of neighbours of the query only', async () => {
    const [ends = 0, neighbours = 0] = await proximityOf(
      [
        'amber cobalt one two three four five six basalt',
        'amber basalt one two three four five six cobalt',
      ],
      'amber basalt cobalt ',
    )
    expect(ends).toBe(0)
    expect(neighbours).toBeGreaterThan(0)
  })

  it('puts words that stand together above the same words scattered', async () => {
    const titles = [
      'Basalt one two three dolomite four five six amber seven eight cobalt',
      'Amber basalt cobalt dolomite one two three four five six seven eight',
    ]
    expect(idsOf(await askTitles(titles, 'amber basalt cobalt dolomite '))).toEqual([1, 0])
  })

  it('is what reading word by word gives, for any stories', async () => {
    const words = ['amber', 'basalt', 'cobalt', 'dune', 'elm']
    const anyText = fc
      .array(fc.constantFrom(...words, 'filler', 'other'), { minLength: 1, maxLength: 12 })
      .map((all) => all.join(' '))
    const anyQuery = fc.uniqueArray(fc.constantFrom(...words), { minLength: 2, maxLength: 3 })
    const anyTexts = fc.array(fc.record({ title: anyText, body: anyText }), {
      minLength: 2,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(anyTexts, anyQuery, async (texts, query) => {
        const stories = texts.map((text, number): StoryInput => ({ id: String(number), ...text }))
        const index = buildIndex(stories)
        const corpus = toCorpus(index.stories)
        const q = `${query.join(' ')} `
        const { hits } = await createEngine(index).search({
          ...{ q, explain: true, match: 'any', typos: 'off', distinct: false },
        })
        if (
          hits.length < 2 ||
          query.some((word) => docFreqOf(corpus, [word], ['title', 'body']) === 0)
        )
          return
        for (const { id, explanation } of hits) {
          const expected = byReading(corpus, id, query)
          expect(explanation?.proximity ?? 0).toBeCloseTo(expected, 9)
        }
      }),
      { numRuns: 100 },
    )
  })
})

/** Reads a story word by word: each word with the last of each neighbour before it. */
function byReading(corpus: Corpus, id: string, query: readonly string[]): number {
  const story = corpus.stories.find((one) => one.story.id === id)
  if (story === undefined) return NaN
  const massOf = (word: string): number => idf(corpus, docFreqOf(corpus, [word], ['title', 'body']))
  return query.slice(1).reduce((sum, second, i) => {
    const first = query[i] ?? ''
    let freq = 0
    for (const field of ['title', 'body'] as const) {
      const terms = tokenize(story.story[field]).map(({ term }) => term)
      terms.forEach((term, at) => {
        if (term !== first && term !== second) return
        const before = terms.slice(0, at).lastIndexOf(term === first ? second : first)
        const distance = at - before
        if (before >= 0 && distance <= 4) freq += (field === 'title' ? 2 : 1) / distance
      })
    }
    const weight = (0.2 * (massOf(first) + massOf(second))) / 2
    return sum + weight * saturate(corpus, story, ['title', 'body'], freq)
  }, 0)
}
