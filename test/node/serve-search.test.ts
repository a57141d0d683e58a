import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

import type { SearchEngine } from '../../src/engine/search-engine.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { readIndex, type RunningServer, serveSearch, writeIndex } from '../../src/node.ts'
import type { SearchResponse } from '../../src/engine/response.ts'
import { scratchFolder, STORIES } from '../store/sample.ts'

const index = buildIndex(STORIES)

const answer: SearchResponse = {
  q: 'slow',
  interpretation: { clauses: ['slow'], matching: 'all', dropped: [], corrected: {} },
  totalHits: 0,
  page: 1,
  pageSize: 10,
  totalPages: 0,
  tookMs: 1,
  hits: [],
}

interface Deferred<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
}

/** A promise with the function that resolves it. */
function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

/** An engine whose searches wait until they are let go. */
function slowEngine(): { engine: SearchEngine; asked: Promise<unknown>; letGo: () => void } {
  const asked = deferred<undefined>()
  const held = deferred<undefined>()
  const status = { ready: true, generation: '0', stories: 0, articles: 0, teasers: 0, terms: 0 }
  const engine: SearchEngine = {
    search: async () => {
      asked.resolve(undefined)
      await held.promise
      return answer
    },
    suggest: () => Promise.resolve({ q: '', suggestions: [] }),
    story: () => Promise.resolve(undefined),
    related: () => Promise.resolve(undefined),
    status: () => Promise.resolve(status),
  }
  return {
    engine,
    asked: asked.promise,
    letGo: () => {
      held.resolve(undefined)
    },
  }
}

async function closing(server: RunningServer): Promise<RunningServer> {
  onTestFinished(() => server.close())
  return Promise.resolve(server)
}

describe('an index that is replaced', () => {
  const titlesAt = async (url: string): Promise<string[]> => {
    const answer = (await (await fetch(`${url}/search?pageSize=100`)).json()) as SearchResponse
    return answer.hits.map(({ title }) => title).sort()
  }
  const [first, ...others] = STORIES

  it('takes over, and requests under way are answered', async () => {
    const directory = await scratchFolder()
    await writeIndex(buildIndex(others), directory)
    const replaced = deferred<number>()
    const server = await serveSearch({
      directory,
      port: 0,
      followMs: 5,
      onIndex: ({ stories }) => {
        replaced.resolve(stories)
      },
    })
    onTestFinished(() => server.close())
    expect(await titlesAt(server.url)).toHaveLength(others.length)
    // Asked without a pause while the index changes below.
    const statuses: number[] = []
    const asker = { isDone: false }
    const asking = (async () => {
      while (!asker.isDone) statuses.push((await fetch(`${server.url}/search?q=the`)).status)
    })()
    await writeIndex(buildIndex([first, ...others].flatMap((story) => story ?? [])), directory)
    expect(await replaced.promise).toBe(STORIES.length)
    asker.isDone = true
    await asking
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await titlesAt(server.url)).toEqual(STORIES.map(({ title }) => title).sort())
  })

  it('is not served while it is damaged, and is when it is whole again', async () => {
    const directory = await scratchFolder()
    await writeIndex(buildIndex(others), directory)
    const failed = deferred<unknown>()
    const replaced = deferred<number>()
    const server = await serveSearch({
      directory,
      port: 0,
      followMs: 5,
      onIndex: ({ stories }) => {
        replaced.resolve(stories)
      },
      onError: failed.resolve,
    })
    onTestFinished(() => server.close())
    await writeFile(join(directory, 'manifest.json'), '{')
    expect(await failed.promise).toMatchObject({ code: 'index_damaged' })
    expect(await titlesAt(server.url)).toHaveLength(others.length)
    await writeIndex(buildIndex(STORIES), directory)
    expect(await replaced.promise).toBe(STORIES.length)
  })
})

describe('serveSearch', () => {
  it('serves an index from memory, from a function, and from a folder', async () => {
    const directory = await scratchFolder()
    await writeIndex(index, directory)
    const ways = [{ index }, { index: () => readIndex(directory) }, { directory }]
    for (const way of ways) {
      const server = await closing(await serveSearch({ ...way, port: 0 }))
      const response = await fetch(`${server.url}/search?q=ferry`)
      expect(await response.json()).toMatchObject({ totalHits: 1, hits: [{ id: 'ferry' }] })
      await server.close()
    }
  })

  it('is alive but not ready while the index is loading', async () => {
    const loading = deferred<typeof index>()
    const listening = deferred<string>()
    const serving = serveSearch({
      index: () => loading.promise,
      port: 0,
      onListening: ({ url }) => {
        listening.resolve(url)
      },
    })
    const url = await listening.promise
    const statusOf = async (path: string): Promise<number> => (await fetch(url + path)).status
    expect(await statusOf('/healthz')).toBe(200)
    expect(await statusOf('/readyz')).toBe(503)
    expect(await statusOf('/search?q=ferry')).toBe(503)
    loading.resolve(index)
    await closing(await serving)
    expect(await statusOf('/readyz')).toBe(200)
    expect(await statusOf('/search?q=ferry')).toBe(200)
  })

  it('closes and passes the error on when the index cannot be read', async () => {
    const directory = await scratchFolder()
    let url = ''
    const serving = serveSearch({
      directory,
      port: 0,
      onListening: (address) => {
        url = address.url
      },
    })
    await expect(serving).rejects.toMatchObject({ code: 'index_missing', directory })
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('says which port is taken', async () => {
    const { port } = await closing(await serveSearch({ index, port: 0 }))
    await expect(serveSearch({ index, port })).rejects.toMatchObject({
      name: 'LedeError',
      code: 'invalid_config',
      message: `Cannot serve on 127.0.0.1, port ${port}: another program is using it. Choose another port with \`--port\` or \`PORT\`.`,
    })
  })

  it('answers a request in flight before it closes, and takes no new ones', async () => {
    const { engine, asked, letGo } = slowEngine()
    const server = await serveSearch({ engine, port: 0, timeoutMs: 60_000 })
    const pending = fetch(`${server.url}/search?q=slow`)
    await asked
    const closed = server.close()
    // From here on nobody gets in once the grace is over; the one who is in is still answered.
    const refused = async (): Promise<boolean> => {
      for (;;) {
        const socket = connect(server.port, '127.0.0.1')
        const open = await once(socket, 'connect').then(
          () => true,
          () => false,
        )
        socket.destroy()
        if (!open) return true
      }
    }
    expect(await refused()).toBe(true)
    letGo()
    const response = await pending
    expect(response.status).toBe(200)
    expect(response.headers.get('connection')).toBe('close')
    expect(await response.json()).toMatchObject({ q: 'slow' })
    await closed
  })

  it('cuts off what is not answered within the drain limit', async () => {
    const { engine, asked } = slowEngine()
    const server = await serveSearch({ engine, port: 0, timeoutMs: 60_000, drainMs: 50 })
    const pending = fetch(`${server.url}/search?q=slow`).catch((error: unknown) => error)
    await asked
    await server.close()
    expect(await pending).toBeInstanceOf(TypeError)
  })

  it('closes idle connections without waiting for their time to run out', async () => {
    // Longer than a test may take.
    const server = await serveSearch({ index, port: 0, drainMs: 600_000 })
    await (await fetch(`${server.url}/search?q=ferry`)).text()
    const silent = connect(server.port, '127.0.0.1')
    await once(silent, 'connect')
    const gone = once(silent, 'close')
    await server.close()
    await gone
  })

  it('closes when its signal is aborted, also while the index is loading', async () => {
    const stop = new AbortController()
    const server = await serveSearch({ index, port: 0, signal: stop.signal })
    stop.abort()
    await server.close()
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()

    const early = new AbortController()
    const serving = serveSearch({
      index: () => {
        early.abort(new Error('told to stop'))
        return Promise.resolve(index)
      },
      port: 0,
      signal: early.signal,
    })
    await expect(serving).rejects.toThrow('told to stop')
    await expect(serveSearch({ index, signal: early.signal })).rejects.toThrow('told to stop')
  })

  it('can be closed twice', async () => {
    const server = await serveSearch({ index, port: 0 })
    await Promise.all([server.close(), server.close()])
    await server.close()
  })
})
