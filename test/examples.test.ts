// The examples run as a reader would run them: compiled, in a process and on a port of their own,
// with `lede` resolved as the package and an index that the command line has made.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

const root = new URL('../', import.meta.url)
const pathOf = (name: string): string => fileURLToPath(new URL(name, root))
const built = existsSync(pathOf('examples/build/hono.js'))
if (!built) console.warn('skipped: the examples (not compiled; run `npm run build:examples`)')

const run = promisify(execFile)

interface SearchAnswer {
  readonly totalHits: number
  readonly hits: readonly { readonly highlights: { readonly title: { readonly html: string } } }[]
}

/** Starts an example on a free port and gives its address. */
async function start(name: string, cwd: string): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [pathOf(`examples/build/${name}.js`)], {
    cwd,
    env: { ...process.env, PORT: '0' },
  })
  const closed = once(child, 'close')
  onTestFinished(async () => {
    child.kill()
    await closed
  })
  let output = ''
  const port = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const said = /port: (\d+)/.exec(output)?.[1]
      if (said !== undefined) resolve(said)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('close', () => {
      reject(new Error(`no server: ${output}`))
    })
  })
  return `http://localhost:${await port}`
}

describe.skipIf(!built)('examples', () => {
  let cwd = ''
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'lede-examples-'))
    await run(process.execPath, [pathOf('dist/cli.js'), 'index', pathOf('seeds')], { cwd })
  })
  afterAll(() => rm(cwd, { recursive: true, force: true }))

  it.each(['hono', 'node-http', 'express'])('%s answers searches under /news', async (name) => {
    const url = await start(name, cwd)
    const found = await fetch(`${url}/news/search?q=lakers&pageSize=1`)
    expect(found.status).toBe(200)
    const answer = (await found.json()) as SearchAnswer // the shape that openapi.test.ts holds
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
    expect(await (await fetch(`${url}/`)).text()).toBe('The front page')
  })

  it('embed prints the marked hit of a misspelt query and ends by itself', async () => {
    const { stdout } = await run(process.execPath, [pathOf('examples/build/embed.js')], { cwd })
    expect(stdout.split('\n')).toEqual([
      '1 of 2 stories',
      'Old <mark>Bridge</mark> Reopens After Four Years',
      'Cyclists were the first across the <mark>river</mark> on Monday.',
      '',
    ])
  })
})
