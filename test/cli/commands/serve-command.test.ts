// `lede serve` as a process on a real port: what it builds, logs, refuses, and how it stops.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { manyStories, scratchFolder } from '../../store/sample.ts'
import { built, lede, startServer } from '../lede.ts'

/** A folder with `seeds/stories.json`. */
async function newsroom(): Promise<string> {
  const cwd = await scratchFolder()
  await mkdir(join(cwd, 'seeds'))
  await writeFile(join(cwd, 'seeds', 'stories.json'), JSON.stringify(manyStories(30)))
  return cwd
}

/** Gets an address over the agent's connection; tells the status and whether it stays open. */
/** Asks over a connection; undefined where that was idle and closed as the question was sent. */
function request(
  url: string,
  agent: Agent,
): Promise<{ status: number; keepAlive: boolean } | undefined> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent }, (response) => {
      response.resume().on('error', reject)
      response.on('end', () => {
        const keepAlive = response.headers.connection !== 'close'
        resolve({ status: response.statusCode ?? 0, keepAlive })
      })
    })
    asked.on('error', (error) => {
      if (asked.reusedSocket) resolve(undefined)
      else reject(error)
    })
  })
}

describe.skipIf(!built)('lede serve', () => {
  it('builds what is missing, serves it, and drains on SIGTERM with exit code 0', async () => {
    const cwd = await newsroom()
    const server = await startServer([], { cwd })
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
    const answer = await fetch(`${server.url}/search?q=harbour`)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ q: 'harbour', totalHits: 30 })
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.log.map(({ msg }) => msg)).toEqual([
      'listening',
      'index built',
      'ready',
      'request',
      'draining',
      'stopped',
    ])
    expect(await readdir(join(cwd, 'index-data'))).toContain('manifest.json')
  })

  it('answers /healthz while it builds, and stops at once when it is told to', async () => {
    const cwd = await newsroom()
    // Enough to be at it for a second or more.
    const lines = manyStories(20_000).map((story) => JSON.stringify(story))
    await writeFile(join(cwd, 'seeds', 'many.jsonl'), lines.join('\n'))
    const server = await startServer([], { cwd }, 'listening')
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    for (let i = 0; i < 10; i++) {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    }
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(server.log.map(({ msg }) => msg)).not.toContain('index built')
    // What was left there is no obstacle.
    const again = await startServer([], { cwd })
    expect(await again.logged('index built')).toMatchObject({ stories: 20_000 })
  })

  it('reads the index that is there', async () => {
    const cwd = await newsroom()
    await lede(['index'], { cwd })
    await writeFile(join(cwd, 'seeds', 'more.json'), '{"title":"Unseen","body":"story"}')
    const server = await startServer([], { cwd })
    expect(await server.logged('index read')).toMatchObject({
      directory: 'index-data',
      stories: 30,
    })
    server.child.kill('SIGINT')
    expect(await server.ended).toBe(0)
  })

  it('answers every address that its description lists', async () => {
    const server = await startServer([], { cwd: await newsroom() })
    const description = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      paths: Record<string, object>
    }
    const [story] = (await (await fetch(`${server.url}/export?format=ndjson`)).text()).split('\n')
    const { id } = JSON.parse(story ?? '') as { id: string }
    const statuses: Record<string, number> = {}
    for (const [path, methods] of Object.entries(description.paths)) {
      if (!('get' in methods)) continue
      const { status } = await fetch(server.url + path.replace('{id}', encodeURIComponent(id)))
      statuses[path] = status
    }
    const { '/admin/queries': withoutToken, ...others } = statuses
    expect(withoutToken).toBe(404)
    expect(Object.keys(others).length).toBeGreaterThan(10)
    for (const [path, status] of Object.entries(others)) expect([path, status]).toEqual([path, 200])
  })

  it('logs one line a request, with the query only when asked to', async () => {
    const cwd = await newsroom()
    const silent = await startServer([], { cwd })
    await fetch(`${silent.url}/search?q=harbour`)
    const line = await silent.logged('request')
    expect(line).toMatchObject({ level: 'info', method: 'GET', path: '/search', status: 200 })
    expect(line['tookMs']).toBeTypeOf('number')
    expect(JSON.stringify(silent.log)).not.toContain('harbour')

    const open = await startServer(['--log-queries'], { cwd })
    await fetch(`${open.url}/search?q=harbour`)
    expect(await open.logged('request')).toMatchObject({ q: 'harbour' })
  })

  it('names each request in its answer and in the log, and shows metrics', async () => {
    const server = await startServer([], { cwd: await newsroom() })
    const headers = { 'X-Request-Id': 'desk-7' }
    const answer = await fetch(`${server.url}/search?q=harbour`, { headers })
    expect(answer.headers.get('X-Request-Id')).toBe('desk-7')
    expect(await server.logged('request')).toMatchObject({ requestId: 'desk-7' })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain(
      'lede_http_requests_total{route="/search",method="GET",status="200"} 1',
    )
    expect(metrics).toContain('lede_index_stories{kind="article"}')
    expect((await fetch(`${server.url}/admin/queries`)).status).toBe(404)
  })

  it('asks for keys, counts queries for whoever has the token, and logs neither', async () => {
    const cwd = await newsroom()
    await writeFile(join(cwd, 'keys'), '# the desk\nkey-from-file\n\n')
    const environment = {
      LEDE_ADMIN_TOKEN: 'the-token',
      LEDE_API_KEYS: 'first-key,second-key',
      LEDE_API_KEYS_FILE: 'keys',
      LEDE_METRICS: 'false',
    }
    const server = await startServer([], { cwd, environment })
    const get = async (path: string, secret?: string): Promise<Response> =>
      fetch(`${server.url}${path}`, {
        headers: secret === undefined ? {} : { Authorization: `Bearer ${secret}` },
      })
    expect((await get('/search?q=harbour')).status).toBe(401)
    for (const key of ['first-key', 'second-key', 'key-from-file']) {
      expect((await get('/search?q=harbour', key)).status).toBe(200)
    }
    expect((await get('/search?q=harbour', '# the desk')).status).toBe(401)
    expect((await get('/metrics', 'first-key')).status).toBe(404)
    expect((await get('/healthz')).status).toBe(200)
    const report: unknown = await (await get('/admin/queries', 'the-token')).json()
    expect(report).toMatchObject({ searches: 3, top: [{ q: 'harbour' }], withoutHits: [] })
    const log = JSON.stringify(server.log)
    for (const secret of ['the-token', 'first-key', 'second-key', 'key-from-file', 'harbour']) {
      expect(log).not.toContain(secret)
    }
  })

  it('limits requests by address, behind a proxy that it is told to believe', async () => {
    const args = ['--rate-limit', '1', '--rate-window-s', '3600', '--trust-proxy', 'loopback']
    const server = await startServer(args, { cwd: await newsroom() })
    const status = async (client: string): Promise<number> =>
      (await fetch(`${server.url}/search`, { headers: { 'X-Forwarded-For': client } })).status
    expect(await status('192.0.2.1')).toBe(200)
    expect(await status('192.0.2.1')).toBe(429)
    expect(await status('192.0.2.2')).toBe(200)
  })

  it.each([
    ['missing', undefined, 'Cannot read the API keys in `keys`'],
    ['empty', '', 'received no key'],
    ['blank', ' \n\r\n\uFEFF', 'received no key'],
    ['of comments', '# nobody yet\n', 'received no key'],
    ['of commas', ' , ,\n', 'received something else in line 1'],
    ['faulty', 'good-key\nbad key\n', 'received something else in line 2'],
  ])('does not start with a file of keys that is %s', async (_, text, reason) => {
    const cwd = await newsroom()
    if (text !== undefined) await writeFile(join(cwd, 'keys'), text)
    const { code, stderr } = await lede(['serve', '--api-keys-file', 'keys'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
    expect(stderr).not.toContain('good-key')
  })

  it('does not start with a list of keys that holds none', async () => {
    const cwd = await newsroom()
    const { code, stderr } = await lede(['serve'], { cwd, environment: { LEDE_API_KEYS: ',' } })
    expect(code).toBe(2)
    expect(stderr).toContain('Expected `LEDE_API_KEYS` to be one key or more')
  })

  it('refuses a damaged index and does not replace it', async () => {
    const cwd = await newsroom()
    await mkdir(join(cwd, 'index-data'))
    await writeFile(join(cwd, 'index-data', 'manifest.json'), '{"formatVersion":99}')
    const { code, stderr } = await lede(['serve', '--port', '0'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toBe(
      'lede: The index in `index-data` has format version 99, and this version of Lede reads 2. Run `npm run index` (or `lede index`) to build it.\n',
    )
    expect(await readdir(join(cwd, 'index-data'))).toEqual(['manifest.json'])
  })

  it('says when there is nothing to build an index from', async () => {
    const { code, stderr } = await lede(['serve', '--port', '0'], { cwd: await scratchFolder() })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^lede: No story in `seeds`/m)
  })

  it('says when its port is taken', async () => {
    const cwd = await newsroom()
    const server = await startServer([], { cwd })
    const { code, stderr } = await lede(['serve', '--port', String(server.port)], { cwd })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `lede: Cannot serve on 127.0.0.1, port ${server.port}: another program is using it. Choose another port with \`--port\` or \`PORT\`.\n`,
    })
  })

  it('answers every request that is under way when it is told to stop', async () => {
    const server = await startServer([], { cwd: await newsroom() })
    let answered = 0
    // Each client asks again and again over one connection until an answer says that it closes.
    const client = async (): Promise<number[]> => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const statuses: number[] = []
      for (let open = true; open;) {
        const answer = await request(`${server.url}/search?q=report`, agent)
        if (answer === undefined) break
        statuses.push(answer.status)
        open = answer.keepAlive
        answered += 1
        if (answered === 100) server.child.kill('SIGTERM')
      }
      return statuses
    }
    const statuses = (await Promise.all(Array.from({ length: 8 }, client))).flat()
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(statuses.length).toBeGreaterThanOrEqual(100)
    expect(await server.ended).toBe(0)
    expect(server.log.filter(({ msg }) => msg === 'request')).toHaveLength(statuses.length)
  })

  it('does not wait for connections that ask nothing', async () => {
    const server = await startServer(['--drain-ms', '600000'], { cwd: await newsroom() })
    const silent = connect(server.port, '127.0.0.1')
    await once(silent, 'connect')
    const closed = once(silent, 'close')
    server.child.kill('SIGTERM')
    await closed
    expect(await server.ended).toBe(0)
  })

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('exits at once on a second %s', async (signal, code) => {
    const server = await startServer(['--drain-ms', '600000'], { cwd: await newsroom() })
    const unfinished = connect(server.port, '127.0.0.1')
    unfinished.on('error', () => undefined).write('GET /search?q=report HTTP/1.1\r\nHost: x\r\n')
    await fetch(`${server.url}/healthz`)
    server.child.kill(signal)
    await server.logged('draining')
    server.child.kill(signal)
    expect(await server.ended).toBe(code)
  })

  it('gives up on an unfinished request after the drain limit', async () => {
    const server = await startServer(['--drain-ms', '200'], { cwd: await newsroom() })
    const unfinished = connect(server.port, '127.0.0.1')
    unfinished.on('error', () => undefined).write('GET /search?q=report HTTP/1.1\r\nHost: x\r\n')
    await fetch(`${server.url}/healthz`)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })
})
