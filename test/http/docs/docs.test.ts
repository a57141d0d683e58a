// 1. The documentation says all that the OpenAPI document says.
// 2. It loads nothing from elsewhere, runs no script, and every link in it leads somewhere.
// 3. In a real browser it can be read and used from 320 px on, light and dark; axe-core finds nothing.
import axe, { type AxeResults } from 'axe-core'
import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { createOpenApiDocument } from '../../../src/http/openapi/document.ts'
import { PROBLEM_KINDS } from '../../../src/http/response/problems.ts'
import { browserPath, noteMissingBrowser, useBrowser } from '../../helpers/chromium.ts'
import { createFakeEngine } from '../fake-engine.ts'

noteMissingBrowser('the documentation in a browser')

const app = createSearchApp(createFakeEngine())
const html = await (await app.request('/docs')).text()

/** The text of the page as it is read, without markup. */
const words = html
  .split('<')
  .map((part) => part.slice(part.indexOf('>') + 1))
  .join('')
  .replaceAll('&quot;', '"')
  .replaceAll('&#39;', "'")
  .replaceAll('&lt;', '<')
  .replaceAll('&gt;', '>')
  .replaceAll('&amp;', '&')

const valuesOf = (attribute: string): string[] =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => value)

describe('GET /docs', () => {
  it('answers HTML that may load styles of its own and nothing else', async () => {
    const response = await app.request('/docs')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(html.startsWith('<!doctype html><html lang="en">')).toBe(true)
    expect(html).not.toMatch(/<script|<style| style=| on\w+="/)
    const addresses = [...valuesOf('href'), ...valuesOf('src'), ...valuesOf('action')]
    expect(addresses.filter((address) => !/^(?:#|\.\/)/.test(address))).toEqual([])
  })

  it('answers 304, HEAD, before there is an index, and without a search page', async () => {
    const starting = createSearchApp(() => undefined, { page: false })
    const head = await starting.request('/docs', { method: 'HEAD' })
    expect(head.status).toBe(200)
    const headers = { 'If-None-Match': head.headers.get('ETag') ?? '' }
    expect((await starting.request('/docs', { headers })).status).toBe(304)
    expect(await (await starting.request('/docs')).text()).not.toContain('href="./"')
    const [style = ''] = valuesOf('href').filter((address) => address.endsWith('.css'))
    expect((await starting.request(style.slice(1))).status).toBe(200)
  })

  it('shows every operation, parameter, answer, header, schema and problem', () => {
    const { paths, components } = createOpenApiDocument()
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, { summary, parameters = [], responses }] of Object.entries(methods)) {
        expect(words).toContain(`${method.toUpperCase()} ${path}`)
        expect(words).toContain(summary)
        for (const { name, description = '' } of parameters) {
          expect(words).toContain(name)
          expect(words).toContain(description.replaceAll('`', ''))
        }
        for (const status of Object.keys(responses)) expect(words).toContain(status)
      }
    }
    const { headers, schemas, securitySchemes } = components
    for (const name of Object.keys(schemas)) {
      expect(valuesOf('id')).toContain(`schema-${name}`)
    }
    // Those of lists and of objects inside others, too.
    for (const [, description = ''] of JSON.stringify(schemas).matchAll(
      /"description":"([^"\\]+)"/g,
    )) {
      if (!/^(?:Start|End), /.test(description)) {
        expect(words).toContain(description.replaceAll('`', ''))
      }
    }
    for (const name of Object.keys(headers)) expect(valuesOf('id')).toContain(`header-${name}`)
    for (const name of Object.keys(securitySchemes)) {
      expect(valuesOf('id')).toContain(`credentials-${name}`)
    }
    for (const [code, { status }] of Object.entries(PROBLEM_KINDS)) {
      if (status !== 500 || code === 'internal') expect(words).toContain(`Example: ${code}`)
    }
  })

  it('explains the query language as a list', () => {
    const [list = ''] = /<ul class="prose">.*?<\/ul>/s.exec(html) ?? []
    expect(list.match(/<li>/g)?.length).toBeGreaterThan(5)
    expect(list).toContain('<code>troop*</code>: words that begin so')
  })

  it('has ids that are unique, and no link to a missing one', () => {
    const ids = valuesOf('id')
    expect(new Set(ids).size).toBe(ids.length)
    const targets = valuesOf('href').filter((href) => href.startsWith('#'))
    expect(targets.filter((href) => !ids.includes(href.slice(1)))).toEqual([])
    expect(targets.length).toBeGreaterThan(50)
  })
})

describe.skipIf(browserPath === undefined)('in a browser', { timeout: 240_000 }, () => {
  const open = useBrowser()
  let server: ServerType
  let url: string
  beforeAll(async () => {
    const host = new Hono()
    host.route('/deep/news', app)
    server = await new Promise<ServerType>((resolve) => {
      const started = serve({ fetch: host.fetch, port: 0, hostname: '127.0.0.1' }, () => {
        resolve(started)
      })
    })
    const { port } = server.address() as AddressInfo // a TCP server's address is one
    url = `http://127.0.0.1:${port}/deep/news/docs`
  })
  afterAll(() => {
    server.close()
  })

  /** Unfolds everything, so that all of it is looked at. */
  async function unfold(page: Page): Promise<void> {
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
  }

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it.each([320, 1200])('can be read by anyone at %d px', async (width) => {
      const page = await open({ colorScheme, viewport: { width, height: 900 } })
      await page.goto(url)
      await unfold(page)
      const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(wider)).toBe(0)
      await page.evaluate(axe.source)
      const results = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
      expect(
        results.violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]),
      ).toEqual([])
    })
  })

  it('asks what is filled in, without script', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.goto(url)
    const search = page.locator('#search')
    await search.getByText('Try it').click()
    await search.getByLabel('q', { exact: true }).fill('ferry & bridge')
    await search.getByLabel('kind').selectOption('article')
    await search.getByRole('button').click()
    await page.waitForURL(/\/deep\/news\/search\?/)
    expect(new URL(page.url()).searchParams.get('q')).toBe('ferry & bridge')
    expect(await page.locator('body').innerText()).toContain('"totalHits":0')
  })

  it('leads from the contents to what they name, by keyboard', async () => {
    const page = await open()
    await page.goto(url)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(page.url()).toBe(`${url}#view`)
    await page.locator('nav a[href="#exportStories"]').focus()
    await page.keyboard.press('Enter')
    expect(page.url()).toBe(`${url}#exportStories`)
    expect(await page.locator(':target h3').innerText()).toBe('GET /export')
  })
})
