// 1. Every JSON route is asked as the service understands it, at the root and under a prefix.
// 2. What is no answer is a ResponseError that says what is wrong; what `fetch` rejects with stays.
// 3. Types flow from the routes; a client is an engine.
// 4. A browser's bundle of it holds none of the service and none of the engine.
import { Hono } from 'hono'
import { hc } from 'hono/client'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { SearchEngine } from '../../src/engine/search-engine.ts'
import { createClient, type ClientOptions, ResponseError } from '../../src/client.ts'
import { createSearchApp } from '../../src/http/create-search-app.ts'
import type { SearchApp } from '../../src/http/routes/json-routes.ts'
import type { SearchAppOptions } from '../../src/http/search-app-options.ts'
import type { SearchResponse } from '../../src/engine/response.ts'
import { serveSearch } from '../../src/node.ts'
import { createFakeEngine, nowMs } from '../http/fake-engine.ts'

/** A client of a service in this process, with what it sent. */
function connect(options: ClientOptions = {}, appOptions: SearchAppOptions = {}, base = '/news') {
  const engine = createFakeEngine()
  const service = createSearchApp(engine, { now: () => nowMs, ...appOptions })
  const app = base === '' ? service : new Hono().route(base, service)
  const sent: { readonly url: string; readonly init: RequestInit }[] = []
  const client = createClient(`${base}/`, {
    ...options,
    fetch: (url, init) => {
      sent.push({ url, init })
      return app.request(url, init)
    },
  })
  return { app, client, engine, sent }
}

/** A client of something that answers as it is told. */
const answeredBy = (respond: () => Response) =>
  createClient('https://x.example', { fetch: respond })

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => Promise.reject(new Error(`Expected a rejection, received ${String(value)}`)),
    (error: unknown) => error,
  )

describe('createClient', () => {
  it.each(['', '/news', '/a/b'])('asks every route of a service under "%s"', async (base) => {
    const { client, engine } = connect({}, {}, base)
    const found = await client.search({ q: 'ferry', pageSize: 1 })
    expect(found).toMatchObject({ q: 'ferry', totalHits: 2, hits: [{ id: 'ferry' }] })
    expect(await client.search({ q: 'ferry', pageSize: 1 }, { method: 'POST' })).toEqual(found)
    expect(await client.search()).toMatchObject({ totalHits: 3 })
    expect(await client.suggest({ q: 'fer', limit: 1 })).toMatchObject({
      suggestions: [{ id: 'ferry' }],
    })
    expect(await client.suggest()).toMatchObject({ q: '' })
    expect(await client.trending(2)).toMatchObject({ pageSize: 2 })
    expect(await client.story('ferry')).toMatchObject({ body: 'It sails again.' })
    expect((await client.related('ferry', 1))?.map(({ id }) => id)).toEqual(['bridge'])
    expect(await client.related('ferry')).toHaveLength(2)
    expect(await client.status()).toEqual(await engine.status())
    expect(await client.health()).toEqual({ status: 'alive' })
  })

  it('writes lists, numbers, flags and bounds of time as the service reads them', async () => {
    const { client, engine, sent } = connect()
    const parameters = {
      author: ['A, B', 'C & D'],
      facets: ['kind', 'month'],
      searchIn: 'title',
      from: '2025-10-01T00:00:00+04:00',
      to: undefined,
      distinct: false,
      recency: 0.5,
      highlightPreTag: '<b class="x">',
    } as const
    await client.search(parameters)
    const byGet = engine.lastSearch
    expect(byGet).toMatchObject({
      author: ['A, B', 'C & D'],
      facets: ['kind', 'month'],
      searchIn: ['title'],
      from: { startMs: Date.UTC(2025, 8, 30, 20) },
      to: undefined,
      distinct: false,
      recency: 0.5,
      highlightPreTag: '<b class="x">',
    })
    await client.search(parameters, { method: 'POST' })
    expect(engine.lastSearch).toEqual(byGet)
    expect(sent[0]?.url).not.toContain('to=')
  })

  it.each(['a/b %', 'a?b#c', 'ünï', '%2F', ':id', '$&'])('asks for the story "%s"', async (id) => {
    const { client, sent } = connect()
    const found = await client.story(id)
    expect(found?.id).toBe(id === 'a/b %' ? id : undefined)
    expect(await client.related(id)).toEqual(id === 'a/b %' ? expect.any(Array) : undefined)
    expect(sent.map(({ url }) => url)).toEqual([
      `/news/stories/${encodeURIComponent(id)}`,
      `/news/stories/${encodeURIComponent(id)}/related`,
    ])
  })

  it.each(['', '.', '..', '\ud800'])('knows that no path holds the id %j', async (id) => {
    const { client, sent } = connect()
    expect(await client.story(id)).toBeUndefined()
    expect(await client.related(id)).toBeUndefined()
    expect(sent).toEqual([])
  })

  it('sends headers of the client and of the call, made anew for each request', async () => {
    let issued = 0
    const headers = () => Promise.resolve({ 'X-API-Key': `key ${(issued += 1)}`, 'X-App': 'desk' })
    const { client, sent } = connect({ headers, credentials: 'include' })
    await client.search()
    await client.search({}, { headers: { 'x-api-key': 'mine' } })
    await client.search({}, { method: 'POST', headers: () => ({ 'X-Trace': '1' }) })
    const accept = 'application/json'
    expect(sent.map(({ init }) => Object.fromEntries(new Headers(init.headers)))).toEqual([
      { accept, 'x-api-key': 'key 1', 'x-app': 'desk' },
      { accept, 'x-api-key': 'mine', 'x-app': 'desk' },
      {
        accept,
        'x-api-key': 'key 3',
        'x-app': 'desk',
        'x-trace': '1',
        'content-type': 'application/json',
      },
    ])
    expect(sent.map(({ init }) => init.credentials)).toEqual(['include', 'include', 'include'])
  })

  it.each(['', 'call', 'client'])('is aborted by the signal of the %s', async (which) => {
    const client = new AbortController()
    const call = new AbortController()
    const never = createClient('https://x.example', {
      signal: client.signal,
      fetch: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          const refuse = (): void => {
            reject(signal?.reason as Error) // as fetch does
          }
          if (signal?.aborted === true) refuse()
          signal?.addEventListener('abort', refuse)
          if (which === '') reject(new TypeError('fetch failed'))
        }),
    })
    const asked = rejection(never.search({ q: 'x' }, { signal: call.signal }))
    const why = new Error('no longer wanted')
    if (which === 'call') call.abort(why)
    if (which === 'client') client.abort(why)
    expect(await asked).toEqual(which === '' ? new TypeError('fetch failed') : why)
  })

  it('tells the timings of a search', async () => {
    const { client } = connect()
    const told: unknown[] = []
    await client.search({ q: 'ferry' }, { onTimings: (timings) => told.push(timings) })
    expect(told).toEqual([{ parseMs: 0.01, matchMs: 0.25, excerptMs: 1 }])
  })

  it.each(['https://x.example/?a=1', '/news#top'])('refuses the base address %s', (base) => {
    expect(() => createClient(base)).toThrow(
      expect.objectContaining({ name: 'LedeError', code: 'invalid_config' }),
    )
  })

  it('asks over the network by default', async () => {
    const server = await serveSearch({ engine: createFakeEngine(), port: 0 })
    try {
      const client = createClient(new URL(server.url))
      expect((await client.search({ q: 'ferry' })).totalHits).toBe(2)
      const aborted = AbortSignal.abort(new Error('too late'))
      expect(await rejection(client.search({}, { signal: aborted }))).toEqual(new Error('too late'))
    } finally {
      await server.close()
    }
    expect(await rejection(createClient(server.url).health())).toBeInstanceOf(TypeError)
  })
})

describe('ResponseError', () => {
  it('has the code, the status and the issues of a problem', async () => {
    const { client } = connect()
    const error = await rejection(client.search({ pageSize: 1000, page: 0 }))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      name: 'ResponseError',
      code: 'invalid_request',
      status: 400,
      issues: [{ parameter: 'page' }, { parameter: 'pageSize' }],
      retryAfterSeconds: undefined,
    })
    expect(String(error)).toContain('Expected `pageSize` to be an integer from 1 to 100')
  })

  it('says when to ask again while no index is live, which status() answers', async () => {
    const { client, engine } = connect()
    engine.ready = false
    expect(await rejection(client.search())).toMatchObject({
      code: 'not_ready',
      status: 503,
      issues: [],
      retryAfterSeconds: 2,
    })
    expect(await client.status()).toMatchObject({ ready: false, stories: 0 })
  })

  const html = { headers: { 'Content-Type': 'text/html' } }
  it.each([
    ['a page', () => new Response('<h1>Bad gateway</h1>', { ...html, status: 502 }), 502],
    ['a page that says OK', () => new Response('<h1>Hello</h1>', html), 200],
    ['nothing', () => new Response(null, { status: 204 }), 204],
    ['other JSON', () => Response.json({ error: 'no' }, { status: 403 }), 403],
    ['no object', () => Response.json('yes'), 200],
    ['null', () => Response.json(null, { status: 500 }), 500],
  ])('says that %s is no answer', async (_, respond, status) => {
    const error = await rejection(answeredBy(respond).search({ q: 'x' }))
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({ code: 'unexpected_answer', status, issues: [] })
    expect(String(error)).toContain(`with status ${status}`)
  })

  it('reads hostile problems', async () => {
    const problem = { code: 'invalid_request', detail: 'x', issues: [null, 1, { parameter: 'q' }] }
    const headers = { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }
    const client = answeredBy(() => Response.json(problem, { status: 400, headers }))
    expect(await rejection(client.story('x'))).toMatchObject({
      issues: [],
      retryAfterSeconds: undefined,
    })
  })

  it('tells a story that is not there from an address that is not there', async () => {
    expect(await connect().client.story('no-such')).toBeUndefined()
    const lost = connect()
    const elsewhere = createClient('/old', { fetch: (url, init) => lost.app.request(url, init) })
    expect(await rejection(elsewhere.story('ferry'))).toMatchObject({ status: 404 })
  })
})

describe('SearchApp', () => {
  it("types hono's own client, of the app and of an app that mounts it", async () => {
    const own = new Hono().route('/news', createSearchApp(createFakeEngine()))
    const fetch = (url: string | URL | Request, init?: RequestInit) =>
      Promise.resolve(own.request(url, init))
    const response = await hc<typeof own>('', { fetch }).news.search.$get({ query: { q: 'ferry' } })
    expect(response.ok).toBe(true)
    if (response.ok) {
      const answer = await response.json()
      expectTypeOf(answer).toEqualTypeOf<SearchResponse>()
      expect(answer.totalHits).toBe(2)
    }
    const api = hc<SearchApp>('/news', { fetch })
    const refused = await api.search.$post({ json: { pageSize: 0 } })
    if (refused.ok) throw new Error('Expected a problem')
    const { issues } = await refused.json()
    expect(issues?.map(({ parameter }) => parameter)).toEqual(['pageSize'])
  })

  it('is a Hono', () => {
    expectTypeOf(createSearchApp).returns.toExtend<Hono>()
    expect(createSearchApp(createFakeEngine())).toBeInstanceOf(Hono)
  })
})

describe('SearchClient', () => {
  it('is an engine: a service in front of a service answers the same', async () => {
    const { client, engine } = connect({}, {}, '')
    const behind: SearchEngine = client
    const front = createSearchApp(behind, { now: () => nowMs })
    const here = createSearchApp(engine, { now: () => nowMs })
    for (const path of [
      '/search?q=ferry&from=7d&facets=kind',
      '/suggest?q=fer',
      '/stories/ferry',
      '/stories/none',
      '/stories/ferry/related?limit=1',
      '/trending',
      '/readyz',
    ]) {
      const [expected, received] = [await here.request(path), await front.request(path)]
      expect([path, received.status, await received.json()]).toEqual([
        path,
        expected.status,
        await expected.json(),
      ])
      expect(received.headers.get('ETag')).toBe(expected.headers.get('ETag'))
      expect(received.headers.get('Server-Timing')).toBe(expected.headers.get('Server-Timing'))
    }
  })
})

describe('the bundle for browsers', () => {
  /** Most bytes of the client after gzip: hono's client and ours, with room for a route or two. */
  const GZIP_LIMIT = 4096

  it('holds nothing of the service or the engine, and is small', async () => {
    const { metafile, outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../../src/client.ts', import.meta.url))],
      absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
      bundle: true,
      format: 'esm',
      platform: 'browser',
      minify: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    })
    const inputs = Object.keys(metafile.inputs)
    const ours = inputs.filter((name) => name.startsWith('src/'))
    expect(ours.filter((name) => !/^src\/(?:client\.ts$|errors\.ts$|client\/)/.test(name))).toEqual(
      [],
    )
    const others = inputs.filter((name) => !name.startsWith('src/'))
    expect(
      others.filter((name) => !/^node_modules\/hono\/dist\/(?:client|utils)\//.test(name)),
    ).toEqual([])
    expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThan(GZIP_LIMIT)
  })
})
