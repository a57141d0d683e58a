// The real widgets of InstantSearch in a real browser, answered by `lede/instantsearch`.
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, noteMissingBrowser, useBrowser } from '../helpers/chromium.ts'
import { built, createFolder, type Folder, type RunningExample, startExample } from './running.ts'

noteMissingBrowser('the page of InstantSearch')

const LAST_PAGE = '.ais-Pagination-item--lastPage a'

const HOSTILE = '<img src=x onerror=alert(1)> & Quokkas'

interface Found {
  readonly totalHits: number
  readonly hits: readonly { readonly title: string }[]
}

const available = built && browserPath !== undefined
describe.skipIf(!available)('the InstantSearch page', { timeout: 120_000 }, () => {
  const open = useBrowser()
  const source = join(tmpdir(), `lede-hostile-${process.pid}.jsonl`)
  let folder: Folder
  let server: RunningExample
  beforeAll(async () => {
    const story = { title: HOSTILE, body: 'Quokkas <script>alert(2)</script> again.', author: 'Q' }
    await writeFile(source, JSON.stringify(story))
    folder = await createFolder(source)
    server = await startExample('instantsearch', folder.cwd)
  })
  afterAll(async () => {
    await server.stop()
    await folder.remove()
    await rm(source)
  })

  /** Asks the service itself. */
  async function ask(parameters: string): Promise<Found> {
    const answer = await fetch(`${server.url}/api/search?${parameters}`)
    return (await answer.json()) as Found // the shape that openapi.test.ts holds
  }

  async function openPage(complaints?: RegExp): Promise<Page> {
    const page = await open({}, complaints && { complaints })
    page.on('requestfailed', (request) => {
      throw new Error(`Expected no request to be given up: ${request.url()}`)
    })
    await page.goto(`${server.url}/`)
    await page.locator('.ais-Hits-item').first().waitFor()
    return page
  }

  const titles = (page: Page) => page.locator('.ais-Hits-item h2')
  const type = (page: Page, text: string) => page.locator('#search input').fill(text)
  const waitForCount = (page: Page, count: number) =>
    page.locator('#stats', { hasText: new RegExp(`^${count} results? found in \\d+ms$`) }).waitFor()

  it('shows every story, newest first, before anything is typed', async () => {
    const page = await openPage()
    const { totalHits, hits } = await ask('pageSize=5')
    await waitForCount(page, totalHits)
    expect(await titles(page).allTextContents()).toEqual(hits.map(({ title }) => title))
  })

  it('marks what is typed in titles and snippets', async () => {
    const page = await openPage()
    await type(page, 'lakers night')
    const { totalHits, hits } = await ask('q=lakers+night&pageSize=5')
    await waitForCount(page, totalHits)
    expect(await titles(page).allTextContents()).toEqual(hits.map(({ title }) => title))
    const first = page.locator('.ais-Hits-item').first()
    expect(await first.locator('h2 mark').allTextContents()).toEqual(['Lakers', 'Night'])
    expect(await first.locator('p mark').allTextContents()).toContain('Lakers')
  })

  it('shows text as text, whatever it holds', async () => {
    const page = await openPage()
    page.on('dialog', (dialog) => {
      throw new Error(`Expected no dialog: ${dialog.message()}`)
    })
    await type(page, 'quokkas')
    await waitForCount(page, 1)
    expect(await page.locator('.ais-Hits-item img, .ais-Hits-item script').count()).toBe(0)
    expect(await titles(page).textContent()).toBe(HOSTILE)
    expect(await page.locator('.ais-Hits-item p').textContent()).toContain(
      'Quokkas <script>alert(2)</script> again.',
    )
    expect(await page.locator('.ais-Hits-item p mark').allTextContents()).toEqual(['Quokkas'])
  })

  it('narrows by facets, and keeps the counts of what else could be chosen', async () => {
    const page = await openPage()
    const item = (facet: string, value: string) =>
      page.locator(`#${facet} .ais-RefinementList-item`, { hasText: value })
    /** Clicks a value and waits until the answers say that it is chosen. */
    const choose = async (facet: string, value: string): Promise<void> => {
      await item(facet, value).locator('input').click()
      await page
        .locator(`#${facet} .ais-RefinementList-item--selected`, { hasText: value })
        .waitFor()
    }
    const countOf = (facet: string, value: string) =>
      item(facet, value).locator('.ais-RefinementList-count').textContent()
    const articles = (await ask('kind=article')).totalHits
    const teasers = (await ask('kind=teaser')).totalHits
    expect(await countOf('kind', 'article')).toBe(String(articles))
    await choose('kind', 'article')
    await waitForCount(page, articles)
    expect(await countOf('kind', 'teaser')).toBe(String(teasers))
    await choose('kind', 'teaser')
    await waitForCount(page, articles + teasers)

    await page.locator('#clear button').click()
    await page.locator('#clear button[disabled]').waitFor()
    const months = await page.locator('#month .ais-RefinementList-labelText').allTextContents()
    expect(months.length).toBeGreaterThan(2)
    const apart = [months[0] ?? '', months[2] ?? '']
    for (const month of apart) await choose('month', month)
    await waitForCount(page, (await ask(`month=${apart.join('&month=')}`)).totalHits)
  })

  it('finds values of a facet as they are typed', async () => {
    const page = await openPage()
    await page.locator('#author input[type=search]').fill('tarr')
    const values = page.locator('#author .ais-RefinementList-labelText')
    await page.locator('#author mark').first().waitFor()
    expect(await values.allTextContents()).toEqual(['Imogen Tarrant'])
    expect(await page.locator('#author mark').allTextContents()).toEqual(['Tarr'])
    // Choosing ends the search for values: the list is whole again.
    await page.locator('#author input[value="Imogen Tarrant"]').click()
    await waitForCount(page, (await ask('author=Imogen+Tarrant')).totalHits)
  })

  it.each([
    ['news_newest', 'newest'],
    ['news_popularity', 'popularity'],
    ['news', 'relevance'],
  ])('sorts by %s', async (index, sortBy) => {
    const page = await openPage()
    await type(page, 'the')
    const { totalHits, hits } = await ask(`q=the&pageSize=5&sortBy=${sortBy}`)
    await waitForCount(page, totalHits)
    await page.locator('#sort select').selectOption(index)
    await titles(page)
      .first()
      .getByText(hits[0]?.title ?? '', { exact: true })
      .waitFor()
    expect(await titles(page).allTextContents()).toEqual(hits.map(({ title }) => title))
  })

  it('turns pages, to the last', async () => {
    const page = await openPage()
    const { totalHits } = await ask('')
    const lastPage = Math.ceil(totalHits / 5)
    for (const number of [2, lastPage]) {
      const { hits } = await ask(`pageSize=5&page=${number}`)
      await page.locator(`#pages ${number === 2 ? '[aria-label="Page 2"]' : LAST_PAGE}`).click()
      await titles(page)
        .first()
        .getByText(hits[0]?.title ?? '', { exact: true })
        .waitFor()
      expect(await titles(page).allTextContents()).toEqual(hits.map(({ title }) => title))
    }
  })

  it('says that nothing was found', async () => {
    const page = await openPage()
    await type(page, 'zzyzxq')
    await page.getByText('Nothing holds “zzyzxq”.').waitFor()
    expect(await page.locator('#stats').textContent()).toMatch(/^No results found in \d+ms$/)
  })

  it('shows the last question, in whatever order answers come', async () => {
    const page = await openPage()
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(/q=ferry&/, async (route) => {
      await released
      await route.continue()
    })
    const slow = page.waitForResponse(/q=ferry&/)
    await type(page, 'ferry')
    await type(page, 'lakers')
    await page.locator('h2 mark', { hasText: 'Lakers' }).first().waitFor()
    release()
    await slow
    expect(await page.locator('h2 mark').first().textContent()).toBe('Lakers')
  })

  it('says what went wrong, and goes on when the service is back', async () => {
    const page = await openPage(/503/)
    const problem = { code: 'not_ready', detail: 'No index is live yet' }
    await page.route(/\/api\/search/, (route) => route.fulfill({ status: 503, json: problem }))
    await type(page, 'lakers')
    await page.locator('#problem', { hasText: problem.detail }).waitFor()
    await page.unroute(/\/api\/search/)
    await type(page, 'lakers night')
    await page.locator('h2 mark', { hasText: 'Night' }).first().waitFor()
    expect(await page.locator('#problem').textContent()).toBe('')
  })
})
