// 1. An export has every story that a search finds, in its order, whole, as other programs read it.
// 2. No text makes a table unreadable, or runs in a spreadsheet.
// 3. Stories are taken as the client takes them; one that goes away stops the work.
import { serve } from '@hono/node-server'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import type { SearchAppOptions } from '../../../src/http/search-app-options.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { toStory, type Story, type StoryInput } from '../../../src/story/story.ts'
import { createFakeEngine, nowMs } from '../fake-engine.ts'

const now = (): number => nowMs

const STORIES: readonly StoryInput[] = [
  {
    id: 'ferry',
    title: 'Ferry, "again"',
    body: 'One.\n\nTwo ferry lines.',
    author: 'Ines Marlow',
    publishedAt: '2025-10-20T09:30:00+02:00',
    views: 12,
    section: 'local',
    url: 'https://example.org/ferry',
    lists: ['latest', 'trending'],
    source: 'pages/harbour.txt',
    truncated: true,
  },
  { id: 'bridge', title: '=1+1 ferry', body: '@ the bridge', kind: 'teaser', author: '+49' },
]

function createApp(stories: readonly StoryInput[] = STORIES) {
  return createSearchApp(createEngine(buildIndex(stories), { now }), { now })
}

const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true })
const linesOf = (text: string): Story[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Story) // as written

/** An engine whose export never ends, with what has been taken of it. */
function endless() {
  let taken = 0
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const engine: SearchEngine = {
    ...createFakeEngine(),
    async *export() {
      try {
        for (;;) {
          await Promise.resolve()
          taken++
          yield toStory({ id: String(taken), title: 'Ferry', body: 'x'.repeat(1000) })
        }
      } finally {
        end()
      }
    },
  }
  return { engine, ended, taken: () => taken }
}

/** Serves an app on a free port for as long as the work takes. */
async function onPort<T>(
  engine: SearchEngine,
  work: (base: string) => Promise<T>,
  options: SearchAppOptions = {},
): Promise<T> {
  const app = createSearchApp(engine, { now, ...options })
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
      resolve(started)
    })
  })
  try {
    const { port } = server.address() as AddressInfo // a TCP server's address is one
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    server.close()
  }
}

describe('GET /export', () => {
  it('answers a table that a spreadsheet reads', async () => {
    const response = await createApp().request('/export?q=ferry')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8; header=present')
    expect(response.headers.get('Content-Disposition')).toBe(
      'attachment; filename="lede-ferry.csv"',
    )
    const text = await response.text()
    expect(text.startsWith('id,kind,title,author,publishedAt,views,')).toBe(true)
    expect(rowsOf(text)).toEqual([
      {
        id: 'ferry',
        kind: 'article',
        title: 'Ferry, "again"',
        author: 'Ines Marlow',
        publishedAt: '2025-10-20T09:30:00+02:00',
        views: '12',
        section: 'local',
        url: 'https://example.org/ferry',
        lists: 'latest;trending',
        truncated: 'true',
        source: 'pages/harbour.txt',
        body: 'One.\n\nTwo ferry lines.',
      },
      {
        id: 'bridge',
        kind: 'teaser',
        title: "'=1+1 ferry",
        author: "'+49",
        publishedAt: '',
        views: '',
        section: '',
        url: '',
        lists: '',
        truncated: 'false',
        source: '',
        body: "'@ the bridge",
      },
    ])
  })

  it('answers JSON Lines with the stories as they are', async () => {
    const response = await createApp().request('/export?q=ferry&format=ndjson')
    expect(response.headers.get('Content-Type')).toBe('application/x-ndjson')
    expect(linesOf(await response.text())).toEqual(STORIES.map(toStory))
  })

  it.each([
    ['csv', 'id,kind,title,author,publishedAt,views,section,url,lists,truncated,source,body\r\n'],
    ['ndjson', ''],
  ])('answers %s where nothing matches', async (format, expected) => {
    const response = await createApp().request(`/export?q=zeppelin&format=${format}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(expected)
  })

  it.each([
    ['', 'lede.csv'],
    ['North "Korea" -x', 'lede-north-korea-x.csv'],
    ['../../etc/passwd\r\nX: y', 'lede-etc-passwd-x-y.csv'],
  ])('names the file after %j', async (q, name) => {
    const response = await createApp().request(`/export?q=${encodeURIComponent(q)}`)
    expect(response.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}"`)
  })

  it('names the file in letters of any script for those who can read them', async () => {
    const response = await createApp().request(`/export?q=${encodeURIComponent('Zürich 東京')}`)
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="lede-z-rich.csv"; filename*=UTF-8''lede-z%C3%BCrich-%E6%9D%B1%E4%BA%AC.csv`,
    )
  })

  it.each([
    'page=2',
    'pageSize=5',
    'excerpts=1',
    'highlightPreTag=x',
    'distinct=true',
    'format=xml',
  ])('refuses %s', async (parameter) => {
    const response = await createApp().request(`/export?${parameter}&from=never`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      issues: [{ parameter: parameter.split('=')[0] }, { parameter: 'from' }],
    })
  })

  it('answers 304, HEAD and an engine that has no exports', async () => {
    const app = createApp()
    const head = await app.request('/export', { method: 'HEAD' })
    expect(head.headers.get('Content-Disposition')).toBe('attachment; filename="lede.csv"')
    const headers = { 'If-None-Match': head.headers.get('ETag') ?? '' }
    expect((await app.request('/export', { headers })).status).toBe(304)
    expect((await app.request('/export?format=ndjson', { headers })).status).toBe(200)
    const without = await createSearchApp(createFakeEngine()).request('/export')
    expect(without.status).toBe(501)
    expect(await without.json()).toMatchObject({ code: 'not_implemented', status: 501 })
  })

  it('answers a failure that comes before the first story with a problem', async () => {
    const errors: unknown[] = []
    const engine: SearchEngine = {
      ...createFakeEngine(),

      async *export() {
        await Promise.reject(new Error('the disk is gone'))
      },
    }
    const app = createSearchApp(engine, { onError: (error) => errors.push(error) })
    const response = await app.request('/export')
    expect(response.status).toBe(500)
    expect(errors).toHaveLength(1)
  })
})

describe('csv', () => {
  it('carries any text, and no formula', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝'), fc.string())
        .map((parts) => parts.join('')),
    )
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (title, body) => {
        const response = await createApp([{ id: 'x', title, body }]).request('/export')
        const [row] = rowsOf(await response.text())
        const kept = (text: string) => text.replace(/\0|\p{Cs}/gu, '\uFFFD')
        const armed = /^[=+\-@\t\r\n＝＋－＠]/
        expect(row?.['title']).toBe(armed.test(title) ? `'${kept(title)}` : kept(title))
        expect(row?.['body']).toBe(armed.test(body) ? `'${kept(body)}` : kept(body))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a long export', () => {
  it('is taken no faster than the client takes it', async () => {
    const { engine, ended, taken } = endless()
    const response = await createSearchApp(engine).request('/export?format=ndjson')
    const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader()
    expect(taken()).toBe(1)
    const first = await reader?.read()
    // 64 KiB of stories of 1 kB each.
    expect(taken()).toBeLessThan(100)
    expect(first?.value?.byteLength).toBeGreaterThan(60_000)
    await reader?.cancel()
    await ended
    expect(taken()).toBeLessThan(100)
  })

  it.each(['identity', 'gzip'])('stops when the client goes away: %s', async (encoding) => {
    const { engine, ended, taken } = endless()
    await onPort(engine, async (base) => {
      await new Promise<void>((resolve, reject) => {
        const headers = { 'Accept-Encoding': encoding }
        get(`${base}/export`, { headers }, (response) => {
          response.once('data', () => {
            response.destroy()
            resolve()
          })
        }).on('error', reject)
      })
      await ended
    })
    expect(taken()).toBeGreaterThan(1)
  })

  it('lets others be answered while it runs', async () => {
    const { engine, ended } = endless()
    await onPort(engine, async (base) => {
      const aborter = new AbortController()
      const headers = { 'Accept-Encoding': 'identity' }
      const response = await fetch(`${base}/export`, { headers, signal: aborter.signal })
      let received = 0
      const drained = (async () => {
        const stream: ReadableStream<Uint8Array> | null = response.body
        // As fast as it comes.
        for await (const part of stream ?? []) received += part.byteLength
      })().catch(() => undefined)
      for (let i = 0; i < 20; i++) expect((await fetch(`${base}/healthz`)).status).toBe(200)
      aborter.abort()
      await drained
      await ended
      expect(received).toBeGreaterThan(0)
    })
  })

  it('is torn off where the engine fails, and not ended as if it were whole', async () => {
    const errors: unknown[] = []
    const engine: SearchEngine = {
      ...createFakeEngine(),
      async *export() {
        yield toStory({ id: '1', title: 'Ferry', body: 'x'.repeat(100_000) })
        await Promise.reject(new Error('the disk is gone'))
      },
    }
    await onPort(
      engine,
      async (base) => {
        const response = await fetch(`${base}/export`)
        expect(response.status).toBe(200)
        await expect(response.text()).rejects.toThrow()
      },
      { onError: (error) => errors.push(error) },
    )
    expect(errors).toHaveLength(1)
  })

  it('reaches past 10,000 stories', async () => {
    const many = Array.from({ length: 10_500 }, (_, i) => ({
      id: `story-${i}`,
      title: `Ferry ${i}`,
      body: 'It sails.',
    }))
    const response = await createApp(many).request('/export?q=ferry&format=ndjson')
    const ids = linesOf(await response.text()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(10_500)
  })
})
