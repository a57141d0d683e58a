import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engine/embedded.ts'
import { buildIndex } from '../../src/indexing/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyQuery } from '../helpers/oracle/any-query.ts'

// What holds for any stories and any text:
// 1. a suggested text goes on from what was typed, and has hits as it stands;
// 2. a suggested story is one of the index, shown by its title, no two times;
// 3. there are no more of them than were asked for.

const STORIES: readonly StoryInput[] = [
  {
    id: 'north-korea',
    title: 'North Korea troop deployment',
    body: 'Korean troops leave.',
    publishedAt: '2025-10-26T00:00:00Z',
  },
  {
    id: 'kings',
    title: 'Kings edge <Jazz>',
    body: 'The north.',
    publishedAt: '2025-10-25T00:00:00Z',
  },
  { id: 'korea', title: 'Korea votes', body: 'Kings.', publishedAt: '2025-10-24T00:00:00Z' },
]

const engine = createEngine(buildIndex(STORIES), { now: () => Date.UTC(2025, 9, 26) })

/** Texts of words, ids of stories in angle brackets. */
async function check(q: string, expected: readonly string[], limit?: number): Promise<void> {
  const answer = await engine.suggest({ q, limit })
  expect(answer.q).toBe(q)
  expect(
    answer.suggestions.map(({ kind, text, id }) => (kind === 'term' ? text : `<${id ?? ''}>`)),
  ).toEqual(expected)
}

describe('suggest', () => {
  it.each<[string, string, string[]]>([
    // `korea` is in two stories, `kings` in two, `korean` in one.
    [
      'completes a word, the most frequent first',
      'k',
      ['kings', 'korea', 'korean', '<korea>', '<kings>', '<north-korea>'],
    ],
    [
      'leaves the words before as they were typed',
      'North ko',
      ['North korea', 'North korean', '<north-korea>'],
    ],
    [
      'completes only to words that occur together',
      'votes k',
      ['votes kings', 'votes korea', '<korea>'],
    ],
    ['gives stories whose titles hold it all', 'korea ', ['korean', '<korea>', '<north-korea>']],
    ['gives no word for a phrase', '"north korea"', ['<north-korea>']],
    ['gives nothing for what is unknown', 'zzyzx', []],
    ['gives nothing for nothing', '', []],
    ['gives nothing for white space', '  ', []],
    ['gives nothing where only what is excluded is typed', '-korea', []],
  ])('%s', async (_, q, expected) => {
    await check(q, expected)
  })

  it('gives at most as many as are asked for, half of them words where there are stories', async () => {
    await check('k', ['kings', 'korea', '<korea>', '<kings>'], 4)
    await check('k', ['kings'], 1)
  })

  it('marks what completes the word, and in a title what was typed', async () => {
    const { suggestions } = await engine.suggest({ q: 'edge ja' })
    expect(suggestions).toEqual([
      { text: 'edge jazz', html: 'edge ja<mark>zz</mark>', kind: 'term' },
      {
        text: 'Kings edge <Jazz>',
        html: 'Kings <mark>edge</mark> &lt;<mark>Jazz</mark>&gt;',
        kind: 'story',
        id: 'kings',
      },
    ])
  })

  it('rejects a limit out of range', async () => {
    await expect(engine.suggest({ q: 'k', limit: 0 })).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ parameter: 'limit' }],
    })
  })

  it.each<[string, string, string[]]>([
    ['in the field that is named', 'title:k', ['title:kings', 'title:korea']],
    ['by the author that is named', 'author:k', []],
    ['beside what is excluded', '-troops kore', ['-troops korea']],
    ['within the dates that are named', 'before:2025-10-25 ki', ['before:2025-10-25 kings']],
  ])('suggests only what has hits %s', async (_, q, expected) => {
    const { suggestions } = await engine.suggest({ q })
    const words = suggestions.filter(({ kind }) => kind === 'term').map(({ text }) => text)
    expect(words.sort()).toEqual(expected)
    for (const { id } of suggestions) {
      if (id === undefined) continue
      const { hits } = await engine.search({ q, typos: 'off' })
      expect(hits.map((hit) => hit.id)).toContain(id)
    }
  })

  it('suggests only what has hits, for any stories and text', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyStories,
        anyQuery,
        fc.integer({ min: 1, max: 20 }),
        async (stories, q, limit) => {
          const index = buildIndex(stories)
          const titles = new Map(index.stories.map(({ id, title }) => [id, title]))
          const any = createEngine(index, { now: () => NOW_MS })
          const { suggestions } = await any.suggest({ q, limit })
          expect(suggestions.length).toBeLessThanOrEqual(limit)
          expect(new Set(suggestions.map(({ id, text }) => id ?? text)).size).toBe(
            suggestions.length,
          )
          for (const { kind, id = '', text } of suggestions) {
            if (kind === 'story') expect(text).toBe(titles.get(id))
            else {
              const found = await any.search({ q: `${text} `, typos: 'off' })
              expect(found.interpretation.dropped, text).toEqual([])
              expect(found.totalHits, text).toBeGreaterThan(0)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
