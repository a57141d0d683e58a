// Feeds as software that nobody here wrote reads them.
// 1. Every form is well-formed and says the same: ids, titles, dates, authors, addresses, numbers.
// 2. No text that a story or a reader can hold makes a feed unreadable.
// 3. Who subscribes gets the newest first, a 304 while nothing is new, and nothing that was not asked for.
import { parseFeed as readFeed } from '@rowanmanning/feed-parser'
import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { Hono } from 'hono'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import type { SearchAppOptions } from '../../../src/http/search-app-options.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import type { StoryInput } from '../../../src/story/story.ts'

const now = (): number => Date.UTC(2025, 9, 26, 12)
const HOST = 'http://news.example'

const STORIES: readonly StoryInput[] = [
  {
    id: 'ferry-old',
    title: 'Ferry stops & "waits"',
    body: 'The ferry stopped. A <b>ferry</b> is a ship; ferry, ferry, ferry.',
    author: 'Ines Marlow',
    section: 'local',
    publishedAt: '2025-10-20T09:30:00+02:00',
    url: 'https://example.org/ferry?a=1&b=2',
  },
  {
    id: 'ferry/new é',
    title: 'New ferry named',
    body: 'It sails & sings.',
    publishedAt: '2025-10-24T00:00:00Z',
    url: 'javascript:alert(1)',
  },
  { id: 'undated', title: 'The ferry that never was', body: 'Nobody knows when.' },
]

function createApp(stories: readonly StoryInput[] = STORIES, options: SearchAppOptions = {}) {
  return createSearchApp(createEngine(buildIndex(stories), { now }), { now, ...options })
}

const app = createApp()

async function ask(address: string, init: RequestInit = {}, asked = app): Promise<Response> {
  return asked.request(`${HOST}${address}`, init)
}

/** Throws where XML is not well-formed, or holds what XML 1.0 forbids. */
function checkXml(text: string): string {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return text
}

async function text(address: string): Promise<string> {
  const response = await ask(address)
  expect(response.status).toBe(200)
  return response.text()
}

const FORMS = [
  ['rss', 'application/rss+xml'],
  ['atom', 'application/atom+xml'],
  ['jsonfeed', 'application/feed+json'],
] as const

describe('GET /search as a feed', () => {
  it.each(FORMS)('answers %s by name and by Accept', async (form, type) => {
    const named = await ask(`/search?q=ferry&format=${form}`)
    expect(named.status).toBe(200)
    expect(named.headers.get('Content-Type')).toBe(type)
    expect(named.headers.get('Vary')).toBe('Accept-Encoding')
    const accept = `text/html;q=0.2, ${type}, application/json;q=0.5, */*;q=0.1`
    const negotiated = await ask('/search?q=ferry', { headers: { Accept: accept } })
    expect(negotiated.headers.get('Content-Type')).toBe(type)
    expect(negotiated.headers.get('Vary')).toBe('Accept, Accept-Encoding')
    expect(await negotiated.text()).toBe(await named.text())
  })

  it.each([
    undefined,
    '*/*',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'application/json, application/rss+xml;q=0.9',
    'application/rss+xml;q=0, */*',
    'application/rss;q=x,,;=",atom',
  ])('answers JSON where Accept is %s', async (accept) => {
    const headers = accept === undefined ? {} : { Accept: accept }
    const response = await ask('/search?q=ferry', { headers })
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(response.headers.get('Vary')).toBe('Accept, Accept-Encoding')
  })

  it('lets format win over Accept', async () => {
    const headers = { Accept: 'application/rss+xml' }
    const response = await ask('/search?q=ferry&format=json', { headers })
    expect(response.headers.get('Content-Type')).toBe('application/json')
  })

  it('answers POST with the feed that GET has', async () => {
    const body = JSON.stringify({ q: 'ferry', section: ['local', 'sport'], format: 'atom' })
    const headers = { 'Content-Type': 'application/json' }
    const posted = await ask('/search', { method: 'POST', body, headers })
    expect(await posted.text()).toBe(
      await text('/search?q=ferry&section=local&section=sport&format=atom'),
    )
  })

  it('refuses other forms and bad parameters', async () => {
    expect((await ask('/search?format=rdf')).status).toBe(400)
    expect((await ask('/search?format=rss&format=atom')).status).toBe(400)
    const response = await ask('/search?format=rss&pagesize=3&page=x')
    expect(await response.json()).toMatchObject({
      issues: [{ parameter: 'pagesize' }, { parameter: 'page' }],
    })
  })

  it.each(FORMS)('answers %s with 304 while nothing is new, and only that form', async (form) => {
    const address = `/search?q=ferry&format=${form}`
    const etag = (await ask(address)).headers.get('ETag') ?? ''
    const headers = { 'If-None-Match': etag }
    const held = await ask(address, { headers })
    expect(held.status).toBe(304)
    expect(held.headers.get('ETag')).toBe(etag)
    for (const [other] of [...FORMS, ['json']]) {
      if (other === form) continue
      const response = await ask(`/search?q=ferry&format=${other}`, { headers })
      expect(response.status).toBe(200)
    }
    const elsewhere = await app.request(`https://other.example${address}`, { headers })
    expect(elsewhere.status).toBe(200)
  })

  it('answers HEAD as GET', async () => {
    const head = await ask('/search?q=ferry&format=rss', { method: 'HEAD' })
    expect(head.headers.get('Content-Type')).toBe('application/rss+xml')
    expect(await head.text()).toBe('')
  })
})

/** What every form says of the three stories. */
const READ = [
  {
    id: 'urn:lede:story:ferry%2Fnew%20%C3%A9',
    url: `${HOST}/stories/ferry%2Fnew%20%C3%A9`,
    title: 'New ferry named',
    html: '<p>It sails &amp; sings.</p>',
    published: Date.UTC(2025, 9, 24),
    author: undefined,
    section: undefined,
  },
  {
    id: 'urn:lede:story:ferry-old',
    url: 'https://example.org/ferry?a=1&b=2',
    title: 'Ferry stops & "waits"',
    html: '<p>The <mark>ferry</mark> stopped. A &lt;b&gt;<mark>ferry</mark>&lt;/b&gt; is a ship; <mark>ferry</mark>, <mark>ferry</mark>, <mark>ferry</mark>.</p>',
    published: Date.UTC(2025, 9, 20, 7, 30),
    author: 'Ines Marlow',
    section: 'local',
  },
  {
    id: 'urn:lede:story:undated',
    url: `${HOST}/stories/undated`,
    title: 'The ferry that never was',
    html: '<p>Nobody knows when.</p>',
    published: undefined,
    author: undefined,
    section: undefined,
  },
]

const WINDOW = { totalResults: 3, startIndex: 1, itemsPerPage: 10 }

describe('a feed, newest first', () => {
  it('is RSS 2.0', async () => {
    const feed = parseRssFeed(checkXml(await text('/search?q=ferry&format=rss')))
    expect(feed).toMatchObject({
      title: 'ferry – Lede',
      link: `${HOST}/?q=ferry`,
      lastBuildDate: 'Fri, 24 Oct 2025 00:00:00 GMT',
      opensearch: { ...WINDOW, queries: [{ role: 'request', searchTerms: 'ferry', startPage: 1 }] },
      atom: {
        links: [
          { rel: 'self', href: `${HOST}/search?q=ferry&format=rss`, type: 'application/rss+xml' },
          { rel: 'search', href: `${HOST}/opensearch.xml` },
        ],
      },
    })
    const read = feed.items?.map((item) => ({
      id: item.guid?.value,
      url: item.link,
      title: item.title,
      html: item.description,
      published: item.pubDate === undefined ? undefined : Date.parse(item.pubDate),
      author: item.dc?.creators?.[0],
      section: item.categories?.[0]?.name,
    }))
    expect(read).toEqual(READ)
    expect(feed.items?.every(({ guid }) => guid?.isPermaLink === false)).toBe(true)
  })

  it('is Atom', async () => {
    const feed = parseAtomFeed(checkXml(await text('/search?q=ferry&format=atom')))
    expect(feed).toMatchObject({
      id: `${HOST}/search?q=ferry&format=atom`,
      updated: '2025-10-24T00:00:00.000Z',
      authors: [{ name: 'Lede' }],
      opensearch: WINDOW,
      links: [
        { rel: 'self', href: `${HOST}/search?q=ferry&format=atom` },
        { rel: 'alternate', href: `${HOST}/?q=ferry`, type: 'text/html' },
        { rel: 'search' },
      ],
    })
    const read = feed.entries?.map((entry) => ({
      id: entry.id,
      url: entry.links?.[0]?.href,
      title: entry.title?.value,
      html: entry.content?.value,
      published: entry.published === undefined ? undefined : Date.parse(entry.published),
      author: entry.authors?.[0]?.name,
      section: entry.categories?.[0]?.term,
    }))
    expect(read).toEqual(READ)
    expect(feed.entries?.map(({ content }) => content?.type)).toEqual(['html', 'html', 'html'])
    // Atom wants a date of every entry; one that moved would make the story new at every poll.
    expect(feed.entries?.[2]?.updated).toBe('1970-01-01T00:00:00.000Z')
  })

  it('is JSON Feed', async () => {
    const feed = parseJsonFeed(await text('/search?q=ferry&format=jsonfeed'))
    expect(feed).toMatchObject({
      title: 'ferry – Lede',
      home_page_url: `${HOST}/?q=ferry`,
      feed_url: `${HOST}/search?q=ferry&format=jsonfeed`,
    })
    const read = feed.items?.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      html: item.content_html,
      published: item.date_published === undefined ? undefined : Date.parse(item.date_published),
      author: item.authors?.[0]?.name,
      section: item.tags?.[0],
    }))
    expect(read).toEqual(READ)
    const { _opensearch } = JSON.parse(await text('/search?q=ferry&format=jsonfeed')) as object & {
      _opensearch: unknown // an extension, which the parser passes over
    }
    expect(_opensearch).toMatchObject({ ...WINDOW, searchTerms: 'ferry' })
  })

  it.each(['rss', 'atom'])('is read by a feed reader: %s', async (form) => {
    const feed = readFeed(await text(`/search?q=ferry&format=${form}`))
    expect(feed.title).toBe('ferry – Lede')
    expect(feed.url).toBe(`${HOST}/?q=ferry`)
    expect(feed.self).toBe(`${HOST}/search?q=ferry&format=${form}`)
    expect(feed.items.map(({ id, title, url }) => ({ id, title, url }))).toEqual(
      READ.map(({ id, title, url }) => ({ id, title, url })),
    )
    expect(feed.items.map(({ published }) => published?.getTime())).toEqual(
      READ.map(({ published }) => published),
    )
    expect(feed.items[1]?.authors.map(({ name }) => name)).toEqual(['Ines Marlow'])
  })

  it.each(FORMS)('has other orders on request: %s', async (form) => {
    const oldest = await text(`/search?q=ferry&sortBy=oldest&format=${form}`)
    expect(oldest.indexOf('ferry-old')).toBeLessThan(oldest.indexOf('ferry%2Fnew'))
    const newest = await text(`/search?q=ferry&sortBy=publishedAt&format=${form}`)
    expect(newest.indexOf('ferry-old')).toBeGreaterThan(newest.indexOf('ferry%2Fnew'))
  })

  it('has pages', async () => {
    const second = await text('/search?q=ferry&pageSize=1&page=2&format=atom')
    expect(parseAtomFeed(second)).toMatchObject({
      entries: [{ id: 'urn:lede:story:ferry-old' }],
      opensearch: { totalResults: 3, startIndex: 2, itemsPerPage: 1 },
    })
    const linkTo = (rel: string) =>
      parseAtomFeed(second).links?.find((link) => link.rel === rel)?.href
    expect(linkTo('previous')).toBe(`${HOST}/search?q=ferry&pageSize=1&page=1&format=atom`)
    expect(linkTo('next')).toBe(`${HOST}/search?q=ferry&pageSize=1&page=3&format=atom`)
    const third = parseAtomFeed(await text('/search?q=ferry&pageSize=1&page=3&format=atom'))
    expect(third.links?.map(({ rel }) => rel)).not.toContain('next')
  })

  it('has stories without content where no excerpts are wanted', async () => {
    const rss = parseRssFeed(checkXml(await text('/search?q=ferry&excerpts=0&format=rss')))
    expect(rss.items?.[0]).toMatchObject({ title: 'New ferry named' })
    expect(rss.items?.[0]?.description).toBeUndefined()
    const json = parseJsonFeed(await text('/search?q=ferry&excerpts=0&format=jsonfeed'))
    expect(json.items).toHaveLength(3)
  })

  it.each(FORMS)('is empty while no story holds all the words: %s', async (form) => {
    const json = await (await ask('/search?q=ferry+zeppelin')).json()
    expect(json).toMatchObject({ totalHits: 3, interpretation: { dropped: ['zeppelin'] } })
    const feed = await text(`/search?q=ferry+zeppelin&format=${form}`)
    expect(feed).not.toContain('urn:lede:story')
    if (form !== 'jsonfeed') expect(readFeed(feed).items).toEqual([])
  })

  it.each(FORMS)('takes the last word as finished: %s', async (form) => {
    expect(await (await ask('/search?q=ferr')).json()).toMatchObject({ totalHits: 3 })
    expect(await text(`/search?q=ferr&typos=off&format=${form}`)).not.toContain('urn:lede:story')
    expect(await text(`/search?q=ferr*&format=${form}`)).toContain('urn:lede:story')
  })

  it('says what it is restricted to', async () => {
    const address = '/search?author=Ines+Marlow&section=local&from=2025-10-01&format=jsonfeed'
    expect(parseJsonFeed(await text(address)).title).toBe(
      'All stories, by Ines Marlow, in local, from 2025-10-01 – Lede',
    )
  })
})

describe('addresses in a feed', () => {
  const self = async (asked: Pick<Hono, 'request'>, address: string): Promise<unknown> => {
    const response = await asked.request(address)
    return parseJsonFeed(await response.text()).feed_url
  }

  it('name the prefix that the app is mounted under', async () => {
    const host = new Hono()
    host.route('/papers/:name', createApp())
    expect(await self(host, 'https://x.example/papers/daily/search?format=jsonfeed')).toBe(
      'https://x.example/papers/daily/search?format=jsonfeed',
    )
  })

  it.each(['https://example.org/news', 'https://example.org/news/'])(
    'begin with publicUrl: %s',
    async (publicUrl) => {
      const host = new Hono()
      host.route('/inside', createApp(STORIES, { publicUrl }))
      expect(await self(host, 'http://10.0.0.1/inside/search?q=x&format=jsonfeed')).toBe(
        'https://example.org/news/search?q=x&format=jsonfeed',
      )
    },
  )

  it.each([
    'example.org',
    'ftp://example.org',
    'https://example.org/?x',
    'https://a:b@example.org',
  ])('refuse %s as publicUrl', (publicUrl) => {
    expect(() => createApp(STORIES, { publicUrl })).toThrow('Expected `publicUrl` to be an http')
  })
})

describe('any text', () => {
  const hostile = [
    'CDATA ]]> ends <![CDATA[ here',
    '<script>alert(1)</script> & &amp; &#0; &bogus;',
    'controls \u0000\u0001\u000b\u001f\u007f\u0085\ufffe\uffff',
    'lone \ud800 and \udfff surrogates, whole 😀',
    'line\r\nfeeds\rand\ttabs\u2028',
    '"quotes" \'single\' <!-- comment --> <?php ?>',
  ]

  it.each(hostile)('is carried: %j', async (hard) => {
    const stories = [{ id: hard, title: hard, body: hard, author: hard, section: hard, url: hard }]
    const asked = createApp(stories)
    const parameters = new URLSearchParams({ highlightPreTag: '<i\u0001>', pageSize: '1' })
    for (const form of ['rss', 'atom']) {
      const response = await asked.request(`/search?${parameters.toString()}&format=${form}`)
      const [item] = readFeed(checkXml(await response.text())).items
      const kept = hard.replace(/[^\P{C}\s\u{7f}-\u{9f}]/gu, '')
      const spaced = (value: string | null | undefined) => value?.replace(/\s+/g, ' ').trim()
      if (!/[<&]/.test(hard)) expect(spaced(item?.title)).toBe(spaced(kept))
      expect(item?.id).toMatch(/^urn:lede:story:[\w%.!~*'()-]+$/)
    }
  })

  it('makes a well-formed feed', async () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (title, body, q) => {
        const asked = createApp([{ id: title + 'x', title, body, author: q, section: body }])
        for (const query of ['', q]) {
          const parameters = new URLSearchParams({ q: query })
          for (const form of ['rss', 'atom']) {
            const response = await asked.request(`/search?${parameters.toString()}&format=${form}`)
            checkXml(await response.text())
          }
          const json = await asked.request(`/search?${parameters.toString()}&format=jsonfeed`)
          parseJsonFeed(await json.text())
        }
      }),
      { numRuns: 30 },
    )
  })
})
