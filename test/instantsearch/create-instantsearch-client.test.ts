// 1. Requests of InstantSearch are asked of a service with a real engine and answered in Algolia's shape.
// 2. Texts are as stored between InstantSearch's tags, and escaped between tags of HTML.
// 3. What the service would refuse (long queries, far pages, big pages) is cut to what it takes.
// 4. A bundle of it holds nothing of the service.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { MAX_QUERY_LENGTH, MAX_WINDOW } from '../../src/engine/search-parameters.ts'
import { createSearchApp } from '../../src/http/create-search-app.ts'
import * as taken from '../../src/instantsearch/to-query.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { createInstantSearchClient, type InstantSearchParams } from '../../src/instantsearch.ts'

const stories: readonly StoryInput[] = [
  {
    id: 'ferry',
    title: 'Ferry <b>stops</b> & waits',
    body: 'The ferry to the island stops for winter. Nobody is surprised.',
    author: 'Ann Lee',
    section: 'Travel',
    publishedAt: '2025-10-25T18:00:00Z',
    views: 5,
    lists: ['latest'],
  },
  {
    id: 'bridge',
    title: 'Bridge opens',
    body: 'The ferry has lost its last riders to the bridge.',
    author: 'Ben Moss',
    section: 'Travel',
    publishedAt: '2025-09-30T22:00:00-05:00',
    views: 50,
    lists: ['latest', 'trending'],
  },
  {
    id: 'cup',
    title: 'Cup final drawn',
    body: 'A draw in the final.',
    kind: 'teaser',
    author: 'Ben Moss',
    section: 'Sport',
    publishedAt: '2025-08-01T10:00:00Z',
    views: 500,
  },
  { id: 'undated', title: 'Ferry folklore', body: 'Old tales.' },
]
const now = (): number => Date.UTC(2025, 9, 26)
const app = createSearchApp(createEngine(buildIndex(stories), { now }), { now })

function connect() {
  const sent: URL[] = []
  const client = createInstantSearchClient({
    url: '',
    sortBy: { by_views: 'popularity' },
    fetch: (url, init) => {
      sent.push(new URL(url, 'http://x'))
      return app.request(url, init)
    },
  })
  return { client, sent }
}

const AIS = { highlightPreTag: '__ais-highlight__', highlightPostTag: '__/ais-highlight__' }

async function ask(params: InstantSearchParams, indexName = 'news') {
  const { results } = await connect().client.search([{ indexName, params }])
  const [result] = results
  if (result === undefined) throw new Error('Expected a result')
  return result
}

const idsOf = async (params: InstantSearchParams, indexName?: string) =>
  (await ask(params, indexName)).hits.map(({ objectID }) => objectID)

describe('search', () => {
  it("answers a hit in Algolia's shape, its texts as they are stored", async () => {
    const [hit] = (await ask({ query: 'ferry stops', ...AIS })).hits
    const body =
      'The __ais-highlight__ferry__/ais-highlight__ to the island __ais-highlight__stops__/ais-highlight__ for winter. Nobody is surprised.'
    expect(hit).toEqual({
      objectID: 'ferry',
      id: 'ferry',
      kind: 'article',
      title: 'Ferry <b>stops</b> & waits',
      truncated: false,
      lists: ['latest'],
      body: 'The ferry to the island stops for winter. Nobody is surprised.',
      author: 'Ann Lee',
      section: 'Travel',
      publishedAt: '2025-10-25T18:00:00Z',
      publishedAtTimestamp: Date.UTC(2025, 9, 25, 18) / 1000,
      views: 5,
      _highlightResult: {
        title: {
          value:
            '__ais-highlight__Ferry__/ais-highlight__ <b>__ais-highlight__stops__/ais-highlight__</b> & waits',
          matchLevel: 'full',
          matchedWords: ['ferry', 'stops'],
        },
        author: { value: 'Ann Lee', matchLevel: 'none', matchedWords: [] },
        body: { value: body, matchLevel: 'full', matchedWords: ['ferry', 'stops'] },
      },
      _snippetResult: {
        body: {
          value: body,
          matchLevel: 'full',
        },
      },
    })
  })

  it('escapes texts between tags of HTML, which are <em> unless told', async () => {
    const [hit] = (await ask({ query: 'stops' })).hits
    expect(hit?._highlightResult.title.value).toBe(
      'Ferry &lt;b&gt;<em>stops</em>&lt;/b&gt; &amp; waits',
    )
  })

  it('answers the envelope', async () => {
    const { hits, ...rest } = await ask({ query: 'ferry', hitsPerPage: 1, page: 1 })
    expect(hits).toHaveLength(1)
    expect(rest).toEqual({
      index: 'news',
      query: 'ferry',
      params: 'query=ferry&hitsPerPage=1&page=1',
      nbHits: 3,
      page: 1,
      nbPages: 3,
      hitsPerPage: 1,
      processingTimeMS: expect.any(Number) as unknown, // a matcher in the place of a number
      exhaustiveNbHits: true,
      exhaustiveFacetsCount: true,
      exhaustiveTypo: true,
    })
    expect(Number.isInteger(rest.processingTimeMS)).toBe(true)
  })

  it('finds everything for nothing, newest first, 20 a page', async () => {
    const { client } = connect()
    const { results } = await client.search([{ indexName: 'news' }])
    expect(results[0]).toMatchObject({ nbHits: 4, hitsPerPage: 20, query: '', nbPages: 1 })
    expect(await idsOf({ query: '' })).toEqual(['ferry', 'bridge', 'cup', 'undated'])
  })

  it.each([
    ['news_oldest', ['cup', 'bridge', 'ferry', 'undated']],
    ['news_newest', ['ferry', 'bridge', 'cup', 'undated']],
    ['news_popularity', ['cup', 'bridge', 'ferry', 'undated']],
    ['by_views', ['cup', 'bridge', 'ferry', 'undated']],
    ['constructor', ['ferry', 'bridge', 'cup', 'undated']],
  ])('sorts as the index %s says', async (indexName, expected) => {
    expect(await idsOf({}, indexName)).toEqual(expected)
  })

  it('counts facets over all matches, the most frequent values first', async () => {
    const { facets, hits } = await ask({ facets: ['*'], hitsPerPage: 0 })
    expect(hits).toEqual([])
    expect(facets).toEqual({
      kind: { article: 3, teaser: 1 },
      author: { 'Ben Moss': 2, 'Ann Lee': 1 },
      section: { Travel: 2, Sport: 1 },
      list: { latest: 2, trending: 1 },
      month: { '2025-10': 1, '2025-09': 1, '2025-08': 1 },
    })
    const few = await ask({ facets: 'author', maxValuesPerFacet: 1 })
    expect(few.facets).toEqual({ author: { 'Ben Moss': 2 } })
    expect(await ask({ facets: ['brand'] })).not.toHaveProperty('facets')
  })

  it('answers the several requests of disjunctive faceting in their order', async () => {
    const { client } = connect()
    const facetFilters = [['section:Travel'], ['month:2025-09', 'month:2025-08']]
    const { results } = await client.search([
      { indexName: 'news', params: { facets: ['section', 'month'], facetFilters } },
      {
        indexName: 'news',
        params: { facets: 'section', facetFilters: [facetFilters[1] ?? []], hitsPerPage: 0 },
      },
      {
        indexName: 'news',
        params: { facets: 'month', facetFilters: [facetFilters[0] ?? []], hitsPerPage: 0 },
      },
    ])
    expect(results.map(({ nbHits, facets }) => [nbHits, facets])).toEqual([
      [1, { section: { Travel: 1 }, month: { '2025-09': 1 } }],
      [2, { section: { Sport: 1, Travel: 1 } }],
      [2, { month: { '2025-10': 1, '2025-09': 1 } }],
    ])
  })

  it('filters by time, and tells its range where that is asked for', async () => {
    const bound = Date.UTC(2025, 8, 30) / 1000
    const numericFilters = [`publishedAtTimestamp>=${bound}`]
    expect(await idsOf({ numericFilters })).toEqual(['ferry', 'bridge'])
    const { facets_stats, facets } = await ask({ facets: ['publishedAtTimestamp'] })
    expect(facets).toEqual({ publishedAtTimestamp: {} })
    expect(facets_stats).toEqual({
      publishedAtTimestamp: {
        min: Date.UTC(2025, 7, 1, 10) / 1000,
        max: Date.UTC(2025, 9, 25, 18) / 1000,
      },
    })
    expect(await ask({ query: 'folklore', facets: ['publishedAtTimestamp'] })).not.toHaveProperty(
      'facets_stats',
    )
  })

  it('asks nothing of the service where nothing can be found', async () => {
    const { client, sent } = connect()
    const params = { facetFilters: ['section:Sport', 'section:Travel'], facets: ['kind'] }
    const { results } = await client.search([{ indexName: 'news', params }])
    expect(results[0]).toMatchObject({ nbHits: 0, nbPages: 0, hits: [], facets: { kind: {} } })
    expect(sent).toEqual([])
  })

  it('asks for what restricts words, misspellings, duplicates and snippets', async () => {
    const { client, sent } = connect()
    const params = {
      query: 'ferry',
      restrictSearchableAttributes: ['title', 'url'],
      typoTolerance: false,
      distinct: 0,
      attributesToSnippet: ['title:3', 'body:20'],
      analytics: true,
      userToken: 'x',
    }
    await client.search([{ indexName: 'news', params }])
    expect(Object.fromEntries(sent[0]?.searchParams ?? [])).toEqual({
      q: 'ferry',
      searchIn: 'title',
      typos: 'off',
      distinct: 'false',
      page: '1',
      pageSize: '20',
      excerpts: '1',
      excerptLength: '120',
    })
  })

  it('says what became of a query', async () => {
    const { userData } = await ask({ query: 'ferry brigde' })
    expect(userData).toEqual([
      { didYouMean: 'ferry bridge', dropped: [], corrected: { brigde: 'bridge' } },
    ])
  })

  it('cuts what is too much for the service', async () => {
    expect([taken.MAX_QUERY_LENGTH, taken.MAX_WINDOW]).toEqual([MAX_QUERY_LENGTH, MAX_WINDOW])
    const long = `${'a'.repeat(511)}😀`
    const { query, nbHits } = await ask({ query: long })
    expect([query, nbHits]).toEqual([long, 0])
    expect(await ask({ hitsPerPage: 1000 })).toMatchObject({ hitsPerPage: 100, nbPages: 1 })
    expect(await ask({ page: 500 })).toMatchObject({ page: 500, hits: [], nbHits: 4, nbPages: 1 })
    expect(await ask({ page: -1, hitsPerPage: NaN })).toMatchObject({ page: 0, hits: [] })
    expect(await ask({ query: '\ud800 ferry' })).toMatchObject({ nbHits: 3 })
  })

  it('rejects as a whole with the error of one', async () => {
    const { client } = connect()
    const wrong = { indexName: 'news', params: { facetFilters: ['brand:Acme'] } }
    await expect(client.search([{ indexName: 'news' }, wrong])).rejects.toMatchObject({
      name: 'LedeError',
      code: 'invalid_request',
    })
    const gone = createInstantSearchClient({
      url: 'https://x.example',
      fetch: () => new Response(),
    })
    await expect(gone.search([{ indexName: 'news' }])).rejects.toMatchObject({
      name: 'ResponseError',
      code: 'unexpected_answer',
    })
  })
})

describe('searchForFacetValues', () => {
  const params = { facetName: 'author', facetQuery: 'mo', query: 'bridge', ...AIS }
  const facetHits = [
    { value: 'Ben Moss', highlighted: 'Ben __ais-highlight__Mo__/ais-highlight__ss', count: 1 },
  ]

  it('finds values among the matches, by both of the ways it is asked', async () => {
    const { client } = connect()
    const [found] = await client.searchForFacetValues([{ indexName: 'news', params }])
    expect(found).toMatchObject({ facetHits, exhaustiveFacetsCount: true })
    const { facetName: facet, ...others } = params
    const request = { indexName: 'news', type: 'facet', facet, params: others }
    expect((await client.search([request])).results[0]).toMatchObject({ facetHits })
  })

  it("answers version 5's form of the question", async () => {
    const searchForFacetValuesRequest = { facetQuery: 'mo', maxFacetHits: 1 }
    const asked = { indexName: 'news', facetName: 'author', searchForFacetValuesRequest }
    const { facetHits } = await connect().client.searchForFacetValues(asked)
    expect(facetHits).toEqual([{ value: 'Ben Moss', highlighted: 'Ben <em>Mo</em>ss', count: 2 }])
  })

  it.each([
    ['an unknown facet', { ...params, facetName: 'brand' }],
    ['filters that leave nothing', { ...params, facetFilters: ['author:A', 'author:B'] }],
  ])('finds none for %s', async (_, asked) => {
    const { client, sent } = connect()
    const [found] = await client.searchForFacetValues([{ indexName: 'news', params: asked }])
    expect(found?.facetHits).toEqual([])
    expect(sent).toEqual([])
  })
})

describe('getRecommendations', () => {
  it('gives related and most viewed stories', async () => {
    const { client } = connect()
    const { results } = await client.getRecommendations([
      { indexName: 'news', model: 'related-products', objectID: 'ferry', maxRecommendations: 1 },
      { indexName: 'news', model: 'trending-items', maxRecommendations: 2 },
      { indexName: 'news', model: 'related-products', objectID: 'none' },
    ])
    expect(results.map(({ hits }) => hits.map(({ objectID }) => objectID))).toEqual([
      ['bridge'],
      ['cup', 'bridge'],
      [],
    ])
  })
})

describe('createInstantSearchClient', () => {
  it('holds nothing of the service or the engine in a bundle', async () => {
    const { metafile, outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../../src/instantsearch.ts', import.meta.url))],
      absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
      bundle: true,
      format: 'esm',
      platform: 'browser',
      minify: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const allowed =
      /^(?:src\/(?:instantsearch|errors)\.ts$|src\/(?:client|instantsearch)\/|node_modules\/hono\/dist\/(?:client|utils)\/)/
    expect(Object.keys(metafile.inputs).filter((name) => !allowed.test(name))).toEqual([])
    // The client included, after gzip: 7.1 kB when this was written.
    expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThan(8192)
  })
})
