// Where the forms of the documentation lead.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { createFakeEngine } from '../fake-engine.ts'

const host = new Hono()
host.route('/deep/news', createSearchApp(createFakeEngine()))

/** Asks as a form does; gives the status and the address that it leads to. */
async function ask(address: string): Promise<[number, string | undefined]> {
  const url = `http://localhost/deep/news/docs/try${address}`
  const response = await host.request(url)
  const location = response.headers.get('Location')
  return [response.status, location === null ? undefined : new URL(location, url).href]
}

describe('GET /docs/try/...', () => {
  it.each([
    ['/search?q=a+%26+b&page=&kind=&author=', '/search?q=a+%26+b'],
    ['/search?author=x&author=&author=y', '/search?author=x&author=y'],
    ['/trending?limit=', '/trending'],
    ['/trending?limit=2', '/trending?limit=2'],
    ['/admin/queries?limit=', '/admin/queries'],
    ['/healthz', '/healthz'],
  ])('leads %s to %s', async (address, expected) => {
    expect(await ask(address)).toEqual([303, `http://localhost/deep/news${expected}`])
  })

  it.each(['/nothing', '//evil.example', '/%2Fevil.example/', '/..%2f..%2fx', '/stories/a', ''])(
    'leads nowhere from %j',
    async (address) => {
      expect(await ask(address)).toEqual([404, undefined])
    },
  )

  it('leads to an answer where nothing is filled in', async () => {
    const page = await (await host.request('http://localhost/deep/news/docs')).text()
    for (const [form] of page.matchAll(/<form .*?<\/form>/gs)) {
      const action = /action="\.([^"]+)"/.exec(form)?.[1] ?? ''
      const names = [...form.matchAll(/ name="([^"]+)"/g)].map(
        ([, name = '']): [string, string] => [name, ''],
      )
      const empty = new URLSearchParams(names).toString()
      const [, address = ''] = await ask(`${action.replace('/docs/try', '')}?${empty}`)
      const { status } = await host.request(address)
      expect([address, status]).not.toEqual([address, 400])
    }
  })
})
