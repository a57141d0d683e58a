// What one connection may ask at once, and how many may be open: on real ports, byte by byte.
import { describe, expect, it, onTestFinished } from 'vitest'

import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { type RunningServer, type ServeSettings, serveSearch } from '../../../src/node.ts'
import { toStory } from '../../../src/story/story.ts'
import { createFakeEngine } from '../../http/fake-engine.ts'
import { holdEngine } from './held-engine.ts'
import { asking, openRaw, statuses } from './raw-connection.ts'

async function serve(engine: SearchEngine, settings: ServeSettings = {}): Promise<RunningServer> {
  const server = await serveSearch({ engine, port: 0, timeoutMs: 60_000, ...settings })
  onTestFinished(() => server.close())
  return server
}

function searches(count: number): string {
  return Array.from({ length: count }, (_, number) => asking(`/search?q=a${number}`)).join('')
}

describe('requests that are sent ahead', () => {
  it('are answered in their order, one at a time', async () => {
    const held = holdEngine()
    const { port } = await serve(held.engine)
    const client = await openRaw(port)
    client.send(searches(20))
    await held.count(1)
    held.letGo()
    await client.holds('"hits":[]', 20)
    expect(held.most()).toBe(1)
    expect(statuses(client.received())).toEqual(Array<number>(20).fill(200))
    const answered = [...client.received().matchAll(/"q":"(a\d+)"/g)].map(([, q]) => q)
    expect(answered).toEqual(Array.from({ length: 20 }, (_, number) => `a${number}`))
  })

  it('let others be answered in between', async () => {
    const held = holdEngine()
    const { url, port } = await serve(held.engine)
    const client = await openRaw(port)
    client.send(searches(60))
    await held.count(1)
    // While the first search is under way, the others of its connection wait and another one's does not.
    const other = fetch(`${url}/search?q=other`)
    await held.count(2)
    expect(held.asked).toEqual(['a0', 'other'])
    held.letGo()
    expect((await other).status).toBe(200)
    await client.holds('"hits":[]', 60)
  })

  it('get a 503 that closes the connection where they are too many', async () => {
    const held = holdEngine()
    const { port } = await serve(held.engine, { maxAhead: 3 })
    const client = await openRaw(port)
    client.send(searches(10))
    await held.count(1)
    held.letGo()
    const received = await client.closed
    expect(statuses(received)).toEqual([200, 200, 200, 200, 503])
    expect(held.asked).toEqual(['a0', 'a1', 'a2', 'a3'])
    const refusal = received.slice(received.lastIndexOf('HTTP/1.1'))
    expect(refusal).toMatch(/^Retry-After: \d+\r$/m)
    expect(refusal).toMatch(/^Connection: close\r$/m)
    expect(JSON.parse(refusal.split('\r\n\r\n')[1] ?? '')).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'More is asked than can be answered; ask again later',
      code: 'overloaded',
    })
  })

  it('cut off who sends more than all connections together may', async () => {
    const held = holdEngine()
    const { url, port } = await serve(held.engine, { maxAheadInAll: 20 })
    const modest = await openRaw(port)
    modest.send(searches(10))
    await held.count(1)
    const greedy = await openRaw(port)
    greedy.send(searches(30))
    expect(await greedy.closed).toBe('')
    held.letGo()
    await modest.holds('"hits":[]', 10)
    // What was cut off counts no more.
    const next = await openRaw(port)
    next.send(searches(15))
    await next.holds('"hits":[]', 15)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('are not answered for a client that is gone', async () => {
    const held = holdEngine()
    const { url, port } = await serve(held.engine)
    const client = await openRaw(port)
    client.send(searches(20))
    await held.count(1)
    client.socket.destroy()
    await client.closed
    // Who connects after that is let in after the server has seen it.
    await (await fetch(`${url}/healthz`)).text()
    held.letGo()
    await (await fetch(`${url}/search?q=last`)).text()
    expect(held.asked).toEqual(['a0', 'last'])
  })
})

describe('connections that are too many', () => {
  it('close the one on which nothing has happened for longest, and none that waits', async () => {
    const held = holdEngine()
    const { port } = await serve(held.engine, { maxConnections: 3 })
    const busy = await openRaw(port)
    busy.send(searches(1))
    await held.count(1)
    const silent = await openRaw(port)
    const used = await openRaw(port)
    used.send(asking('/healthz'))
    await used.holds('alive')
    const newest = await openRaw(port)
    expect(await silent.closed).toBe('')
    newest.send(asking('/healthz'))
    await newest.holds('alive')
    held.letGo()
    await busy.holds('"hits":[]')
    used.send(asking('/healthz'))
    await used.holds('alive', 2)
  })

  it('close the newcomer where all others wait', async () => {
    const held = holdEngine()
    const { port } = await serve(held.engine, { maxConnections: 1 })
    const busy = await openRaw(port)
    busy.send(searches(1))
    await held.count(1)
    const newest = await openRaw(port)
    expect(await newest.closed).toBe('')
    held.letGo()
    await busy.holds('"hits":[]')
  })
})

describe('a client that takes its time', () => {
  const impatient = { headersMs: 20, requestMs: 40, checkEveryMs: 5, keepAliveMs: 20 }

  it.each([
    ['says nothing', ''],
    ['never ends its headers', 'GET / HTTP/1.1\r\nHost: news.example\r\n'],
    [
      'never ends its body',
      'POST /search HTTP/1.1\r\nHost: news.example\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ],
    ['asks once and no more', asking('/healthz')],
  ])('is left when it %s', async (_, text) => {
    const { port } = await serve(createFakeEngine(), impatient)
    const client = await openRaw(port)
    client.send(text)
    await client.closed
  })

  it('is left when it does not read its answer', async () => {
    // More than the buffers between two sockets hold.
    const long = toStory({ id: 'long', title: 'Long', body: 'x'.repeat(16_000_000) })
    const engine = { ...createFakeEngine(), story: () => Promise.resolve(long) }
    const settings = { stalledMs: 500, maxWaitMs: 500, timeoutMs: 1000, maxInFlight: 1 }
    const { url, port } = await serve(engine, settings)
    const client = await openRaw(port)
    client.socket.pause()
    client.send(asking('/stories/long'))
    const statusOf = async (): Promise<number> => (await fetch(`${url}/search`)).status
    // Its answer takes the only place, until it is cut off.
    while ((await statusOf()) !== 503);
    while ((await statusOf()) !== 200);
  })
})
