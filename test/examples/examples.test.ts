// The examples run as a reader would run them, each on a real port.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import process from 'node:process'
import { getRequestListener } from '@hono/node-server'
import { build, type BuildOptions } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  built,
  createFolder,
  type Folder,
  pathOf,
  run,
  startExample,
  startProgram,
} from './running.ts'

interface SearchAnswer {
  readonly totalHits: number
  readonly hits: readonly { readonly highlights: { readonly title: { readonly html: string } } }[]
}

/** Cloudflare's runtime, which is too large to install for a test. */
const workerd = process.env['WORKERD'] ?? ''
if (workerd === '') console.warn('skipped: the worker in workerd (set WORKERD to its program)')

const WORKERD_CONFIG = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker.js", esModule = embed "worker.js")],
    compatibilityDate = "2025-10-01",
  ))],
  sockets = [(name = "http", http = (), service = "main")],
);`

/** What browsers and edge workers have in common, and nothing of Node. */
const WEB = {
  AbortController,
  AbortSignal,
  CompressionStream,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  clearTimeout,
  crypto,
  performance,
  setTimeout,
}

describe.skipIf(!built)('examples', { timeout: 120_000 }, () => {
  let folder: Folder
  beforeAll(async () => {
    folder = await createFolder()
  })
  afterAll(() => folder.remove())

  async function start(name: string): Promise<string> {
    const { url, stop } = await startExample(name, folder.cwd)
    onTestFinished(stop)
    return url
  }

  /** Asks a service what every example has to answer. */
  async function checkNews(url: string): Promise<void> {
    const found = await fetch(`${url}/news/search?q=lakers&pageSize=1`)
    expect(found.status).toBe(200)
    const answer = (await found.json()) as SearchAnswer // the shape that openapi tests hold
    expect(answer.hits[0]?.highlights.title.html).toMatch(/^<mark>Lakers<\/mark> Ride/)

    const posted = await fetch(`${url}/news/search`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ q: 'lakers', pageSize: 1 }),
    })
    expect(await posted.json()).toMatchObject({ totalHits: answer.totalHits, hits: answer.hits })

    const refused = await fetch(`${url}/news/search?pagesize=1`)
    expect(refused.status).toBe(400)
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
  }

  it.each(['hono', 'node-http', 'express'])('%s answers searches under /news', async (name) => {
    const url = await start(name)
    await checkNews(url)
    expect(await (await fetch(`${url}/`)).text()).toBe('The front page')
  })

  it('next-route answers searches by its handlers', async () => {
    const host = `
      import { serve } from ${JSON.stringify(import.meta.resolve('@hono/node-server'))}
      import * as route from ${JSON.stringify(new URL('../../examples/build/next-route.js', import.meta.url).href)}
      serve({ fetch: (request) => route[request.method](request), port: 0 }, (address) => {
        console.log('Listening', address)
      })`
    const { url, stop } = await startProgram(['--input-type=module', '-e', host], folder.cwd)
    onTestFinished(stop)
    await checkNews(url)
    const head = await fetch(`${url}/news/search?q=lakers`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  describe('worker', () => {
    async function bundle(options: BuildOptions): Promise<string> {
      const { metafile, outputFiles } = await build({
        ...options,
        entryPoints: [pathOf('examples/build/worker.js')],
        bundle: true,
        platform: 'browser',
        metafile: true,
        write: false,
        logLevel: 'silent',
      })
      const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports)
      expect(imported.filter(({ external }) => external === true)).toEqual([])
      return outputFiles[0]?.text ?? ''
    }

    it('answers where there is nothing of Node', async () => {
      const context = createContext({ ...WEB })
      const code = `${await bundle({ format: 'iife', globalName: 'worker' })}; worker.default.fetch`
      const answer = runInContext(code, context) as (request: Request) => Promise<Response> // a Hono app's
      expect(runInContext('typeof process + typeof Buffer + typeof require', context)).toBe(
        'undefined'.repeat(3),
      )
      const listener = getRequestListener(answer)
      const server = createServer((incoming, outgoing) => {
        void listener(incoming, outgoing)
      }).listen(0, '127.0.0.1')
      onTestFinished(async () => {
        server.close()
        await once(server, 'close')
      })
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo // a TCP server's address is one
      await checkBridge(`http://127.0.0.1:${port}`)
    })

    it.skipIf(workerd === '')('answers in workerd', async () => {
      await writeFile(join(folder.cwd, 'worker.js'), await bundle({ format: 'esm' }))
      await writeFile(join(folder.cwd, 'worker.capnp'), WORKERD_CONFIG)
      const args = ['serve', 'worker.capnp', '--socket-addr=http=127.0.0.1:0', '--control-fd=1']
      const child = spawn(workerd, args, { cwd: folder.cwd })
      onTestFinished(async () => {
        child.kill()
        await once(child, 'close')
      })
      const [said] = (await once(child.stdout, 'data')) as [Buffer] // the event's only argument
      const { port } = JSON.parse(said.toString()) as { readonly port: number } // {"event":"listen",...}
      await checkBridge(`http://127.0.0.1:${port}`)
    })
  })

  /** Asks the worker, whose stories are its own. */
  async function checkBridge(url: string): Promise<void> {
    const found = await fetch(`${url}/search?q=brigde&facets=section`)
    expect([found.status, await found.json()]).toMatchObject([
      200,
      {
        totalHits: 2,
        didYouMean: 'bridge',
        facets: { section: { City: 1, Travel: 1 } },
        hits: [
          { highlights: { title: { html: 'Old <mark>Bridge</mark> Reopens After Four Years' } } },
          {},
        ],
      },
    ])
    expect((await fetch(`${url}/stories/none`)).status).toBe(404)
  }

  it('client prints what a service answers', async () => {
    const url = await start('hono')
    const { stdout } = await run(process.execPath, [pathOf('examples/build/client.js')], {
      cwd: folder.cwd,
      env: { ...process.env, LEDE_URL: `${url}/news` },
    })
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^\d+ stories \{ .*article: \d+/),
      expect.stringMatching(/^\d{4}-\d\d-\d\d Lakers Ride/),
      expect.stringMatching(/^ {2}see also: /),
      '400 invalid_request: Expected `pageSize` to be an integer from 1 to 100, received "1000"',
      '',
    ])
  })

  it('embed prints the marked hit of a misspelt query and ends by itself', async () => {
    const args = [pathOf('examples/build/embed.js')]
    const { stdout } = await run(process.execPath, args, { cwd: folder.cwd })
    expect(stdout.split('\n')).toEqual([
      '1 of 2 stories',
      'Old <mark>Bridge</mark> Reopens After Four Years',
      'Cyclists were the first across the <mark>river</mark> on Monday.',
      '',
    ])
  })

  it('are all in the table', async () => {
    const names = (await readdir(pathOf('examples'))).filter((name) => /\.ts$/.test(name))
    const table = await readFile(pathOf('examples/README.md'), 'utf8')
    const parts = ['worker-stories.ts']
    expect(names.filter((name) => !parts.includes(name) && !table.includes(`(${name})`))).toEqual(
      [],
    )
  })
})
