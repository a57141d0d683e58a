import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { MAX_DUPLICATES } from '../../src/engine/response.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { ARTICLE, fillers, OTHER_ARTICLE, TEASER } from '../duplicates/texts.ts'

// What does a reader see of near-duplicates?
// 1. One hit, the best by the order asked for, which lists the others that match, newest first.
// 2. With `distinct=false` they are hits like any other, and nobody lists any.
// 3. `totalHits`, facets and pages count hits. What is found does not depend on it.

const NOW_MS = Date.parse('2025-10-26T12:00:00Z')

/** Newest first. */
const STORIES: readonly StoryInput[] = [
  {
    ...ARTICLE,
    id: 'gazette',
    source: 'gazette.jsonl',
    publishedAt: '2025-10-21T07:00:00Z',
    section: 'local',
    views: 10,
  },
  {
    ...ARTICLE,
    title: 'Ferry back at last, and on time',
    id: 'herald',
    source: 'herald.xml',
    url: 'https://herald.example/ferry',
    publishedAt: '2025-10-20T12:00:00Z',
    section: 'coast',
    views: 900,
  },
  {
    ...ARTICLE,
    body: ARTICLE.body.replace('ferry sails', 'boat sails'),
    id: 'agency',
    kind: 'teaser',
    source: 'agency.json',
    publishedAt: '2025-10-20T07:00:00Z',
    section: 'coast',
  },
  { ...OTHER_ARTICLE, id: 'library', source: 'gazette.jsonl', publishedAt: '2025-10-19T07:00:00Z' },
  { ...TEASER, id: 'teaser', source: 'herald.xml', publishedAt: '2025-10-18T07:00:00Z' },
  ...fillers(20),
]

const engine = createEngine(buildIndex(STORIES), { now: () => NOW_MS })

/** `hit: its duplicates` of an answer, in order. */
async function check(parameters: SearchParameters, expected: readonly string[]): Promise<void> {
  const { hits, totalHits } = await engine.search(parameters)
  const found = hits.map(({ id, duplicates }) =>
    [id, ...(duplicates === undefined ? [] : [duplicates.map((one) => one.id).join(' ')])].join(
      ': ',
    ),
  )
  expect(found).toEqual(expected)
  expect(totalHits).toBe(expected.length)
}

describe('near-duplicates in an answer', () => {
  it('are one hit, the best, that lists the others, newest first', async () => {
    // Of the three, one was viewed the most, and another is the newest.
    await check({ q: 'ferry welders' }, ['teaser', 'herald: gazette agency'])
  })

  it.each<[NonNullable<SearchParameters['sortBy']>, readonly string[]]>([
    ['newest', ['gazette: herald agency', 'teaser']],
    ['oldest', ['teaser', 'agency: gazette herald']],
    ['popularity', ['herald: gazette agency', 'teaser']],
  ])('are represented by the first of them in any order: %s', async (sortBy, expected) => {
    await check({ q: 'ferry welders', sortBy }, expected)
  })

  it('stand beside each other with `distinct=false`, and are listed nowhere', async () => {
    const all = ['gazette', 'herald', 'agency', 'teaser']
    await check({ q: 'ferry welders', distinct: false, sortBy: 'newest' }, all)
  })

  it('are listed with what names them and leads to them', async () => {
    const { hits } = await engine.search({ q: 'ferry welders', sortBy: 'newest' })
    expect(hits[0]?.duplicates).toEqual([
      {
        id: 'herald',
        kind: 'article',
        title: 'Ferry back at last, and on time',
        source: 'herald.xml',
        url: 'https://herald.example/ferry',
        publishedAt: '2025-10-20T12:00:00Z',
      },
      {
        id: 'agency',
        kind: 'teaser',
        title: ARTICLE.title,
        source: 'agency.json',
        publishedAt: '2025-10-20T07:00:00Z',
      },
    ])
    expect(hits[1]).not.toHaveProperty('duplicates')
  })

  it('are only those that match and pass the filters', async () => {
    await check({ q: 'boat' }, ['agency'])
    await check({ q: 'welders', section: 'coast' }, ['herald: agency'])
    await check({ q: 'welders', to: '2025-10-20' }, ['teaser', 'herald: agency'])
    await check({ q: 'welders -boat' }, ['teaser', 'herald: gazette'])
    await check({ q: '"ferry sails"' }, ['herald: gazette'])
  })

  it('are one hit without a query, too', async () => {
    const { hits, totalHits } = await engine.search({})
    expect(hits[0]).toMatchObject({
      id: 'gazette',
      duplicates: [{ id: 'herald' }, { id: 'agency' }],
    })
    expect(totalHits).toBe(STORIES.length - 2)
  })

  it('count once in facets, by the hit that is shown', async () => {
    const facets = ['section', 'kind'] as const
    const shown = await engine.search({ q: 'welders', facets, sortBy: 'newest' })
    expect(shown.facets).toEqual({ section: { local: 1 }, kind: { article: 2 } })
    const byViews = await engine.search({ q: 'welders', facets, sortBy: 'popularity' })
    expect(byViews.facets?.section).toEqual({ coast: 1 })
    const all = await engine.search({ q: 'welders', facets, distinct: false })
    expect(all.facets).toEqual({ section: { local: 1, coast: 2 }, kind: { article: 3, teaser: 1 } })
  })

  it('count in facets as the one of the better tier, however well the other scores', async () => {
    // Of the two, one holds the word itself once, and the other words that it begins, time and again.
    const { body } = ARTICLE
    const begun = ['Commuters', 'buses', 'shift', 'workers', 'custom', 'levy']
    const stories = [
      {
        ...ARTICLE,
        id: 'begun',
        body: begun.reduce((text, word) => text.replace(word, 'kiosk'), body),
        section: 'coast',
        publishedAt: '2025-10-21T07:00:00Z',
        views: 9000,
      },
      {
        ...ARTICLE,
        id: 'exact',
        body: body.replace('a decade', 'a kio'),
        section: 'local',
        publishedAt: '2025-10-20T07:00:00Z',
      },
    ]
    const few = createEngine(buildIndex([...stories, ...fillers(20)]), { now: () => NOW_MS })
    const apart = await few.search({ q: 'kio', distinct: false })
    expect(apart.hits.map(({ id }) => id)).toEqual(['exact', 'begun'])
    expect(apart.hits[1]?.score).toBeGreaterThan(apart.hits[0]?.score ?? NaN)
    const { hits, facets } = await few.search({ q: 'kio', facets: ['section'] })
    expect(hits).toMatchObject([{ id: 'exact', duplicates: [{ id: 'begun' }] }])
    expect(facets).toEqual({ section: { local: 1 } })
  })

  it('are on one page only, and none is lost', async () => {
    const ids: string[] = []
    const { totalPages } = await engine.search({ pageSize: 4 })
    for (let page = 1; page <= totalPages; page++) {
      const { hits } = await engine.search({ page, pageSize: 4 })
      for (const { id, duplicates = [] } of hits) ids.push(id, ...duplicates.map((one) => one.id))
    }
    expect(ids.sort()).toEqual(STORIES.map(({ id }) => id).sort())
  })

  it('do not decide whether slips are forgiven', async () => {
    // Three stories match, which is enough for the query to be taken as it is typed.
    for (const distinct of [true, false]) {
      const { interpretation } = await engine.search({ q: 'kiosk ', distinct })
      expect(interpretation.corrected).toEqual({})
    }
  })

  it(`are listed up to ${MAX_DUPLICATES}, the newest of them`, async () => {
    const copies = Array.from({ length: MAX_DUPLICATES + 10 }, (_, i) => ({
      ...ARTICLE,
      id: `copy-${i}`,
      publishedAt: new Date(NOW_MS - i * 60_000).toISOString(),
    }))
    const many = createEngine(buildIndex(copies), { now: () => NOW_MS })
    const { hits, totalHits } = await many.search({ q: 'ferry', sortBy: 'newest' })
    expect(totalHits).toBe(1)
    expect(hits[0]?.duplicates?.map(({ id }) => id)).toEqual(
      copies.slice(1, MAX_DUPLICATES + 1).map(({ id }) => id),
    )
  })
})
