import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'

import { loadHttp } from '../../bench/measure/http-load.ts'

let server: Server | undefined

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port, not on a pipe
  return `http://127.0.0.1:${port}`
}

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

describe('loadHttp', () => {
  it('asks for every path over connections that stay open, and counts the answers', async () => {
    const seen = new Set<string | undefined>()
    const sockets = new Set<unknown>()
    let answered = 0
    const origin = await serve((request, response) => {
      seen.add(request.url)
      sockets.add(request.socket)
      answered++
      // In two parts, so that an answer comes in several chunks.
      response.setHeader('Content-Length', 70_000)
      response.write('x'.repeat(100))
      response.end('y'.repeat(69_900))
    })
    const paths = ['/a?q=1', '/b', '/c', '/d']
    const result = await loadHttp({ origin, paths, connections: 2, durationMs: 300 })
    expect(seen).toEqual(new Set(paths))
    expect(sockets.size).toBe(2)
    expect(result.latenciesMs).toHaveLength(answered)
    expect(result.bodyBytes).toBe(70_000)
    expect(result.requestsPerSecond).toBeGreaterThan(0)
  })

  it('fails at an answer that is not 200', async () => {
    const origin = await serve((_, response) => {
      response.writeHead(503, { 'Content-Length': 0 }).end()
    })
    const load = loadHttp({ origin, paths: ['/'], connections: 1, durationMs: 100 })
    await expect(load).rejects.toThrow('503')
  })

  it('fails when the server closes a connection', async () => {
    const origin = await serve((request) => {
      request.socket.destroy()
    })
    const load = loadHttp({ origin, paths: ['/'], connections: 1, durationMs: 5000 })
    await expect(load).rejects.toThrow()
  })
})
