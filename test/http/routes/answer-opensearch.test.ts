// The OpenSearch description, as a browser uses it: it fills in the templates and asks.
import { Hono } from 'hono'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { createFakeEngine } from '../fake-engine.ts'

type Url = Readonly<Record<'type' | 'rel' | 'template', string>>

/** The `Url` elements of a description, in order. */
function readUrls(text: string): Url[] {
  const urls: Url[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'Url') urls.push(attributes as Url) // the writer gives each the three
  })
  parser.write(text).close()
  return urls
}

const app = createSearchApp(createFakeEngine())

describe('GET /opensearch.xml', () => {
  it('gives templates of absolute addresses for every form of an answer', async () => {
    const response = await app.request('https://news.example/opensearch.xml')
    expect(response.headers.get('Content-Type')).toBe('application/opensearchdescription+xml')
    const text = await response.text()
    expect(text).toContain('<ShortName>Lede</ShortName>')
    expect(readUrls(text).map(({ type, rel }) => `${type} ${rel}`)).toEqual([
      'text/html results',
      'application/rss+xml results',
      'application/atom+xml results',
      'application/feed+json results',
      'application/json results',
      'application/x-suggestions+json suggestions',
      'application/opensearchdescription+xml self',
    ])
    expect(readUrls(text)[0]?.template).toBe(
      'https://news.example/?q={searchTerms}&page={startPage?}&pageSize={count?}',
    )
  })

  it.each([[{ 'startPage?': '', 'count?': '' }], [{ 'startPage?': '2', 'count?': '1' }]])(
    'leads to what it says, mounted and filled in with %j',
    async (values) => {
      const host = new Hono()
      host.route('/news', app)
      const text = await (await host.request('http://localhost/news/opensearch.xml')).text()
      for (const { type, template } of readUrls(text)) {
        // The page is tested where it is made.
        if (type === 'text/html') continue
        expect(template.startsWith('http://localhost/news/')).toBe(true)
        const filledIn = Object.entries({ ...values, searchTerms: 'f%C3%A9 %26' }).reduce(
          (address, [name, value]) => address.replace(`{${name}}`, value),
          template,
        )
        const response = await host.request(filledIn)
        expect(response.status).toBe(200)
        expect(response.headers.get('Content-Type')).toBe(type)
      }
    },
  )

  it('answers before there is an index, and with 304 while it is the same', async () => {
    const starting = createSearchApp(() => undefined, { publicUrl: 'https://example.org/a&b' })
    const response = await starting.request('/opensearch.xml')
    const etag = response.headers.get('ETag') ?? ''
    expect(readUrls(await response.text())[6]?.template).toBe(
      'https://example.org/a&b/opensearch.xml',
    )
    const headers = { 'If-None-Match': etag }
    expect((await starting.request('/opensearch.xml', { headers })).status).toBe(304)
    expect((await app.request('/opensearch.xml', { headers })).status).toBe(200)
  })
})
