// How much is answered at once in all.
import { describe, expect, it, onTestFinished } from 'vitest'

import { serveSearch } from '../../../src/node.ts'
import type { RequestLogEntry } from '../../../src/http/search-app-options.ts'
import { createMetrics } from '../../../src/node.ts'
import { holdEngine } from './held-engine.ts'

describe('requests that are too many', () => {
  it('get a 503 before work begins, and health checks an answer', async () => {
    const held = holdEngine()
    const log: RequestLogEntry[] = []
    const metrics = await createMetrics()
    const server = await serveSearch({
      engine: held.engine,
      port: 0,
      timeoutMs: 60_000,
      maxInFlight: 2,
      metrics,
      onRequest: (entry) => log.push(entry),
    })
    onTestFinished(() => server.close())
    const first = [1, 2].map(() => fetch(`${server.url}/search?q=first`))
    await held.count(2)
    const refused = await fetch(`${server.url}/search?q=refused`)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
    expect(refused.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(await refused.json()).toMatchObject({ status: 503, code: 'overloaded' })
    expect(log).toMatchObject([{ method: 'GET', path: '/search', status: 503 }])
    for (const path of ['/healthz', '/readyz?x=1']) {
      expect((await fetch(server.url + path)).status).toBe(200)
    }
    held.letGo()
    for (const answer of first) expect((await answer).status).toBe(200)
    expect(held.asked).toEqual(['first', 'first'])
    expect((await fetch(`${server.url}/search?q=after`)).status).toBe(200)
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
      'lede_http_requests_total{route="unknown",method="GET",status="503"} 1',
    )
  })
})
