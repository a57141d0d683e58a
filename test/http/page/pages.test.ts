// 1. `GET /` is complete without JavaScript: results, marks, filters, pages, notes, reasons.
// 2. Stories are pages for those who prefer HTML, JSON for everybody else.
// 3. No page holds anything inline or from elsewhere, and no text breaks out of its place.
// 4. Whatever is asked, there is an answer with a way on.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import type { SearchAppOptions } from '../../../src/http/search-app-options.ts'
import { createFakeEngine } from '../fake-engine.ts'
import { createHostileEngine, createSeedEngine, hostileStories, now } from './stories.ts'

const BROWSER = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const STORY = 'north-korea-troops-in-russia-what-kim-stands-to-gain-14ky2d8q9t'

let seeds: SearchEngine
beforeAll(async () => {
  seeds = await createSeedEngine()
})

const appOf = (engine: SearchEngine = seeds, options: SearchAppOptions = {}) =>
  createSearchApp(engine, { now, ...options })

async function get(address: string, app: { request: Hono['request'] } = appOf()): Promise<string> {
  const response = await app.request(address, { headers: BROWSER })
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  return response.text()
}

/** The text of a page, without its tags. */
const textOf = (html: string): string =>
  html
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')

/** The address of the first link that says this. */
function linkOf(html: string, text: string): string {
  const links = [...html.matchAll(/<a [^>]*?href="([^"]*)"[^>]*>(.*?)<\/a>/gs)]
  const link = links.find(([, , inside = '']) => textOf(inside).includes(text))
  if (link === undefined) throw new Error(`no link says ${text}`)
  return (link[1] ?? '').replaceAll('&amp;', '&').replace(/^\.\//, '/')
}

describe('GET /', () => {
  it('shows the latest stories with all that is known of them', async () => {
    const html = await get('/')
    expect(html).toMatch(/^<!doctype html><html lang="en">/)
    expect(html).toContain('<h1>Latest stories</h1>')
    expect(html).toContain('<span>16 articles, 72 teasers</span>')
    expect(textOf(html)).toContain('By Adaeze Cole-Mbanefo')
    expect(html).toContain('<time datetime="2026-10-17T08:10:00+00:00">')
    expect(textOf(html)).toContain('17 Oct 2026, 08:10 UTC 1 month ago')
    expect(html).toContain('4,049 views')
    expect(html).toContain('<span class="cut">')
  })

  it('shows what matched, marked', async () => {
    const html = await get('/?q=north+korea')
    expect(html).toContain('<h1>2 stories for <q><bdi>north korea</bdi></q></h1>')
    expect(html).toContain('<mark>North</mark> <mark>Korea</mark> Troops in Russia')
    expect(html).toMatch(/<p class="excerpt" dir="auto">…[^<]*<mark>/)
    expect(html).toContain('value="north korea"')
  })

  it('narrows by facets with counts, and takes each back with one link', async () => {
    const all = await get('/?q=the')
    const narrowed = linkOf(all, 'Imogen Tarrant')
    const html = await get(narrowed)
    expect(narrowed).toContain('author=Imogen+Tarrant')
    expect(html).toMatch(
      /aria-current="true"[^>]*><bdi>Imogen Tarrant<\/bdi><span class="count">2</,
    )
    // Other values stay to be chosen, with what they would give.
    expect(html).toContain('<bdi>Noor Haddadin</bdi><span class="count">2</span>')
    expect(linkOf(html, 'Remove Author Imogen Tarrant')).toBe('/?q=the')
    expect(html).toContain(
      '<input type="hidden" form="search" name="author" value="Imogen Tarrant"/>',
    )
  })

  it('has a histogram whose bars lead to their month', async () => {
    const html = await get('/?q=north+korea')
    const month = linkOf(html, 'October 2024: 1 story')
    const narrowed = await get(month)
    expect(narrowed).toContain('<h1>1 story for')
    expect(linkOf(narrowed, 'Remove Published October 2024')).toBe('/?q=north+korea')
    expect(linkOf(narrowed, 'June 2025: 1 story')).toContain('month=2025-06')
  })

  it('offers orders and pages', async () => {
    const html = await get('/?q=the&pageSize=5')
    expect(linkOf(html, 'Most viewed')).toBe('/?q=the&sortBy=popularity&pageSize=5')
    const second = await get(linkOf(html, 'Next'))
    expect(second).toContain('<ol class="hits" start="6">')
    expect(linkOf(second, 'Previous')).toBe('/?q=the&pageSize=5')
    expect(second).toMatch(/aria-current="page"[^>]*><span class="unseen">Page <\/span>2</)
  })

  it('says what was meant, corrected and left out', async () => {
    const html = await get('/?q=nroth+koera+kerfuffle')
    const text = textOf(html)
    expect(text).toContain('Showing results for north korea kerfuffle')
    // Once is enough.
    expect(text).not.toContain('Also searched for')
    expect(text).toContain('No results have kerfuffle')
    expect(linkOf(html, 'Search for nroth koera kerfuffle instead')).toContain('typos=off')
  })

  it('says which words a story lacks, and offers to require them', async () => {
    const html = await get('/?q=utah+jazz+bassist')
    expect(textOf(html)).toMatch(/Missing: \S+/)
    const from = html.indexOf('<a ', html.indexOf('class="missing"'))
    const required = html.slice(from, html.indexOf('</a>', from))
    expect(textOf(required).trim()).toBe('utah')
    expect(required).toContain('title="Must include utah"')
    const address = linkOf(html.slice(html.indexOf('class="missing"')), 'utah')
    expect(address).toBe('/?q=%2Butah+jazz+bassist')
    const narrowed = textOf(await get(address))
    expect(narrowed).toContain('Sabonis Sinks Jazz')
    expect(narrowed).not.toContain('Jazz Bassist')
  })

  it('says once, above all stories, what none of them has', async () => {
    const text = textOf(await get('/?q=ferry+danube+kerfuffle'))
    expect(text).toContain('No results have kerfuffle')
    expect(text).not.toContain('Missing:')
  })

  it('offers no filters where none can help, and what helps with this query', async () => {
    const none = await get('/?q=zyxwvu')
    expect(none).not.toContain('href="#filters"')
    expect(textOf(none)).not.toContain('Published')
    expect(textOf(none)).not.toContain('without quotes')
    expect(textOf(await get('/?q=%22zyxwvu+qponml%22'))).toContain('without quotes')
    const filtered = await get('/?q=north+korea&from=2026-11-01')
    expect(filtered).toContain('href="#filters"')
    expect(textOf(filtered)).toContain('Remove the filters: 2 stories')
  })

  it('says what synonyms were searched for, and which stories have them', async () => {
    const rules = 'dprk, north korea\ngis, troops'
    const engine = await createSeedEngine({ synonyms: rules })
    const html = await get('/?q=dprk+gis&explain=true', appOf(engine))
    const text = textOf(html)
    expect(text).toContain('Also searched for north korea for dprk ; troops for gis')
    expect(html).toContain('<mark>North</mark> <mark>Korea</mark> <mark>Troops</mark> in Russia')
    expect(text).toContain(
      'It matches with 2 synonyms, so it comes after stories with the same words that need less.',
    )
  })

  it('explains scores, readably, where asked', async () => {
    const html = await get(linkOf(await get('/?q=north+korea'), 'Why this order?'))
    const text = textOf(html)
    expect(text).toContain('Looked for Found Rarity Weight Points')
    expect(text).toMatch(/korea korean as a beginning \d\.\d\d/)
    expect(text).toMatch(/points × 0\.80 for freshness × 1\.10 for views = \d+\.\d\d /)
    expect(linkOf(html, 'Hide the reasons')).toBe('/?q=north+korea')
  })

  it('lists near-duplicates', async () => {
    const engine: SearchEngine = {
      ...seeds,
      search: async (parameters, observer) => {
        const found = await seeds.search(parameters, observer)
        const kind = 'teaser' as const
        const duplicates = [
          { id: 'a/b', kind, title: 'The same <elsewhere>', source: 'agency.xml' },
          { id: 'c', kind, title: 'The same', source: 'x', url: 'https://example.org/story' },
          { id: 'd', kind, title: 'From <nowhere>', source: '' },
        ]
        return { ...found, hits: found.hits.map((hit) => ({ ...hit, duplicates })) }
      },
    }
    const html = await get('/?q=korea', appOf(engine))
    expect(textOf(html)).toContain('Also in agency.xml , example.org , From &lt;nowhere&gt;')
    expect(html).toContain('<a href="./stories/a%2Fb" title="The same &lt;elsewhere&gt;">')
  })

  it.each([
    ['/?q=zzzxqy', 'No stories for'],
    ['/?q=korea&author=Nobody', 'Remove the filters: '],
    ['/?q=korea&page=9', 'There is no page 9'],
    ['/?q=korea&from=someday', '“someday” cannot be used as from'],
    ['/?query=korea&utm_source=x', 'Latest stories'],
    ['/?pagesize=3', 'Is it pageSize?'],
    [`/?q=${'x'.repeat(600)}`, 'Only the first 512 characters'],
    ['/?q=%00%ED%A0%80%E0%A4%A', 'No stories for'],
    ['/?q=&from=&to=', 'Latest stories'],
  ])('says what to do at %.40s', async (address, text) => {
    expect(textOf(await get(address))).toContain(text)
  })

  it('answers HEAD, and 304 to those who hold the answer', async () => {
    const app = appOf()
    const got = await app.request('/?q=korea')
    const head = await app.request('/?q=korea', { method: 'HEAD' })
    for (const { headers } of [got, head]) headers.delete('Server-Timing')
    expect([...head.headers]).toEqual([...got.headers])
    const held = { 'If-None-Match': got.headers.get('ETag') ?? '' }
    const again = await app.request('/?q=korea', { headers: held })
    expect(again.status).toBe(304)
    // Browsers put its headers in the place of those that they hold.
    const policy = 'Content-Security-Policy'
    expect(again.headers.get(policy)).toBe(got.headers.get(policy))
    expect((await app.request('/?q=other', { headers: held })).status).toBe(200)
  })

  it('refuses other methods', async () => {
    const response = await appOf().request('/', { method: 'POST' })
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD'])
  })

  it('leads to the same search as a feed, and lets browsers search here', async () => {
    const app = appOf()
    const html = await get('/?q=korea&kind=article&page=1&explain=true&utm_source=x', app)
    const [, feed = ''] = /<link rel="alternate"[^>]*? href="\.([^"]*)"/.exec(html) ?? []
    const answer = await app.request(feed.replaceAll('&amp;', '&'))
    expect(answer.headers.get('Content-Type')).toContain('application/rss+xml')
    expect((await answer.text()).match(/<item>/g)).toHaveLength(1)
    const [, search = ''] = /<link rel="search"[^>]*? href="\.([^"]*)"/.exec(html) ?? []
    expect(await (await app.request(search)).text()).toContain('/?q={searchTerms}')
    expect(await get('/?q=korea&page=&pageSize=')).toContain('<h1>')
  })

  it('carries the title that it is given', async () => {
    const html = await get('/', appOf(seeds, { page: { title: 'The <Courier>' } }))
    expect(html).toContain('<title>The &lt;Courier&gt;</title>')
  })

  it('tells the log what was searched for, where that is wanted', async () => {
    const entries: unknown[] = []
    const app = appOf(seeds, { logQueries: true, onRequest: (entry) => entries.push(entry) })
    await get('/?q=korea', app)
    expect(entries).toMatchObject([{ path: '/', status: 200, q: 'korea' }])
  })

  it('answers any address', async () => {
    const app = appOf()
    const search = fc.webQueryParameters()
    const named = fc
      .array(fc.tuple(fc.constantFrom('q', 'from', 'to', 'page', 'author'), fc.string()))
      .map((pairs) => new URLSearchParams(pairs).toString())
    await fc.assert(
      fc.asyncProperty(fc.oneof(search, named), async (text) => {
        expect((await app.request(`/?${text}`)).status).toBe(200)
      }),
      { numRuns: 50 },
    )
  })
})

describe('GET /stories/:id', () => {
  it('is a page for browsers, with related stories', async () => {
    const html = await get(`/stories/${STORY}`)
    expect(html).toContain('<h1 class="headline" dir="auto">North Korea Troops in Russia')
    expect(html).toContain('href="../assets/page-')
    expect(html).toContain('action="../"')
    expect(html).toMatch(/<a href="\.\.\/stories\/korean-dance-troupe/)
    expect(html).toContain(`href="../stories/${STORY}/related"`)
  })

  it('links related stories from their own page', async () => {
    const html = await get(`/stories/${STORY}/related?limit=2`)
    expect(html.match(/<article class="hit">/g)).toHaveLength(2)
    expect(html).toContain('href="../../assets/page-')
    expect(html).toMatch(/<a href="\.\.\/\.\.\/stories\/[^/"]*">/)
  })

  it.each([undefined, '*/*', 'application/json', 'application/json, text/html', 'text/html;q=0'])(
    'is JSON for Accept: %s',
    async (accept) => {
      const headers: Record<string, string> = accept === undefined ? {} : { Accept: accept }
      for (const address of [`/stories/${STORY}`, `/stories/${STORY}/related`]) {
        const response = await appOf().request(address, { headers })
        expect(response.headers.get('Content-Type')).toBe('application/json')
        expect(response.headers.get('Vary')).toBe('Accept-Encoding, Accept')
      }
    },
  )

  it('has tags of its own for each form', async () => {
    const app = appOf()
    const page = await app.request(`/stories/${STORY}`, { headers: BROWSER })
    const held = { 'If-None-Match': page.headers.get('ETag') ?? '' }
    const again = await app.request(`/stories/${STORY}`, { headers: { ...BROWSER, ...held } })
    expect([again.status, again.headers.get('Vary')]).toEqual([304, 'Accept-Encoding, Accept'])
    expect((await app.request(`/stories/${STORY}`, { headers: held })).status).toBe(200)
  })
})

describe('errors', () => {
  const ask = (app: { request: Hono['request'] }, address: string) =>
    app.request(address, { headers: BROWSER })

  it.each(['/stories/nothing', '/stories/nothing/related', '/stories/%E0%A4%A'])(
    'are pages that say what to do at %s',
    async (address) => {
      const response = await ask(appOf(), address)
      expect(response.status).toBe(404)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(await response.text()).toContain('<h1>There is no such story</h1>')
    },
  )

  it('say when to come back while no index is live', async () => {
    const engine = createFakeEngine()
    engine.ready = false
    const response = await ask(appOf(engine), '/')
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2'])
    const html = await response.text()
    expect(html).toContain('<h1>The search is not ready</h1>')
    expect(html).toContain('<a href="">Try again</a>')
  })

  it('say nothing of the inside, which is reported', async () => {
    const engine = createFakeEngine()
    const secret = new Error('secret')
    engine.before = () => Promise.reject(secret)
    const reported: unknown[] = []
    const response = await ask(appOf(engine, { onError: (error) => reported.push(error) }), '/')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(reported).toEqual([secret])
  })

  it('are pages when time is up', async () => {
    const engine = createFakeEngine()
    engine.before = () => new Promise(() => undefined)
    const response = await ask(appOf(engine, { timeoutMs: 1 }), '/?q=x')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('The search took too long')
  })

  it('leave the API its problems', async () => {
    const response = await ask(appOf(), '/search?page=0')
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  })
})

describe('what pages load', () => {
  const addresses = ['/', '/?q=the&explain=true', `/stories/${STORY}`, `/stories/${STORY}/related`]

  it.each(addresses)('%s holds nothing inline and nothing from elsewhere', async (address) => {
    const html = await get(address)
    expect(html).not.toMatch(/\sstyle="|<style|\son[a-z]+="|javascript:/i)
    expect(html.match(/<script[^>]*>[^<]+/)).toBeNull()
    expect(html).not.toMatch(/(?:src|srcset|action)="(?:https?:)?\/\//)
    expect(html).not.toMatch(/(?:href|src|action)="\//)
    const loaded = [...html.matchAll(/<(?:link|script)[^>]*?(?:href|src)="([^"]*assets[^"]*)"/g)]
    expect(loaded.map(([, url]) => url)).toHaveLength(3)
  })

  it('may load what is its own and nothing else', async () => {
    const csp = (await appOf().request('/')).headers.get('Content-Security-Policy')
    expect(csp).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
  })

  it('is named by its content and kept for a year', async () => {
    const app = appOf()
    const html = await get('/', app)
    for (const [, address = ''] of html.matchAll(/"\.(\/assets\/[^"]*)"/g)) {
      const response = await app.request(address)
      expect(response.status).toBe(200)
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    }
    expect((await app.request('/assets/page-000000000000.css')).status).toBe(404)
    expect((await app.request('/assets/__proto__')).status).toBe(404)
  })

  it('is under 40 kB compressed, the page included', async () => {
    const app = appOf()
    const html = await get('/?q=the', app)
    const assets = [...html.matchAll(/"\.(\/assets\/[^"]*)"/g)].map(([, address = '']) => address)
    const texts = await Promise.all(assets.map(async (url) => (await app.request(url)).text()))
    const bytes = [html, ...texts].map((text) => gzipSync(text).byteLength)
    expect(bytes).toHaveLength(4)
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(40_000)
  })
})

describe('hostile stories', () => {
  it.each(hostileStories.map(({ id }) => id))('stay in their places: %.20j', async (id) => {
    const app = appOf(createHostileEngine())
    const shown = await get('/?q=hostile&explain=true', app)
    const address = `/stories/${encodeURIComponent(id)}`
    const pages = [shown, await get(address, app), await get(`${address}/related`, app)]
    for (const html of pages) {
      expect(html).not.toMatch(/<script>|<img|="javascript:/)
      expect(html).not.toMatch(/\ud800(?![\udc00-\udfff])|\0/)
    }
  })
})

describe('a mounted page', () => {
  function mounted() {
    const host = new Hono()
    host.route('/deep/news', appOf())
    return host
  }

  it('sends browsers to the address with a slash, from which the others are relative', async () => {
    const response = await mounted().request('/deep/news?q=a%20b')
    expect(response.status).toBe(308)
    expect(response.headers.get('Location')).toBe('./news/?q=a%20b')
  })

  it('answers there, with its assets and stories below', async () => {
    const host = mounted()
    const html = await get('/deep/news/?q=korea', host)
    for (const [, address = ''] of html.matchAll(/href="\.\/((?:assets|stories)\/[^"]*)"/g)) {
      const response = await host.request(`/deep/news/${address}`, { headers: BROWSER })
      expect(response.status).toBe(200)
    }
    expect((await host.request('/deep/news/', { method: 'HEAD' })).status).toBe(200)
    expect((await host.request('/deep/news/', { method: 'POST' })).status).toBe(405)
    expect((await host.request('/deep/news/nothing')).status).toBe(404)
  })

  it('is told to observers by its pattern, with what was searched', async () => {
    const told: unknown[] = []
    const observe = async (_: unknown, answer: () => Promise<unknown>): Promise<void> => {
      told.push(await answer())
    }
    const host = new Hono()
    host.route('/deep/news', appOf(seeds, { observers: [{ observe }] }))
    await host.request('/deep/news/?q=korea&kind=article')
    await host.request('/deep/news/nothing')
    expect(told).toMatchObject([
      { route: '/', status: 200, search: { q: 'korea', totalHits: 1 } },
      { route: 'unknown', status: 404 },
    ])
  })

  it('reads a mount that was taken off, as Express does, from the original address', async () => {
    const env = { incoming: { originalUrl: '/news?q=x' } }
    const response = await appOf().request('/?q=x', {}, env)
    expect(response.headers.get('Location')).toBe('./news/?q=x')
    const slashed = { incoming: { originalUrl: '/news/?q=a/b' } }
    expect((await appOf().request('/?q=a/b', {}, slashed)).status).toBe(200)
  })
})

describe('page: false', () => {
  it('leaves the API alone', async () => {
    const app = appOf(seeds, { page: false })
    const headers = BROWSER
    expect((await app.request('/', { headers })).status).toBe(404)
    const story = await app.request(`/stories/${STORY}`, { headers })
    expect(story.headers.get('Content-Type')).toBe('application/json')
    expect(story.headers.get('Vary')).toBe('Accept-Encoding')
  })
})
