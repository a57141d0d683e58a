// What an app that embeds search does, in any runtime: an index of two stories, an engine, the service
// mounted in a Hono app, and a client of it. Prints what came of it.
import { Hono } from 'hono'
import {
  buildIndex,
  createEngine,
  createSearchApp,
  InvalidRequestError,
  type SearchEngine,
  type SearchResponse,
  type StoryInput,
} from 'lede'
import { createClient } from 'lede/client'
import { stemmer } from 'lede/languages'

const stories: readonly StoryInput[] = [
  { id: 'bridge', title: 'Old Bridge Reopens', body: 'Cyclists crossed first.', kind: 'article' },
  { id: 'ferry', title: 'Ferry Stops for Winter', body: 'The river freezes.', views: 12 },
]
const engine: SearchEngine = createEngine(buildIndex(stories))
const found: SearchResponse = await engine.search({ q: 'brige', pageSize: 1 })

const german = createEngine(buildIndex([{ id: 'house', title: 'Neue Häuser', body: '' }]), {
  stem: await stemmer('german'),
})
const { totalHits } = await german.search({ q: 'haus', typos: 'off' })

const refusal: unknown = await engine.search({ pageSize: 1000 }).catch((error: unknown) => error)

const app = new Hono().route('/news', createSearchApp(engine))
const response = await app.request('/news/search?q=river', {
  headers: { 'Accept-Encoding': 'gzip' },
})
const client = createClient('/news', { fetch: (url, init) => app.request(url, init) })
const asked: SearchResponse = await client.search({ q: 'cyclists', facets: ['kind'] })

console.log(
  JSON.stringify({
    titles: found.hits.map(({ highlights }) => highlights.title.html),
    didYouMean: found.didYouMean,
    refused: refusal instanceof InvalidRequestError ? refusal.code : undefined,
    german: totalHits,
    mounted: { status: response.status, body: await response.json() },
    asked: asked.facets,
    runtime: [typeof process, typeof Buffer],
  }),
)

// Not Node's types: an app of another runtime has none.
declare const process: unknown
declare const Buffer: unknown
