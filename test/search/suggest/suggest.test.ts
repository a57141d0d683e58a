import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { terms } from '../../../src/analysis/tokenize.ts'
import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { escapeHtml } from '../../../src/excerpt/escape-html.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { indexedBodyEnd, type Story, type StoryInput } from '../../../src/story/story.ts'
import { anyStories, NOW_MS } from '../../helpers/oracle/any-corpus.ts'
import { anyQuery } from '../../helpers/oracle/any-query.ts'

// What holds for any stories and any text:
// 1. a suggested text goes on from what was typed, and has hits as it stands;
// 2. a suggested story is one of the index, shown by its title;
// 3. nothing is suggested twice, and there are no more of them than were asked for;
// 4. HTML without its marks is the escaped text;
// 5. of words, the heaviest are suggested, heaviest first: those of the most, freshest, most viewed stories
//    that hold all else, a title counting twice.

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

const ALL = ['<north-korea>', '<kings>', '<korea>']

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
    // `korea` is in two titles, `kings` in a title and a body, `korean` in the body of the newest.
    [
      'completes a word, the heaviest first',
      'k',
      ['korea', 'kings', 'korean', '<korea>', '<kings>', '<north-korea>'],
    ],
    [
      'leaves the words before as they were typed',
      'North ko',
      ['North korea', 'North korean', '<north-korea>'],
    ],
    [
      'completes only to words that occur together',
      'votes k',
      ['votes korea', 'votes kings', '<korea>'],
    ],
    ['gives stories whose titles hold it all', 'korea ', ['korean', '<korea>', '<north-korea>']],
    ['gives no word for a phrase', '"north korea"', ['<north-korea>']],
    ['gives nothing for what is unknown', 'zzyzx', []],
    ['gives the newest stories for nothing, where none was viewed', '', ALL],
    ['gives them for white space', '  ', ALL],
    ['forgives a slip in the word', 'koera', ['korea', 'korean', '<korea>', '<north-korea>']],
    [
      'forgives a slip in a word before',
      'nroth kor',
      ['north korea', 'north korean', '<north-korea>'],
    ],
    [
      'corrects a word before one that is whole',
      'nroth korea',
      ['north korea', 'north korean', '<north-korea>'],
    ],
    ['forgives slips in both', 'nroth koer', ['north korea', 'north korean', '<north-korea>']],
    ['forgives none in three letters', 'krea kng', []],
    ['forgives none where something goes on as typed', 'edge kin', ['edge kings', '<kings>']],
    ['gives nothing where only what is excluded is typed', '-korea', []],
  ])('%s', async (_, q, expected) => {
    await check(q, expected)
  })

  it('gives at most as many as are asked for, half of them words where there are stories', async () => {
    await check('k', ['korea', 'kings', '<korea>', '<kings>'], 4)
    await check('k', ['korea'], 1)
  })

  it('marks what was typed', async () => {
    const { suggestions } = await engine.suggest({ q: 'edge ja' })
    expect(suggestions).toEqual([
      { text: 'edge jazz', html: '<mark>edge</mark> <mark>ja</mark>zz', kind: 'term' },
      {
        text: 'Kings edge <Jazz>',
        html: 'Kings <mark>edge</mark> &lt;<mark>Ja</mark>zz&gt;',
        kind: 'story',
        id: 'kings',
      },
    ])
  })

  it('marks the words that were meant, but nothing of a beginning that was not typed so', async () => {
    const { suggestions } = await engine.suggest({ q: 'nroth koer' })
    expect(suggestions.map(({ html }) => html)).toEqual([
      '<mark>north</mark> korea',
      '<mark>north</mark> korean',
      '<mark>North</mark> <mark>Korea</mark> troop deployment',
    ])
  })

  it('suggests the most viewed stories for nothing', async () => {
    const stories = [
      { id: 'a', title: 'Little read', body: '', views: 5 },
      { id: 'b', title: 'Much read', body: '', views: 900 },
      { id: 'c', title: 'MUCH READ!', body: 'Told again.', views: 800 },
    ]
    const { suggestions } = await createEngine(buildIndex(stories)).suggest({})
    expect(suggestions).toEqual([
      { text: 'Much read', html: 'Much read', kind: 'story', id: 'b' },
      { text: 'Little read', html: 'Little read', kind: 'story', id: 'a' },
    ])
  })

  it('suggests nothing twice: a title that is a word, titles that are nearly the same', async () => {
    const titles = [
      'Kingston',
      'Kings beat the old Utah Jazz at home tonight',
      'Kings beat the old Utah Jazz at home tonight (AP)',
    ]
    const stories = titles.map((title, id) => ({ id: String(id), title, body: '' }))
    const { suggestions } = await createEngine(buildIndex(stories)).suggest({ q: 'kin' })
    expect(suggestions.map(({ text }) => text)).toEqual(['kings', 'kingston', titles[1]])
  })

  it.each([
    ['a null character', 'kor\0'],
    ['half of a pair', 'kor\uD83D'],
    ['signs', '"\'()|:*-+~^[]{}<>&%$#@!?'],
    ['operators without values', 'title: OR - author:'],
    ['a name of the prototype', '__proto__ constructor'],
    ['one long word', 'k'.repeat(512)],
    ['many words', 'korea '.repeat(85)],
    ['many different words', Array.from({ length: 100 }, (_, i) => `k${i}`).join(' ')],
    ['a tag', '<script>alert(1)</script>'],
  ])('takes %s', async (_what, q) => {
    const { suggestions } = await engine.suggest({ q })
    for (const { html } of suggestions) expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/)
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
          const any = createEngine(index, { now: () => NOW_MS, newsSynonyms: false })
          const { suggestions } = await any.suggest({ q, limit })
          expect(suggestions.length).toBeLessThanOrEqual(limit)
          expect(new Set(suggestions.map(({ id, text }) => id ?? text)).size).toBe(
            suggestions.length,
          )
          for (const { kind, id = '', text, html } of suggestions) {
            expect(html.replace(/<\/?mark>/g, '')).toBe(escapeHtml(text))
            if (kind === 'story') expect(text).toBe(titles.get(id))
            else {
              const found = await any.search({ q: `${text} `, typos: 'off' })
              // A number counts next to its words only, and stories may hold it elsewhere.
              const dropped = found.interpretation.dropped.filter(
                (word) => !/^[\d,.-]+$/.test(word),
              )
              expect(dropped, text).toEqual([])
              expect(found.totalHits, text).toBeGreaterThan(0)
            }
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('suggests the heaviest words, heaviest first', async () => {
    const anyPrefix = fc.constantFrom('k', 'ki', 'tro', 'de', 'p', 'el', 's', 'r', 'c', 'o')
    const anyLead = fc.constantFrom('', '', 'the ', 'korea ', 'kings ', 'troops the ')
    await fc.assert(
      fc.asyncProperty(anyStories, anyLead, anyPrefix, async (stories, lead, prefix) => {
        const index = buildIndex(stories)
        const any = createEngine(index, { now: () => NOW_MS, newsSynonyms: false })
        const weights = await weighByBruteForce(any, index.stories, lead, prefix)
        const heaviest = [...weights].sort(([, a], [, b]) => b - a)
        const { suggestions } = await any.suggest({ q: lead + prefix, limit: 6 })
        const shown = suggestions
          .filter(({ kind, text }) => kind === 'term' && text.startsWith(lead + prefix))
          .map(({ text }) => weights.get(text.slice(lead.length)) ?? NaN)
        heaviest.slice(0, shown.length).forEach(([, weight], i) => {
          expect(shown[i]).toBeCloseTo(weight, 4)
        })
        // Half of them at least are words, where there are so many.
        expect(shown.length).toBeGreaterThanOrEqual(Math.min(3, heaviest.length))
      }),
      { numRuns: 200 },
    )
  })
})

/** Weighs every word that begins so in the stories that hold what was typed: term -> weight. */
async function weighByBruteForce(
  any: SearchEngine,
  stories: readonly Story[],
  lead: string,
  prefix: string,
): Promise<Map<string, number>> {
  // All of the words are meant, function words included.
  const { hits } = await any.search({
    q: `${lead.replace(/(?=\b\w)/g, '+')}${prefix}*`,
    typos: 'off',
    match: 'all',
    distinct: false,
    pageSize: 100,
  })
  const ids = new Set(hits.map(({ id }) => id))
  const dates = stories.map(({ publishedAt }) => Date.parse(publishedAt ?? ''))
  const newest = Math.max(...dates.filter((date) => !Number.isNaN(date)))
  const mostViews = Math.max(...stories.map(({ views = 0 }) => views))
  const weights = new Map<string, number>()
  for (const story of stories) {
    if (!ids.has(story.id)) continue
    const age = newest - Date.parse(story.publishedAt ?? '')
    const halfLives = Math.floor(age / 3_600_000) / (14 * 24)
    const freshness = Number.isNaN(age) || halfLives >= 12 ? 0 : 2 ** -halfLives
    const views = story.views ?? 0
    const popularity = views > 0 ? 1 + Math.log1p(views) / Math.log1p(mostViews) : 1
    const weight = (0.5 + 0.5 * freshness) * popularity
    const count = (text: string, share: number): void => {
      for (const term of new Set(terms(text))) {
        if (term === prefix || !term.startsWith(prefix)) continue
        weights.set(term, (weights.get(term) ?? 0) + share * weight)
      }
    }
    count(story.title, 2)
    count(story.body.slice(0, indexedBodyEnd(story)), 1)
  }
  return weights
}
