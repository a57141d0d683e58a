// A request is for one host that can stand in an address; as an app, and byte by byte on a real port.
import { describe, expect, it, onTestFinished } from 'vitest'

import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { type RunningServer, serveSearch } from '../../../src/node.ts'
import { openRaw, statuses } from '../../node/serving/raw-connection.ts'
import { createFakeEngine } from '../fake-engine.ts'

const PATHS = ['/', '/search?format=rss', '/opensearch.xml', '/docs', '/nothing']

const NO_HOSTS = ['1.2.3.4.5', 'xn--', 'xn--a', '999.1', 'a,b', 'a b', '[::1', 'x:99999', 'x:port']
const MORE_NO_HOSTS = ['a@b', 'a/b', '%', '%00', 'a^b', ':80', '1.2.3.4.5:80']

const HOSTS = [
  'news.example',
  'NEWS.example:443',
  '[::1]:3000',
  '10.0.0.1',
  '_a',
  'xn--mnchen-3ya.de',
]

const problem = {
  type: 'about:blank',
  title: 'Bad Request',
  status: 400,
  detail: 'Expected the header `Host` once, with a host and perhaps a port',
  code: 'invalid_request',
}

async function serve(errors: unknown[]): Promise<RunningServer> {
  const server = await serveSearch({
    engine: createFakeEngine(),
    port: 0,
    onError: (error) => errors.push(error),
  })
  onTestFinished(() => server.close())
  return server
}

/** Sends a request as it is and gives all that comes back. */
async function send(port: number, text: string): Promise<string> {
  const client = await openRaw(port)
  client.send(text)
  return client.closed
}

describe('the host of a request', () => {
  const app = createSearchApp(createFakeEngine())

  it.each(NO_HOSTS.concat(MORE_NO_HOSTS))('is a 400 where it is %j', async (host) => {
    const response = await app.request('/opensearch.xml', { headers: { Host: host } })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual(problem)
  })

  it.each(HOSTS)('may be %j', async (host) => {
    const response = await app.request('/opensearch.xml', { headers: { Host: host } })
    expect(response.status).toBe(200)
  })

  it('is refused on every route of a server, and never an error', async () => {
    const errors: unknown[] = []
    const { port } = await serve(errors)
    for (const path of PATHS) {
      for (const host of NO_HOSTS.concat(MORE_NO_HOSTS)) {
        const received = await send(
          port,
          `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
        )
        expect([path, host, ...statuses(received)]).toEqual([path, host, 400])
        expect(received).toContain('application/problem+json')
      }
    }
    expect(errors).toEqual([])
  })

  it.each([
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', 400],
    ['one host twice', 'GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['HTTP/0.9', 'GET /search\r\n\r\n', 400],
    ['HTTP/0.9 by name', 'GET /search HTTP/0.9\r\n\r\n', 400],
    ['HTTP/2.0 by name', 'GET /search HTTP/2.0\r\nHost: a\r\nConnection: close\r\n\r\n', 400],
    ['an address of no host', 'GET http://1.2.3.4.5/ HTTP/1.0\r\n\r\n', 400],
    ['HTTP/1.0 without a host', 'GET /search HTTP/1.0\r\n\r\n', 200],
    ['an empty host', 'GET /search HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n', 200],
  ])('answers %s', async (_, text, status) => {
    const { port } = await serve([])
    expect(statuses(await send(port, text))).toEqual([status])
  })
})
