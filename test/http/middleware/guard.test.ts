// 1. With keys, nothing but health checks is answered to whoever has none.
// 2. The rate limit is each key's or each address's own; headers say what is left.
// 3. What is admin's is opened by the admin token alone, and is not there without one.
import { describe, expect, it } from 'vitest'

import { createSearchApp } from '../../../src/http/create-search-app.ts'
import type { RateLimiter } from '../../../src/http/middleware/rate-limit.ts'
import type { SearchAppOptions } from '../../../src/http/search-app-options.ts'
import type { Metrics } from '../../../src/telemetry/metrics.ts'
import { createQueryStatistics } from '../../../src/telemetry/query-statistics.ts'
import { createRateLimiter } from '../../../src/node/serving/create-rate-limiter.ts'
import { createFakeEngine, nowMs } from '../fake-engine.ts'

const metrics: Metrics = {
  observe: async (_, answer) => {
    await answer()
  },
  expose: (status) =>
    Promise.resolve({ contentType: 'text/plain', text: `ready ${status === undefined ? 0 : 1}` }),
}

function createApp(options: SearchAppOptions = {}) {
  return createSearchApp(createFakeEngine(), { now: () => nowMs, ...options })
}

function bearer(secret: string): RequestInit {
  return { headers: { Authorization: `Bearer ${secret}` } }
}

function unauthorized(wanted: string): object {
  const detail = `Expected ${wanted} as \`Authorization: Bearer ...\``
  return {
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail,
    code: 'unauthorized',
  }
}

describe('apiKeys', () => {
  const app = createApp({ apiKeys: ['first-key', 'second-key'], cors: '*', metrics })

  it.each<[string, RequestInit]>([
    ['the first as a bearer', bearer('first-key')],
    ['the second as a bearer', bearer('second-key')],
    ['a lower-case scheme', { headers: { Authorization: 'bearer first-key' } }],
    ['X-API-Key', { headers: { 'X-API-Key': 'second-key' } }],
  ])('let in who has %s', async (_, init) => {
    expect((await app.request('/search?q=ferry', init)).status).toBe(200)
  })

  it.each<[string, RequestInit]>([
    ['nothing', {}],
    ['another key', bearer('third-key')],
    ['the beginning of one', bearer('first-ke')],
    ['one and more', bearer('first-keys')],
    ['both at once', bearer('first-key,second-key')],
    ['another scheme', { headers: { Authorization: 'Basic first-key' } }],
    ['an empty key', { headers: { 'X-API-Key': '' } }],
    ['a key of 100,000 characters', bearer('k'.repeat(100_000))],
  ])('refuse who has %s', async (_, init) => {
    const response = await app.request('/search?q=ferry', init)
    expect(response.status).toBe(401)
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer realm="lede"')
    expect(await response.json()).toEqual(unauthorized('an API key'))
  })

  it.each([
    ['/search', 401],
    ['/suggest', 401],
    ['/stories/ferry', 401],
    ['/trending', 401],
    ['/openapi.json', 401],
    ['/metrics', 401],
    ['/nothing', 401],
    ['/healthz/', 401],
    ['//healthz', 401],
    ['/healthz', 200],
    ['/readyz', 200],
  ])('answer %s without a key by %i', async (address, status) => {
    expect((await app.request(address)).status).toBe(status)
  })

  it('are not wanted of a preflight, which allows to send them', async () => {
    const response = await app.request('/search', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://a.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization,x-api-key',
      },
    })
    expect(response.status).toBe(204)
    const allowed = response.headers.get('Access-Control-Allow-Headers')?.split(',')
    expect(allowed).toEqual(expect.arrayContaining(['Authorization', 'X-API-Key']))
  })

  it('show a refusal to pages of other origins', async () => {
    const response = await app.request('/search', { headers: { Origin: 'https://a.example' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it.each([{ apiKeys: [''] }, { adminToken: '' }])('cannot be %j', (options) => {
    expect(() => createApp(options)).toThrow(
      expect.objectContaining({ code: 'invalid_config' }) as Error,
    )
  })
})

describe('rateLimiter', () => {
  const from = (address: string, init: RequestInit = {}): [RequestInit, object] => [
    init,
    { address },
  ]
  const clientAddress = (_: Request, env: unknown): string | undefined =>
    typeof env === 'object' && env !== null && 'address' in env ? String(env.address) : undefined

  async function limited(points: number, options: SearchAppOptions = {}) {
    const rateLimiter = await createRateLimiter({ points, duration: 60 })
    return createApp({ rateLimiter, clientAddress, cors: '*', ...options })
  }

  it('says what is left, then refuses, each address by itself', async () => {
    const app = await limited(2)
    const first = await app.request('/search?q=x', ...from('192.0.2.1'))
    expect(first.headers.get('RateLimit-Policy')).toBe('"default";q=2;w=60')
    expect(first.headers.get('RateLimit')).toBe('"default";r=1;t=60')
    const second = await app.request('/nothing', ...from('192.0.2.1'))
    expect([second.status, second.headers.get('RateLimit')]).toEqual([404, '"default";r=0;t=60'])
    const third = await app.request('/search?q=x', ...from('192.0.2.1'))
    expect(third.status).toBe(429)
    expect(third.headers.get('RateLimit')).toBe('"default";r=0;t=60')
    expect(third.headers.get('Retry-After')).toBe('60')
    expect(third.headers.get('Access-Control-Expose-Headers')).toContain('RateLimit-Policy')
    expect(await third.json()).toEqual({
      type: 'about:blank',
      title: 'Too Many Requests',
      status: 429,
      detail: 'Expected at most 2 requests in 60 seconds, received more',
      code: 'rate_limited',
    })
    expect((await app.request('/search?q=x', ...from('192.0.2.2'))).status).toBe(200)
  })

  it('does not limit health checks', async () => {
    const app = await limited(1)
    for (let i = 0; i < 3; i++) {
      const response = await app.request('/readyz', ...from('192.0.2.1'))
      expect(response.status).toBe(200)
      expect(response.headers.get('RateLimit')).toBeNull()
    }
  })

  it('counts by key, wherever it comes from, and tries of keys by address', async () => {
    const app = await limited(1, { apiKeys: ['one', 'two'] })
    const ask = async (key: string, address: string): Promise<number> =>
      (await app.request('/search?q=x', ...from(address, bearer(key)))).status
    expect(await ask('one', '192.0.2.1')).toBe(200)
    expect(await ask('one', '192.0.2.2')).toBe(429)
    expect(await ask('two', '192.0.2.1')).toBe(200)
    expect(await ask('wrong', '192.0.2.1')).toBe(401)
    expect(await ask('wrong again', '192.0.2.1')).toBe(429)
  })

  it('is one for all where addresses are not known', async () => {
    const app = await limited(1)
    expect((await app.request('/search?q=x')).status).toBe(200)
    expect((await app.request('/search?q=x')).status).toBe(429)
  })

  it('answers, and reports it, when it cannot count', async () => {
    const failures: unknown[] = []
    const gone = new Error('store gone')
    const broken: RateLimiter = { points: 1, duration: 1, consume: () => Promise.reject(gone) }
    const app = createApp({ rateLimiter: broken, onError: (error) => failures.push(error) })
    expect((await app.request('/search?q=x')).status).toBe(200)
    expect(failures).toEqual([gone])
  })
})

describe('GET /metrics', () => {
  it('is shown as the metrics write it, before an index is live, too', async () => {
    const response = await createApp({ metrics }).request('/metrics')
    expect(response.headers.get('Content-Type')).toBe('text/plain')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.text()).toBe('ready 1')
    const early = createSearchApp(() => undefined, { metrics })
    expect(await (await early.request('/metrics')).text()).toBe('ready 0')
  })

  it('is not there without metrics', async () => {
    expect((await createApp().request('/metrics')).status).toBe(404)
  })

  it('is opened by a key or by the admin token, where there are keys', async () => {
    const app = createApp({ metrics, apiKeys: ['key'], adminToken: 'token' })
    const status = async (secret: string): Promise<number> =>
      (await app.request('/metrics', bearer(secret))).status
    expect([await status('key'), await status('token'), await status('x')]).toEqual([200, 200, 401])
  })
})

describe('GET /admin/queries', () => {
  const open = { adminToken: 'token', queryStatistics: createQueryStatistics({ now: () => nowMs }) }

  it('is not there without a token, nor without statistics', async () => {
    const { adminToken, queryStatistics } = open
    for (const options of [{ queryStatistics }, { adminToken }]) {
      const response = await createApp(options).request('/admin/queries', bearer('token'))
      expect(await response.json()).toMatchObject({ status: 404, code: 'route_not_found' })
    }
  })

  it.each<[string, RequestInit]>([
    ['nothing', {}],
    ['an API key', bearer('key')],
    ['another token', bearer('tokens')],
  ])('refuses who has %s', async (_, init) => {
    for (const options of [open, { ...open, apiKeys: ['key'] }]) {
      const response = await createApp(options).request('/admin/queries', init)
      expect(response.status).toBe(401)
    }
  })

  it('reports what was searched for', async () => {
    const app = createApp(open)
    await app.request('/search?q=Ferry')
    await app.request('/search?q=zebra')
    await app.request('/search?q=ferry&page=2')
    await app.request('/suggest?q=fer')
    const response = await app.request('/admin/queries?limit=5', bearer('token'))
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.json()).toEqual({
      since: '2025-10-26T12:00:00.000Z',
      halfLifeHours: 24,
      searches: 2,
      top: [
        { q: 'ferry', count: 1, error: 0 },
        { q: 'zebra', count: 1, error: 0 },
      ],
      withoutHits: [{ q: 'zebra', count: 1, error: 0 }],
    })
    const refused = await app.request('/admin/queries?limit=0', bearer('token'))
    expect(await refused.json()).toMatchObject({ status: 400, issues: [{ parameter: 'limit' }] })
  })
})
