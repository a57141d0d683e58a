// Reading addresses beside files: conditional requests, what is kept, what is reported.
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readStories } from '../../../src/node/sources/read-sources.ts'
import { scratchFolder } from '../../store/sample.ts'
import { localServer } from '../fetch/local-server.ts'

const rss = (title: string): string =>
  `<rss version="2.0"><channel><item><title>${title}</title><link>/a</link></item></channel></rss>`

describe('readStories', () => {
  it('fetches feeds and pages, in the encoding that the server names', async () => {
    const text = 'The ferry from the old port sank on Saturday evening, in calm weather. '.repeat(4)
    const { url } = await localServer((request, response) => {
      if (request.url === '/feed') {
        response.setHeader('content-type', 'text/xml; charset=windows-1252')
        response.end(Buffer.from(rss('Caf\u00e9 \u0093opens\u0094'), 'latin1'))
      } else response.end(`<!doctype html><h1>Ferry Sinks</h1><p>${text}</p>`)
    })
    const sources = [`${url}/feed`, `${url}/ferry`]
    const stories = await readStories(sources, { fetch: { allowPrivate: true } })
    expect(stories.issues).toEqual([])
    expect([...stories].sort((a, b) => (a.title < b.title ? -1 : 1))).toMatchObject([
      { title: 'Café “opens”', source: `${url}/feed`, url: `${url}/a` },
      { title: 'Ferry Sinks', kind: 'article', source: `${url}/ferry`, url: `${url}/ferry` },
    ])
  })

  it('asks for what is kept conditionally, and reads it where it cannot be fetched', async () => {
    const keepIn = join(await scratchFolder(), 'fetched')
    let status = 200
    const { url, requests } = await localServer((_, response) => {
      response.writeHead(status, { etag: '"v1"', 'content-type': 'application/rss+xml' })
      response.end(status === 200 ? rss('Ferry') : '')
    })
    const now = (): Date => new Date('2025-10-25T17:49:00Z')
    const read = (): ReturnType<typeof readStories> =>
      readStories([url], { fetch: { allowPrivate: true, keepIn, now } })
    for (const next of [200, 304]) {
      status = next
      const stories = await read()
      expect(stories).toMatchObject([{ title: 'Ferry' }])
      expect(stories.issues).toEqual([])
    }
    expect(requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"'])
    status = 500
    const stories = await read()
    expect(stories).toMatchObject([{ title: 'Ferry' }])
    expect(stories.issues).toEqual([
      {
        source: `${url}/`,
        reason:
          'could not be fetched: answered 500 Internal Server Error; read as of 2025-10-25T17:49:00.000Z',
      },
    ])
  })

  it('asks anew where what is kept is torn', async () => {
    const keepIn = join(await scratchFolder(), 'fetched')
    const { url, requests } = await localServer((_, response) => {
      response.setHeader('etag', '"v1"').end(rss('Ferry'))
    })
    const options = { fetch: { allowPrivate: true, keepIn } }
    await readStories([url], options)
    for (const ending of ['.body', '.json']) {
      const name = (await readdir(keepIn)).find((one) => one.endsWith(ending)) ?? ''
      await writeFile(join(keepIn, name), '{"')
      expect(await readStories([url], options)).toMatchObject([{ title: 'Ferry' }])
    }
    expect(requests.map(({ headers }) => headers['if-none-match'])).toEqual(
      Array(3).fill(undefined),
    )
  })

  it('reads an answer that cannot be kept, and says so', async () => {
    const keepIn = join(await scratchFolder(), 'fetched')
    await writeFile(keepIn, 'no folder')
    const { url } = await localServer((_, response) => response.end(rss('Ferry')))
    const stories = await readStories([url], { fetch: { allowPrivate: true, keepIn } })
    expect(stories).toMatchObject([{ title: 'Ferry' }])
    expect(stories.issues).toEqual([
      {
        source: `${url}/`,
        reason: expect.stringMatching(
          /^was read, but its answer could not be kept for the next time: Cannot make the folder/,
        ) as string,
      },
    ])
  })

  it('reports what cannot be fetched without its password, and reads the rest', async () => {
    const file = join(await scratchFolder(), 'a.json')
    await writeFile(file, '{"title":"A"}')
    const { url } = await localServer((_, response) => response.writeHead(404).end())
    const address = url.replace('//', '//ann:secret@')
    const stories = await readStories([address, file, 'http://127.0.0.1:1/x'], {
      fetch: { allowPrivate: true },
    })
    expect(stories).toMatchObject([{ title: 'A' }])
    expect(stories.issues).toEqual([
      { source: `${url}/`, reason: 'could not be fetched: answered 404 Not Found' },
      {
        source: 'http://127.0.0.1:1/x',
        reason: 'could not be fetched: the connection was refused',
      },
    ])
  })

  it('fetches nothing from private addresses unless it may', async () => {
    const { url, requests } = await localServer((_, response) => response.end(rss('Inside')))
    const stories = await readStories([url])
    expect([...stories]).toEqual([])
    expect(stories.issues).toMatchObject([
      { reason: expect.stringContaining('private') as unknown },
    ])
    expect(requests).toEqual([])
  })
})
