// Every call that a request makes to the engine carries how long the request waits.
import { describe, expect, it } from 'vitest'

import type { EngineCall, SearchEngine } from '../../../src/engine/search-engine.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import type { RequestObserver } from '../../../src/telemetry/request-observer.ts'
import { createFakeEngine } from '../fake-engine.ts'

/** An engine that keeps the bounds of each call but `status`, by the name of the call. */
function boundsKeeper(): { engine: SearchEngine; calls: [string, EngineCall | undefined][] } {
  const fake = createFakeEngine()
  const calls: [string, EngineCall | undefined][] = []
  const engine: SearchEngine = {
    ...fake,
    search: (parameters, observer) => {
      calls.push(['search', observer])
      return fake.search(parameters, observer)
    },
    suggest: (parameters, call) => {
      calls.push(['suggest', call])
      return fake.suggest(parameters, call)
    },
    story: (id, call) => {
      calls.push(['story', call])
      return fake.story(id, call)
    },
    related: (id, limit, call) => {
      calls.push(['related', call])
      return fake.related(id, limit, call)
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    async *export(_, call) {
      calls.push(['export', call])
      yield* []
    },
  }
  return { engine, calls }
}

const watcher: RequestObserver = {
  observe: async (_, answer) => {
    await answer()
  },
}

describe('the time that a request waits', () => {
  it.each([
    ['/search?q=ferry', ['search']],
    ['/search?q=ferry&format=rss', ['search']],
    ['/trending', ['search']],
    ['/suggest?q=f', ['suggest']],
    ['/stories/ferry', ['story']],
    ['/stories/ferry/related', ['related']],
    ['/export?q=ferry', ['export']],
  ])('reaches the engine from %s, watched or not', async (path, names) => {
    for (const watched of [{}, { observers: [watcher] }]) {
      const { engine, calls } = boundsKeeper()
      const app = createSearchApp(engine, { timeoutMs: 60_000, ...watched })
      const earliest = performance.now() + 60_000
      expect((await app.request(path)).status).toBe(200)
      const latest = performance.now() + 60_000
      expect(calls.map(([name]) => name)).toEqual(names)
      for (const [, call] of calls) {
        expect(call?.signal?.aborted).toBe(false)
        expect(call?.deadlineMs).toBeGreaterThanOrEqual(earliest)
        expect(call?.deadlineMs).toBeLessThanOrEqual(latest)
      }
    }
  })

  it('reaches it from the page', async () => {
    const { engine, calls } = boundsKeeper()
    const headers = { Accept: 'text/html' }
    await createSearchApp(engine).request('/?q=ferry', { headers })
    await createSearchApp(engine).request('/stories/ferry', { headers })
    expect(new Set(calls.map(([name]) => name))).toEqual(new Set(['search', 'story', 'related']))
    for (const [, call] of calls) expect(call?.signal).toBeInstanceOf(AbortSignal)
  })

  it('aborts the signal when it is over', async () => {
    const { engine, calls } = boundsKeeper()
    const never: SearchEngine = {
      ...engine,
      search: (parameters, observer) => {
        void engine.search(parameters, observer)
        return new Promise(() => undefined)
      },
    }
    const response = await createSearchApp(never, { timeoutMs: 1 }).request('/search?q=ferry')
    expect(response.status).toBe(503)
    const [, call] = calls[0] ?? []
    expect(call?.signal?.reason).toMatchObject({ name: 'LedeError', code: 'timeout' })
  })
})
