// 1. Every route answers what API.md says, by GET and HEAD, at the root and under a mount.
// 2. Nothing a client sends is answered by anything but the contract's problems.
// 3. A client that holds an answer gets a 304 before the engine is asked.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { createSearchApp } from '../../src/http/create-search-app.ts'
import type { RequestLogEntry, SearchAppOptions } from '../../src/http/search-app-options.ts'
import { createFakeEngine, nowMs, stories } from './fake-engine.ts'

function createApp(options: SearchAppOptions = {}) {
  const engine = createFakeEngine()
  return { engine, app: createSearchApp(engine, { now: () => nowMs, ...options }) }
}

function problem(status: number, title: string, code: string, detail: string, issues?: unknown) {
  const base = { type: 'about:blank', title, status, detail, code }
  return issues === undefined ? base : { ...base, issues }
}

const post = (
  body: string | Uint8Array<ArrayBuffer>,
  contentType = 'application/json',
): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'Content-Type': contentType },
})

async function ids(response: Response): Promise<readonly string[]> {
  const { hits } = (await response.json()) as { hits: { id: string }[] } // as the fake writes them
  return hits.map((hit) => hit.id)
}

describe('GET /search', () => {
  it('answers the envelope with tag, cache rule and timings', async () => {
    const { app } = createApp()
    const response = await app.request('/search?q=ferry&pageSize=1&page=2')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(response.headers.get('Cache-Control')).toBe('no-cache')
    expect(response.headers.get('ETag')).toMatch(/^W\/"[\da-f]{16}"$/)
    expect(response.headers.get('Vary')).toBe('Accept, Accept-Encoding')
    expect(response.headers.get('Server-Timing')).toBe(
      'parse;dur=0.01, match;dur=0.25, excerpt;dur=1',
    )
    const body = await response.text()
    expect(Number(response.headers.get('Content-Length'))).toBe(Buffer.byteLength(body))
    expect(JSON.parse(body)).toMatchObject({
      q: 'ferry',
      totalHits: 2,
      page: 2,
      totalPages: 2,
      hits: [{ id: 'bridge' }],
    })
  })

  it('hands the engine one complete request, read once', async () => {
    const { app, engine } = createApp({ timeZone: 'Asia/Dubai' })
    await app.request('/search?q=x&author=A&author=B&facets=month,kind&from=2025-10-01')
    expect(engine.lastSearch).toMatchObject({
      author: ['A', 'B'],
      facets: ['kind', 'month'],
      pageSize: 10,
      from: { startMs: Date.UTC(2025, 8, 30, 20) },
    })
  })

  it('refuses what is wrong, all of it at once', async () => {
    const { app, engine } = createApp()
    const response = await app.request('/search?pagesize=5&pageSize=many&page=1&page=2&kind=')
    expect(response.status).toBe(400)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const issues = [
      {
        parameter: 'pagesize',
        message: 'Unknown parameter `pagesize`: did you mean `pageSize`?',
      },
      {
        parameter: 'page',
        message: 'Expected `page` to be given once, received ["1","2"]',
      },
      {
        parameter: 'kind',
        message: 'Expected `kind` to be one of `article`, `teaser`, received ""',
      },
      {
        parameter: 'pageSize',
        message: 'Expected `pageSize` to be an integer from 1 to 100, received "many"',
      },
    ]
    const detail = issues.map((issue) => issue.message).join('; ')
    expect(await response.json()).toEqual(
      problem(400, 'Bad Request', 'invalid_request', detail, issues),
    )
    expect(engine.calls).toEqual([])
  })

  it.each([
    ['a broken escape', '/search?q=%E0%A4%A'],
    ['a lone percent sign', '/search?q=100%'],
    ['a null byte', '/search?q=%00'],
    ['an encoded lone surrogate', '/search?q=%ED%A0%80'],
    ['markup', '/search?q=%3Cscript%3E'],
    ['unbalanced quotes', '/search?q=%22a%20%22b%20%22'],
    ['the longest query', `/search?q=${'a*'.repeat(256)}`],
    ['prototype names as words', '/search?q=__proto__+constructor+toString'],
  ])('answers %s in q', async (_, address) => {
    const { app } = createApp()
    expect((await app.request(address)).status).toBe(200)
  })

  it('refuses a query of 10,000 characters by name', async () => {
    const { app } = createApp()
    const response = await app.request(`/search?q=${'a*'.repeat(5_000)}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ issues: [{ parameter: 'q' }] })
  })

  it('refuses __proto__ as a parameter', async () => {
    const { app } = createApp()
    const response = await app.request('/search?__proto__=1&__proto__=2&constructor=3')
    expect(await response.json()).toMatchObject({
      issues: [{ parameter: '__proto__' }, { parameter: 'constructor' }],
    })
  })

  it('writes lone surrogates so that the body is valid UTF-8 and valid JSON', async () => {
    const { app } = createApp()
    const bytes = await (await app.request('/search?q=%C3%BCnusual')).arrayBuffer()
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    expect(JSON.parse(text)).toMatchObject({ hits: [{ title: stories[2]?.title }] })
  })
})

describe('POST /search', () => {
  it('answers as GET does', async () => {
    const { app } = createApp()
    const posted = await app.request('/search', post('{"q": "ferry", "pageSize": 1}'))
    const asked = await app.request('/search?q=ferry&pageSize=1')
    expect(posted.status).toBe(200)
    expect(await posted.json()).toEqual(await asked.json())
    expect(posted.headers.get('ETag')).toBe(asked.headers.get('ETag'))
  })

  it('accepts a media type with a charset, in any case', async () => {
    const { app } = createApp()
    const response = await app.request('/search', post('{}', 'Application/JSON; charset=utf-8'))
    expect(response.status).toBe(200)
  })

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['']])(
    'refuses the content type "%s"',
    async (contentType) => {
      const { app } = createApp()
      const response = await app.request('/search', post('{}', contentType))
      const received = contentType === '' ? '""' : `"${contentType}"`
      expect(response.status).toBe(415)
      expect(await response.json()).toEqual(
        problem(
          415,
          'Unsupported Media Type',
          'unsupported_media_type',
          `Expected the Content-Type \`application/json\`, received ${received}`,
        ),
      )
    },
  )

  it.each([
    ['cut JSON', '{"q":'],
    ['nothing', ''],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('refuses %s', async (_, body) => {
    const { app } = createApp()
    const response = await app.request('/search', post(body))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual(
      problem(400, 'Bad Request', 'malformed_json', 'Expected the body to be JSON in UTF-8'),
    )
  })

  it('refuses a body over the limit, whatever length it claims', async () => {
    const { app } = createApp({ bodyLimitBytes: 20 })
    const expected = problem(
      413,
      'Content Too Large',
      'payload_too_large',
      'Expected a body of at most 20 bytes',
    )
    const body = JSON.stringify({ q: 'twenty bytes and more' })
    const honest = post(body)
    const dishonest = {
      ...post(body),
      headers: { 'Content-Type': 'application/json', 'Content-Length': '5' },
    }
    for (const init of [honest, dishonest]) {
      const response = await app.request('/search', init)
      expect(response.status).toBe(413)
      expect(await response.json()).toEqual(expected)
    }
  })

  it('refuses parameters in the address', async () => {
    const { app } = createApp()
    const message = 'Expected `page` in the JSON body, received it in the address'
    const response = await app.request('/search?page=2', post('{}'))
    expect(await response.json()).toEqual(
      problem(400, 'Bad Request', 'invalid_request', message, [{ parameter: 'page', message }]),
    )
  })

  it.each([['[]'], ['"x"'], ['null'], ['{"__proto__": {"q": "x"}}'], ['['.repeat(30_000)]])(
    'refuses %.30s',
    async (body) => {
      const { app } = createApp()
      expect((await app.request('/search', post(body))).status).toBe(400)
    },
  )
})

describe('GET /suggest', () => {
  it('answers an object, or the array form of browsers', async () => {
    const { app } = createApp()
    expect(await (await app.request('/suggest?q=ferry&limit=1')).json()).toEqual({
      q: 'ferry',
      suggestions: [{ text: 'Ferry back in service', html: 'html', kind: 'story', id: 'ferry' }],
    })
    const browsers = await app.request('/suggest?q=ferry&format=opensearch')
    expect(browsers.headers.get('Content-Type')).toBe('application/x-suggestions+json')
    expect(await browsers.json()).toEqual([
      'ferry',
      ['Ferry back in service', 'Bridge <closed> & ferry full'],
    ])
  })
})

describe('GET /stories/:id', () => {
  it('answers the whole story', async () => {
    const { app } = createApp()
    const response = await app.request('/stories/ferry')
    expect(await response.json()).toEqual(stories[0])
  })

  it('decodes ids with slashes, spaces and percent signs', async () => {
    const { app } = createApp()
    const response = await app.request(`/stories/${encodeURIComponent('a/b %')}`)
    expect(response.status).toBe(200)
  })

  it.each([
    ['/stories/nothing', '"nothing"'],
    ['/stories/__proto__', '"__proto__"'],
    ['/stories/nothing/related', '"nothing"'],
  ])('answers %s with a problem', async (address, shown) => {
    const { app } = createApp()
    const response = await app.request(address, { headers: { 'If-None-Match': '*' } })
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual(
      problem(404, 'Not Found', 'story_not_found', `No story has the id ${shown}`),
    )
  })

  it('takes an address with a broken escape for an unknown id', async () => {
    const { app } = createApp()
    const response = await app.request('/stories/%E0%A4%A')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'story_not_found' })
  })

  it('refuses parameters', async () => {
    const { app } = createApp()
    expect((await app.request('/stories/ferry?page=1')).status).toBe(400)
  })
})

describe('GET /stories/:id/related', () => {
  it('answers the other stories, as many as asked for', async () => {
    const { app } = createApp()
    const response = await app.request('/stories/ferry/related?limit=1')
    expect(await response.clone().json()).toMatchObject({ id: 'ferry', hits: [{ excerpts: [] }] })
    expect(await ids(response)).toEqual(['bridge'])
  })
})

describe('GET /trending', () => {
  it('searches everything by views', async () => {
    const { app, engine } = createApp()
    const response = await app.request('/trending?limit=2')
    expect(engine.lastSearch).toMatchObject({ q: '', sortBy: 'popularity', pageSize: 2 })
    expect(await response.json()).toMatchObject({ totalHits: 3, pageSize: 2, page: 1 })
  })

  it('refuses a limit over 100', async () => {
    const { app } = createApp()
    expect(await (await app.request('/trending?limit=101')).json()).toMatchObject({
      code: 'invalid_request',
      issues: [{ parameter: 'limit' }],
    })
  })
})

describe('readiness', () => {
  const notReady = problem(503, 'Service Unavailable', 'not_ready', 'No index is live yet')

  it('answers what the live index holds', async () => {
    const { app } = createApp()
    const response = await app.request('/readyz')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.json()).toEqual({
      status: 'ready',
      generation: 'one',
      stories: 3,
      articles: 3,
      teasers: 0,
      terms: 12,
    })
  })

  it.each([['/readyz'], ['/search'], ['/suggest'], ['/stories/ferry'], ['/trending']])(
    'answers %s with 503 until there is an engine and its index is live',
    async (address) => {
      const engine = createFakeEngine()
      let current: typeof engine | undefined
      const app = createSearchApp(() => current)
      engine.ready = false
      for (const next of [undefined, engine]) {
        current = next
        const response = await app.request(address)
        expect(response.status).toBe(503)
        expect(response.headers.get('Retry-After')).toBe('2')
        expect(await response.json()).toEqual(notReady)
      }
      engine.ready = true
      expect((await app.request(address)).status).toBe(200)
    },
  )

  it('answers /healthz all the same', async () => {
    const app = createSearchApp(() => undefined)
    const response = await app.request('/healthz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'alive' })
  })
})

const questions = [
  '/search?q=ferry',
  '/suggest?q=fe',
  '/stories/ferry',
  '/stories/ferry/related',
  '/trending',
]

describe('conditional requests', () => {
  it.each(questions)('answer %s with 304 before the engine is asked', async (address) => {
    const { app, engine } = createApp()
    const first = await app.request(address)
    const etag = first.headers.get('ETag') ?? ''
    const asked = engine.calls.length
    const strong = etag.slice(2)
    for (const held of [etag, strong, `"other", ${etag}`, `W/"x",${strong}`]) {
      const response = await app.request(address, { headers: { 'If-None-Match': held } })
      expect(response.status).toBe(304)
      expect(response.headers.get('ETag')).toBe(etag)
      expect(response.headers.get('Cache-Control')).toBe('no-cache')
      expect(response.headers.get('Vary')).toBe(first.headers.get('Vary'))
      expect(response.headers.get('Content-Type')).toBeNull()
      expect(await response.text()).toBe('')
    }
    expect(engine.calls).toHaveLength(asked)
  })

  it.each(questions)('answer %s with 304 for *', async (address) => {
    const { app } = createApp()
    const response = await app.request(address, { headers: { 'If-None-Match': '*' } })
    expect(response.status).toBe(304)
  })

  it.each(questions)('answer %s anew once the index is another', async (address) => {
    const { app, engine } = createApp()
    const etag = (await app.request(address)).headers.get('ETag') ?? ''
    engine.generation = 'two'
    const response = await app.request(address, { headers: { 'If-None-Match': etag } })
    expect(response.status).toBe(200)
    expect(response.headers.get('ETag')).not.toBe(etag)
  })

  it('do not concern POST', async () => {
    const { app } = createApp()
    const init = post('{}')
    const headers = { 'Content-Type': 'application/json', 'If-None-Match': '*' }
    expect((await app.request('/search', { ...init, headers })).status).toBe(200)
  })

  it('refuse bad parameters rather than say that nothing changed', async () => {
    const { app } = createApp()
    const response = await app.request('/search?page=0', { headers: { 'If-None-Match': '*' } })
    expect(response.status).toBe(400)
  })
})

describe('HEAD', () => {
  it.each([...questions, '/healthz', '/readyz', '/openapi.json'])(
    'answers %s with the headers of GET and no body',
    async (address) => {
      const { app } = createApp()
      const got = await app.request(address)
      const head = await app.request(address, { method: 'HEAD' })
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
      expect([...head.headers]).toEqual([...got.headers])
    },
  )
})

describe('unknown addresses and methods', () => {
  it.each([['/nothing'], ['/'], ['/search/'], ['/stories'], ['/stories/a/b/c']])(
    'answers %s with a problem',
    async (address) => {
      const { app } = createApp({ page: false })
      const response = await app.request(address)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual(
        problem(404, 'Not Found', 'route_not_found', `There is nothing at "${address}"`),
      )
    },
  )

  it.each([
    ['DELETE', '/search', 'GET, HEAD, POST'],
    ['OPTIONS', '/search', 'GET, HEAD, POST'],
    ['POST', '/suggest', 'GET, HEAD'],
    ['PUT', '/stories/ferry', 'GET, HEAD'],
    ['PATCH', '/healthz', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
  ])('refuses %s %s and says what is allowed', async (method, address, allow) => {
    const { app } = createApp()
    const response = await app.request(address, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe(allow)
    expect(await response.json()).toEqual(
      problem(
        405,
        'Method Not Allowed',
        'method_not_allowed',
        `Expected one of the methods ${allow}, received ${method}`,
      ),
    )
  })
})

describe('failures', () => {
  it('say nothing of the inside and are reported', async () => {
    const onError = vi.fn()
    const { app, engine } = createApp({ onError })
    const failure = new Error('secret of /srv/index')
    engine.before = () => Promise.reject(failure)
    const response = await app.request('/search')
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual(
      problem(
        500,
        'Internal Server Error',
        'internal',
        'The service failed to answer this request.',
      ),
    )
    expect(onError.mock.calls).toEqual([[failure, { method: 'GET', path: '/search' }]])
  })

  it('are answered also where something else than an error is thrown', async () => {
    const { app, engine } = createApp()
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is the case
    engine.before = () => Promise.reject('text')
    expect((await app.request('/search')).status).toBe(500)
  })

  it('are answered where the engine cannot even say its status', async () => {
    const { engine } = createApp()
    const broken = { ...engine, status: () => Promise.reject(new Error('gone')) }
    const app = createSearchApp(broken)
    expect((await app.request('/search')).status).toBe(500)
    expect((await app.request('/readyz')).status).toBe(500)
  })

  it('include an engine that takes too long', async () => {
    const { app, engine } = createApp({ timeoutMs: 5 })
    engine.before = () => new Promise(() => undefined)
    const response = await app.request('/search')
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('2')
    expect(await response.json()).toEqual(
      problem(503, 'Service Unavailable', 'timeout', 'No answer within 5 ms'),
    )
  })
})

describe('headers around every answer', () => {
  it.each([['/search'], ['/nothing'], ['/search?page=0'], ['/healthz'], ['/openapi.json']])(
    'protect %s',
    async (address) => {
      const { app } = createApp()
      const { headers } = await app.request(address)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(headers.get('X-Frame-Options')).toBe('DENY')
      expect(headers.get('Content-Security-Policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
      expect(headers.get('Strict-Transport-Security')).toBeNull()
      expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
    },
  )

  it('let the named origins read, and vary by origin', async () => {
    const { app } = createApp({ cors: ['https://a.example', 'https://b.example'] })
    const ask = (origin: string) => app.request('/search', { headers: { Origin: origin } })
    const allowed = await ask('https://b.example')
    expect(allowed.headers.get('Access-Control-Allow-Origin')).toBe('https://b.example')
    expect(allowed.headers.get('Access-Control-Expose-Headers')).toContain('ETag')
    expect(allowed.headers.get('Vary')).toBe('Accept, Accept-Encoding, Origin')
    const other = await ask('https://c.example')
    expect(other.status).toBe(200)
    expect(other.headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  it('answer a preflight', async () => {
    const { app } = createApp({ cors: '*' })
    const response = await app.request('/search', {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,POST')
  })
})

describe('compression', () => {
  const gzip = { headers: { 'Accept-Encoding': 'gzip' } }

  it('serves clients that ask for it, from 1024 bytes on', async () => {
    const { app } = createApp()
    const response = await app.request('/openapi.json', gzip)
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
    expect(response.headers.get('Content-Length')).toBeNull()
    const plain = response.body?.pipeThrough(new DecompressionStream('gzip')) ?? null
    expect(await new Response(plain).json()).toMatchObject({ openapi: '3.1.0' })
  })

  it('leaves small answers alone', async () => {
    const { app } = createApp()
    const response = await app.request('/suggest?q=none', gzip)
    expect(response.headers.get('Content-Encoding')).toBeNull()
    expect(await response.json()).toEqual({ q: 'none', suggestions: [] })
  })

  it('keeps the tag, which is weak in either form', async () => {
    const { app } = createApp()
    const plain = (await app.request('/openapi.json')).headers.get('ETag') ?? ''
    const zipped = await app.request('/openapi.json', gzip)
    expect(zipped.headers.get('ETag')).toBe(plain)
    const again = await app.request('/openapi.json', {
      headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': plain },
    })
    expect(again.status).toBe(304)
    expect(again.headers.get('Content-Encoding')).toBeNull()
  })

  it('is off where it is set so', async () => {
    const { app } = createApp({ compress: false })
    const response = await app.request('/openapi.json', gzip)
    expect(response.headers.get('Content-Encoding')).toBeNull()
    expect(response.headers.get('Vary')).toBeNull()
  })
})

describe('onRequest', () => {
  async function logged(options: SearchAppOptions, address: string, init?: RequestInit) {
    const entries: RequestLogEntry[] = []
    const { app } = createApp({ ...options, onRequest: (entry) => entries.push(entry) })
    const response = await app.request(address, init)
    return { entries, response }
  }

  it('gets one entry a request, without what was searched for', async () => {
    const { entries, response } = await logged({}, '/search?q=ferry')
    const bytes = (await response.arrayBuffer()).byteLength
    const [entry] = entries
    expect(entries).toHaveLength(1)
    expect(entry).toEqual({
      method: 'GET',
      path: '/search',
      status: 200,
      tookMs: entry?.tookMs,
      bytes,
    })
    expect(entry?.tookMs).toBeGreaterThanOrEqual(0)
  })

  it.each([
    ['/nothing', 404],
    ['/search?page=0', 400],
  ])('gets an entry for %s with its status', async (address, status) => {
    expect((await logged({}, address)).entries).toMatchObject([{ status }])
  })

  it('gets q where that is asked for, from addresses and bodies', async () => {
    const got = await logged({ logQueries: true }, '/search?q=ferry')
    const posted = await logged({ logQueries: true }, '/search', post('{"q": "bridge"}'))
    expect(got.entries[0]?.q).toBe('ferry')
    expect(posted.entries[0]?.q).toBe('bridge')
  })
})

describe('a mounted app', () => {
  function mount() {
    const { app, engine } = createApp()
    const host = new Hono()
    host.get('/', (c) => c.text('host'))
    host.route('/news', app)
    host.notFound((c) => c.text('no such page of the host', 404))
    return { host, engine }
  }

  it('answers under its prefix and leaves the host alone', async () => {
    const { host } = mount()
    expect(await ids(await host.request('/news/search?q=bridge'))).toEqual(['bridge'])
    const home = await host.request('/')
    expect(await home.text()).toBe('host')
    expect(home.headers.get('Content-Security-Policy')).toBeNull()
    expect(await (await host.request('/elsewhere')).text()).toBe('no such page of the host')
  })

  it('answers problems of its own', async () => {
    const { host, engine } = mount()
    const lost = await host.request('/news/nothing')
    expect(await lost.json()).toEqual(
      problem(404, 'Not Found', 'route_not_found', 'There is nothing at "/news/nothing"'),
    )
    expect((await host.request('/news/search', { method: 'PUT' })).status).toBe(405)
    expect((await host.request('/news/search?page=0')).status).toBe(400)
    engine.before = () => Promise.reject(new Error('inside'))
    const failed = await host.request('/news/search')
    expect(failed.status).toBe(500)
    expect(failed.headers.get('Content-Type')).toBe('application/problem+json')
  })

  it('answers HEAD and 304', async () => {
    const { host } = mount()
    const head = await host.request('/news/search?q=x', { method: 'HEAD' })
    const etag = head.headers.get('ETag') ?? ''
    expect(head.status).toBe(200)
    const held = await host.request('/news/search?q=x', { headers: { 'If-None-Match': etag } })
    expect(held.status).toBe(304)
  })
})

describe('options', () => {
  it.each([
    [{ timeoutMs: 0 }, 'Expected `timeoutMs` to be a number from 1 to 2147483647, received 0'],
    [{ bodyLimitBytes: -1 }, 'Expected `bodyLimitBytes` to be a number from 0, received -1'],
    [{ timeZone: 'Mars' }, 'Expected `timeZone` to be an IANA time zone, received "Mars"'],
  ])('refuses %j', (options, message) => {
    expect(() => createApp(options)).toThrow(message)
  })
})

describe('on a real port', () => {
  it('answers, compresses and refuses', async () => {
    const { app } = createApp()
    const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
      const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
        resolve(started)
      })
    })
    try {
      const { port } = server.address() as AddressInfo // a TCP server's address is one
      const base = `http://127.0.0.1:${port}`
      const found = await fetch(`${base}/search?q=ferry`)
      expect(await ids(found)).toEqual(['ferry', 'bridge'])
      expect(found.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      const posted = await fetch(`${base}/search`, post('{"q": "bridge"}'))
      expect(await ids(posted)).toEqual(['bridge'])
      const document = await fetch(`${base}/openapi.json`)
      expect(document.headers.get('Content-Encoding')).toBe('gzip')
      expect(await document.json()).toMatchObject({ openapi: '3.1.0' })
      const head = await fetch(`${base}/search?q=ferry`, { method: 'HEAD' })
      expect(Number(head.headers.get('Content-Length'))).toBeGreaterThan(100)
      expect((await fetch(`${base}/stories/%E0%A4%A`)).status).toBe(404)
      expect((await fetch(`${base}/search`, post('x'.repeat(70_000)))).status).toBe(413)
    } finally {
      server.close()
    }
  })
})
