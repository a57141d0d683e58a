// Pages on real ports, as a browser meets them: at the root, mounted, and behind a proxy that takes a
// prefix off.
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { Hono } from 'hono'
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { now } from './stories.ts'

/** A server with the address of its search page. */
export interface Served {
  readonly url: string
  readonly close: () => Promise<void>
}

const appOf = (engine: SearchEngine) => createSearchApp(engine, { now })

async function listen(server: Server, path: string): Promise<Served> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server's address is one
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function serverOf(app: { readonly fetch: Hono['fetch'] }): Server {
  const listener = getRequestListener(app.fetch)
  return createServer((incoming, outgoing) => {
    void listener(incoming, outgoing)
  })
}

/** Serves the page at the root. */
export function serveAtRoot(engine: SearchEngine): Promise<Served> {
  return listen(serverOf(appOf(engine)), '/')
}

/** Serves it mounted in a Hono app. */
export function serveMounted(engine: SearchEngine): Promise<Served> {
  const host = new Hono()
  host.route('/deep/news', appOf(engine))
  return listen(serverOf(host), '/deep/news')
}

/** Serves it mounted in an Express app, which takes the mount off the path. */
export function serveInExpress(engine: SearchEngine): Promise<Served> {
  const host = express()
  host.use('/news', getRequestListener(appOf(engine).fetch))
  return listen(createServer(host), '/news')
}

/** Serves it behind a proxy that takes `/behind` off the path and leaves no trace of it. */
export async function serveProxied(engine: SearchEngine): Promise<Served> {
  const inner = await serveAtRoot(engine)
  const proxy = createServer((incoming, outgoing) => {
    const path = incoming.url?.replace(/^\/behind/, '') ?? '/'
    const { method, headers } = incoming
    request(new URL(path, inner.url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    }).end()
  })
  const outer = await listen(proxy, '/behind/')
  return {
    url: outer.url,
    close: async () => {
      await outer.close()
      await inner.close()
    },
  }
}
