// Clients that go away before they are answered, on a real port: they are no failures of the service.
import { describe, expect, it, onTestFinished } from 'vitest'

import type { RequestLogEntry } from '../../../src/http/search-app-options.ts'
import { createMetrics, type RunningServer, serveSearch } from '../../../src/node.ts'
import { openRaw } from '../../node/serving/raw-connection.ts'
import { createFakeEngine } from '../fake-engine.ts'

interface Observed {
  readonly server: RunningServer
  readonly errors: unknown[]
  /** Resolves with the first line of the log. */
  readonly logged: Promise<RequestLogEntry>
}

async function serve(): Promise<Observed> {
  const errors: unknown[] = []
  let log: (entry: RequestLogEntry) => void = () => undefined
  const logged = new Promise<RequestLogEntry>((resolve) => (log = resolve))
  const server = await serveSearch({
    engine: createFakeEngine(),
    port: 0,
    metrics: await createMetrics(),
    onRequest: log,
    onError: (error) => errors.push(error),
  })
  onTestFinished(() => server.close())
  return { server, errors, logged }
}

const POST = 'POST /search HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'

describe('a client that goes away', () => {
  it.each([
    ['before its body', `${POST}Content-Length: 50\r\n\r\n`],
    ['within its body', `${POST}Content-Length: 50\r\n\r\n{"q":`],
    ['within a chunk', `${POST}Transfer-Encoding: chunked\r\n\r\n9\r\n{"q":`],
  ])('%s is a 499 in the log and in metrics, and no error', async (_, text) => {
    const { server, errors, logged } = await serve()
    const client = await openRaw(server.port)
    await new Promise((resolve) => client.socket.write(text, resolve))
    client.socket.end()
    expect(await logged).toMatchObject({ method: 'POST', path: '/search', status: 499 })
    expect(errors).toEqual([])
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain('{route="/search",method="POST",status="499"} 1')
    expect(metrics).not.toContain('status="500"')
  })
})
