// 1. Observers see every request with the pattern of its route, and the search within it.
// 2. They nest, the first outermost, around all the work of answering.
import { AsyncLocalStorage } from 'node:async_hooks'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import type {
  ObservedAnswer,
  ObservedRequest,
  RequestObserver,
} from '../../../src/telemetry/request-observer.ts'
import { createFakeEngine, nowMs, stories } from '../fake-engine.ts'

function recorder() {
  const seen: { request: ObservedRequest; answered: ObservedAnswer }[] = []
  const observer: RequestObserver = {
    async observe(request, answer) {
      seen.push({ request, answered: await answer() })
    },
  }
  return { seen, observer }
}

function start() {
  const { seen, observer } = recorder()
  const engine = createEngine(buildIndex(stories), { now: () => nowMs })
  const app = createSearchApp(engine, { now: () => nowMs, observers: [observer] })
  return { app, seen }
}

describe('observers', () => {
  it.each([
    ['/search?q=ferry', {}, '/search', 200],
    ['/search', { method: 'HEAD' }, '/search', 200],
    ['/search', { method: 'DELETE' }, '/search', 405],
    ['/stories/ferry', {}, '/stories/:id', 200],
    ['/stories/none', {}, '/stories/:id', 404],
    ['/stories/a%2Fb%20%25/related', {}, '/stories/:id/related', 200],
    ['/healthz', {}, '/healthz', 200],
    ['/search/more', {}, 'unknown', 404],
    ['/*', {}, 'unknown', 404],
    ['/', {}, expect.stringMatching(/^(?:unknown|\/)$/) as unknown, expect.any(Number) as unknown],
  ])('see %s with %j as %s', async (address, init, route, status) => {
    const { app, seen } = start()
    await app.request(address, init)
    expect(seen).toHaveLength(1)
    expect(seen[0]?.answered).toMatchObject({ route, status })
    expect(seen[0]?.answered.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('take nothing from what the engine can do', async () => {
    const { app, seen } = start()
    const addresses = ['/export', '/suggest?q=f', '/trending', '/readyz', '/stories/ferry/related']
    for (const address of addresses) {
      expect([address, (await app.request(address)).status]).toEqual([address, 200])
    }
    expect(seen).toHaveLength(addresses.length)
  })

  it.each(['/news', '/:tenant/news'])('see the pattern below the mount %s', async (mount) => {
    const { app, seen } = start()
    const host = new Hono()
    host.use('/:any/:rest{.+}', (_, next) => next())
    host.route(mount, app)
    const prefix = mount.replace(':tenant', 'one')
    await host.request(`${prefix}/stories/ferry`)
    await host.request(`${prefix}/nothing`)
    expect(seen.map(({ answered }) => answered.route)).toEqual(['/stories/:id', 'unknown'])
    expect(seen[0]?.request.path).toBe(`${prefix}/stories/ferry`)
  })

  it('see what was searched, how, and what came of it', async () => {
    const { app, seen } = start()
    await app.request('/search?q=ferry+-bridge&page=2&pageSize=1')
    const timings = {
      parseMs: expect.any(Number) as unknown,
      matchMs: expect.any(Number) as unknown,
      excerptMs: expect.any(Number) as unknown,
    }
    const search = { q: 'ferry -bridge', page: 2, totalHits: 1, queryClass: 'filtered', timings }
    expect(seen[0]?.answered.search).toEqual(search)
  })

  it('see the searches of POST and of /trending, and none where nothing was searched', async () => {
    const { app, seen } = start()
    const headers = { 'Content-Type': 'application/json' }
    await app.request('/search', { method: 'POST', body: '{"q":"ferry"}', headers })
    const etag = (await app.request('/trending')).headers.get('ETag') ?? ''
    await app.request('/trending', { headers: { 'If-None-Match': etag } })
    await app.request('/search?page=0')
    await app.request('/suggest?q=fer')
    expect(seen.map(({ answered: { search, status } }) => [status, search?.queryClass])).toEqual([
      [200, 'word'],
      [200, 'empty'],
      [304, undefined],
      [400, undefined],
      [200, undefined],
    ])
  })

  it('see searches of an engine that tells neither class nor timings', async () => {
    const { seen, observer } = recorder()
    const engine = createFakeEngine()
    const quiet = { ...engine, search: (parameters: object) => engine.search(parameters) }
    await createSearchApp(quiet, { now: () => nowMs, observers: [observer] }).request('/search?q=x')
    expect(seen[0]?.answered.search).toEqual({ q: 'x', page: 1, totalHits: 0 })
  })

  it('see failures', async () => {
    const { seen, observer } = recorder()
    const engine = createFakeEngine()
    engine.before = () => Promise.reject(new Error('inside'))
    await createSearchApp(engine, { observers: [observer] }).request('/search?q=x')
    expect(seen[0]?.answered).toMatchObject({ route: '/search', status: 500 })
  })

  it('may carry a context through, the first around the second', async () => {
    const context = new AsyncLocalStorage<string>()
    const within = (name: string): RequestObserver => ({
      async observe(_, answer) {
        await context.run(`${context.getStore() ?? ''}/${name}`, answer)
      },
    })
    const engine = createFakeEngine()
    let during: string | undefined
    engine.before = () => Promise.resolve((during = context.getStore()))
    const app = createSearchApp(engine, { observers: [within('first'), within('second')] })
    expect((await app.request('/search?q=x')).status).toBe(200)
    expect(during).toBe('/first/second')
  })

  it('take no answer from anybody by forgetting to ask for it', async () => {
    const forgetful: RequestObserver = { observe: () => Promise.resolve() }
    const app = createSearchApp(createFakeEngine(), { observers: [forgetful] })
    expect((await app.request('/search?q=x')).status).toBe(200)
  })
})
