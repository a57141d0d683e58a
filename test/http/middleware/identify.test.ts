// 1. Every answer of an app with `requestIds` names its request, and says the same in problems, the
//    log and reports of failures.
// 2. An id that comes along is taken over where it is sane, the host's before the header's.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'

import { createSearchApp } from '../../../src/http/create-search-app.ts'
import type {
  FailedRequest,
  RequestLogEntry,
  SearchAppOptions,
} from '../../../src/http/search-app-options.ts'
import { createFakeEngine, nowMs } from '../fake-engine.ts'

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

function createApp(options: SearchAppOptions = {}) {
  const engine = createFakeEngine()
  const app = createSearchApp(engine, { now: () => nowMs, requestIds: true, ...options })
  return { engine, app }
}

const withId = (id: string): RequestInit => ({ headers: { 'X-Request-Id': id } })

describe('requestIds', () => {
  it.each([
    'desk-7',
    '01JAZ4T4Q0Z6C9M6W1B9F7J9ZK',
    'Root=1-67891233-abcdef012345678912345678',
    'a/b+c==;d:e@f~g',
    'x'.repeat(128),
  ])('take %s over', async (id) => {
    const response = await createApp().app.request('/search?q=ferry', withId(id))
    expect(response.headers.get('X-Request-Id')).toBe(id)
  })

  it.each(['', 'two words', '<script>', 'é', '"', 'x'.repeat(129)])(
    'make a new one in the place of %j',
    async (id) => {
      const response = await createApp().app.request('/search?q=ferry', withId(id))
      expect(response.headers.get('X-Request-Id')).toMatch(UUID)
    },
  )

  it('are new for each request, and on every answer', async () => {
    const { app } = createApp()
    const etag = (await app.request('/search?q=x')).headers.get('ETag') ?? ''
    const answers = await Promise.all([
      app.request('/search?q=x'),
      app.request('/search?q=x', { headers: { 'If-None-Match': etag } }),
      app.request('/search?q=x', { method: 'HEAD' }),
      app.request('/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } }),
      app.request('/healthz'),
      app.request('/nothing'),
      app.request('/search', { method: 'PUT' }),
    ])
    const ids = answers.map(({ headers }) => headers.get('X-Request-Id') ?? '')
    for (const id of ids) expect(id).toMatch(UUID)
    expect(new Set(ids).size).toBe(answers.length)
    expect(answers.map(({ status }) => status)).toEqual([200, 304, 200, 200, 200, 404, 405])
  })

  it('are in problems, whose length stays true', async () => {
    const { app } = createApp()
    const response = await app.request('/search?page=0', withId('desk-7'))
    const body = await response.text()
    expect(JSON.parse(body)).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: expect.any(String) as unknown,
      code: 'invalid_request',
      issues: [{ parameter: 'page', message: expect.any(String) as unknown }],
      requestId: 'desk-7',
    })
    expect(Number(response.headers.get('Content-Length'))).toBe(Buffer.byteLength(body))
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it('are in problems that are compressed afterwards', async () => {
    const { app } = createApp({ cors: '*' })
    const address = `/search?${Array.from({ length: 40 }, (_, i) => `unknown${i}=1`).join('&')}`
    const response = await app.request(address, {
      headers: { 'X-Request-Id': 'desk-7', 'Accept-Encoding': 'gzip', Origin: 'https://a.example' },
    })
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('X-Request-Id')
    const plain = response.body?.pipeThrough(new DecompressionStream('gzip')) ?? null
    expect(await new Response(plain).json()).toMatchObject({ requestId: 'desk-7' })
  })

  it('are in the log and in reports of failures', async () => {
    const logged: RequestLogEntry[] = []
    const failed: (FailedRequest | undefined)[] = []
    const { app, engine } = createApp({
      onRequest: (entry) => logged.push(entry),
      onError: (_, request) => failed.push(request),
    })
    engine.before = () => Promise.reject(new Error('inside'))
    const response = await app.request('/search?q=x', withId('desk-7'))
    expect(await response.json()).toMatchObject({ code: 'internal', requestId: 'desk-7' })
    expect(logged).toMatchObject([{ path: '/search', status: 500, requestId: 'desk-7' }])
    expect(failed).toEqual([{ method: 'GET', path: '/search', requestId: 'desk-7' }])
  })

  it('are those of the host, where it gives some', async () => {
    const host = new Hono<{ Variables: { requestId: string } }>()
    host.use(async (c, next) => {
      c.set('requestId', 'of-the-host')
      await next()
    })
    host.route('/news', createApp().app)
    const response = await host.request('/news/search?page=0', withId('of-the-client'))
    expect(response.headers.get('X-Request-Id')).toBe('of-the-host')
    expect(await response.json()).toMatchObject({ requestId: 'of-the-host' })
  })

  it('are off unless asked for', async () => {
    const { app } = createApp({ requestIds: false })
    const response = await app.request('/search?page=0', withId('desk-7'))
    expect(response.headers.get('X-Request-Id')).toBeNull()
    expect(await response.json()).not.toHaveProperty('requestId')
  })
})
