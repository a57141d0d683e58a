import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine, type EngineOptions } from '../../../src/engines/embedded/embedded.ts'
import { InvalidRequestError } from '../../../src/errors.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import type { SearchTimings } from '../../../src/engine/response.ts'
import type { StoryInput } from '../../../src/story/story.ts'

const NOW_MS = Date.parse('2025-10-26T12:00:00Z')

/** Newest first. */
const STORIES: readonly StoryInput[] = [
  {
    id: 'ferry',
    title: 'Harbour ferry resumes',
    body: 'The ferry crossed at dawn.',
    author: 'Ines Okafor',
    publishedAt: '2025-10-26T01:00:00+04:00',
    views: 150,
    section: 'world',
    url: 'https://harbour.example/ferry',
    lists: ['latest'],
    source: 'page.txt',
  },
  {
    id: 'kings',
    kind: 'teaser',
    title: 'Kings edge Jazz',
    body: 'A late bas',
    truncated: true,
    publishedAt: '2025-10-24T09:00:00Z',
  },
  { id: '__proto__', title: 'An undated note', body: '' },
]

function engineOf(stories = STORIES, options: EngineOptions = {}) {
  return createEngine(buildIndex(stories), { now: () => NOW_MS, ...options })
}

async function idsOf(
  parameters: Parameters<ReturnType<typeof engineOf>['search']>[0],
  options?: EngineOptions,
) {
  const { hits } = await engineOf(STORIES, options).search(parameters)
  return hits.map(({ id }) => id)
}

describe('search', () => {
  it('answers with the whole envelope', async () => {
    const { tookMs, ...answer } = await engineOf().search({ q: 'ferry', facets: 'kind,month' })
    expect(tookMs).toBeGreaterThanOrEqual(0)
    expect(answer).toEqual({
      q: 'ferry',
      interpretation: { clauses: ['ferry'], matching: 'all', dropped: [], corrected: {} },
      totalHits: 1,
      page: 1,
      pageSize: 10,
      totalPages: 1,
      hits: [
        {
          id: 'ferry',
          kind: 'article',
          title: 'Harbour ferry resumes',
          author: 'Ines Okafor',
          publishedAt: '2025-10-26T01:00:00+04:00',
          views: 150,
          section: 'world',
          url: 'https://harbour.example/ferry',
          lists: ['latest'],
          truncated: false,
          score: expect.any(Number) as unknown,
          highlights: { title: { html: 'Harbour <mark>ferry</mark> resumes', ranges: [[8, 13]] } },
          excerpts: [
            {
              field: 'body',
              html: 'The <mark>ferry</mark> crossed at dawn.',
              text: 'The ferry crossed at dawn.',
              start: 0,
              ranges: [[4, 9]],
            },
          ],
        },
      ],
      facets: { kind: { article: 1 }, month: { '2025-10': 1 } },
    })
  })

  it('pages through the hits, past the end too', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => engineOf().search({ page, pageSize: 2 })),
    )
    expect(pages.map(({ hits }) => hits.map(({ id }) => id))).toEqual([
      ['ferry', 'kings'],
      ['__proto__'],
      [],
    ])
    expect(pages.map(({ totalHits, totalPages }) => [totalHits, totalPages])).toEqual([
      [3, 2],
      [3, 2],
      [3, 2],
    ])
  })

  it.each<[string, Parameters<typeof idsOf>[0], string[]]>([
    ['an age is counted from the present', { from: '24h' }, ['ferry']],
    ['an age in the query is, too', { q: 'when:24h' }, ['ferry']],
    ['a bound leaves the undated out', { from: '2000' }, ['ferry', 'kings']],
    ['a date is a day of the zone', { from: '2025-10-26' }, []],
    ['the views count', { sortBy: 'popularity' }, ['ferry', 'kings', '__proto__']],
    ['the undated come last', { sortBy: 'oldest' }, ['kings', 'ferry', '__proto__']],
    ['an author is compared without case', { author: ['INES OKAFOR'] }, ['ferry']],
    ['the kind is a filter', { kind: 'teaser' }, ['kings']],
  ])('knows that %s', async (_, parameters, expected) => {
    expect(await idsOf(parameters)).toEqual(expected)
  })

  it('reads dates without an offset in its own zone', async () => {
    // 26 October began in Dubai at 20:00 UTC the day before.
    expect(await idsOf({ from: '2025-10-26' }, { timeZone: 'Asia/Dubai' })).toEqual(['ferry'])
    expect(await idsOf({ q: 'before:2025-10-26' }, { timeZone: 'Asia/Dubai' })).toEqual(['kings'])
  })

  it('takes another stemmer', async () => {
    expect(await idsOf({ q: 'edge kings ', typos: 'off' }, { stem: (term) => term })).toEqual([
      'kings',
    ])
    const byLetter = { stem: (term: string) => term.slice(0, 1) }
    // `resumes` begins with the letter of no other word; `dawn` does not begin as `edge` does.
    expect(await idsOf({ q: 'harbour ', typos: 'off' }, byLetter)).toEqual(['ferry'])
    expect(await idsOf({ q: 'kings jazz ', typos: 'off' }, byLetter)).toEqual(['kings'])
  })

  it('tells an observer where the time went', async () => {
    const seen: SearchTimings[] = []
    await engineOf().search({ q: 'ferry' }, { onTimings: (timings) => seen.push(timings) })
    expect(seen).toEqual([
      {
        parseMs: expect.any(Number) as unknown,
        matchMs: expect.any(Number) as unknown,
        excerptMs: expect.any(Number) as unknown,
      },
    ])
    for (const ms of Object.values(seen[0] ?? {})) expect(ms).toBeGreaterThanOrEqual(0)
  })

  it('rejects what is out of range with every issue, and never throws', async () => {
    const answer = engineOf().search({ page: 0, pageSize: 1000 })
    await expect(answer).rejects.toBeInstanceOf(InvalidRequestError)
    await expect(answer).rejects.toMatchObject({
      code: 'invalid_request',
      issues: [{ parameter: 'page' }, { parameter: 'pageSize' }],
    })
  })

  it('answers any text', async () => {
    const engine = engineOf()
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(
          fc.constantFrom('ferry', '"', '-', ' OR ', 'title:', '*', '(', '\0', '\ud800', ' '),
          {
            maxLength: 30,
          },
        )
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(anyText, async (q) => {
        const { hits, totalHits } = await engine.search({ q })
        expect(hits.length).toBe(totalHits)
        await engine.suggest({ q })
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a longest run of stars', 'a*'.repeat(256)],
    ['two hundred words', 'ferry '.repeat(85)],
    ['nothing but quotes', '"'.repeat(512)],
    ['nothing but signs', '-'.repeat(512)],
    ['the names of prototypes', '__proto__ constructor toString'],
  ])('answers %s', async (_, q) => {
    await expect(engineOf().search({ q })).resolves.toMatchObject({ q })
  })
})

describe('facets', () => {
  it('show values that can be filtered by, however the stories space them', async () => {
    const [first, ...others] = STORIES
    const spaced = { author: '\tInes \u00a0Okafor', section: ' World  News ', lists: [' latest '] }
    const engine = engineOf(first === undefined ? [] : [{ ...first, ...spaced }, ...others])
    const facets = ['author', 'section', 'list'] as const
    const { facets: counts } = await engine.search({ facets: facets.join() })
    expect(counts).toEqual({
      author: { 'Ines Okafor': 1 },
      section: { 'World News': 1 },
      list: { latest: 1 },
    })
    for (const facet of facets) {
      const [value = ''] = Object.keys(counts?.[facet] ?? {})
      expect(await engine.search({ [facet]: value })).toMatchObject({ totalHits: 1 })
    }
    expect(await engine.search({ q: 'section:"world news"' })).toMatchObject({ totalHits: 1 })
  })
})

describe('an engine of no stories', () => {
  it('answers everything with nothing', async () => {
    const engine = engineOf([])
    expect(await engine.search({ q: 'ferry', facets: 'kind' })).toMatchObject({
      totalHits: 0,
      totalPages: 0,
      hits: [],
    })
    expect(await engine.search({})).toMatchObject({ totalHits: 0, hits: [] })
    expect(await engine.suggest({ q: 'f' })).toEqual({ q: 'f', suggestions: [] })
    expect(await engine.related('ferry')).toBeUndefined()
    expect(await engine.status()).toMatchObject({ stories: 0, terms: 0 })
  })
})

describe('story', () => {
  it('gives the whole story', async () => {
    expect(await engineOf().story('ferry')).toEqual({
      kind: 'article',
      truncated: false,
      ...STORIES[0],
    })
  })

  it('gives a story whatever its id', async () => {
    expect(await engineOf().story('__proto__')).toMatchObject({ title: 'An undated note' })
  })

  it.each(['', 'Ferry', 'constructor', '0'])('knows no story %j', async (id) => {
    expect(await engineOf().story(id)).toBeUndefined()
  })
})

describe('status', () => {
  it('counts what is live', async () => {
    const index = buildIndex(STORIES)
    expect(await createEngine(index).status()).toEqual({
      ready: true,
      generation: index.generation,
      stories: 3,
      articles: 2,
      teasers: 1,
      // Of titles, whole words of bodies, and authors; repeats counted once.
      terms: 17,
    })
  })
})
