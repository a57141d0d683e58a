// The examples run as a reader would run them, each on a real port.
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { built, createFolder, type Folder, pathOf, run, startExample } from './running.ts'

interface SearchAnswer {
  readonly totalHits: number
  readonly hits: readonly { readonly highlights: { readonly title: { readonly html: string } } }[]
}

describe.skipIf(!built)('examples', () => {
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

  it.each(['hono', 'node-http', 'express'])('%s answers searches under /news', async (name) => {
    const url = await start(name)
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
    const args = [pathOf('examples/build/embed.js')]
    const { stdout } = await run(process.execPath, args, { cwd: folder.cwd })
    expect(stdout.split('\n')).toEqual([
      '1 of 2 stories',
      'Old <mark>Bridge</mark> Reopens After Four Years',
      'Cyclists were the first across the <mark>river</mark> on Monday.',
      '',
    ])
  })
})
