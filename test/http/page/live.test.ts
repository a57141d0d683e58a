// The page in a real browser with JavaScript:
// 1. It follows typing, and the address always reproduces what is shown; Back goes back.
// 2. Everything works with the keyboard alone.
// 3. Nothing late or lost leaves a wrong view.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, noteMissingBrowser, useBrowser } from '../../helpers/chromium.ts'
import { serveAtRoot, serveInExpress, serveMounted, serveProxied, type Served } from './served.ts'
import { createSeedEngine } from './stories.ts'

noteMissingBrowser('the search page as it is typed into')

const heading = (page: Page) => page.locator('#view h1').innerText()
const search = (page: Page): string => new URL(page.url()).search

// What runs in the page is text here: the project's types know no browser.
const focusedId = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.id')

/** Tells whether a bar of the histogram is within what is shown of it. */
async function isInSight(bar: Locator): Promise<boolean> {
  const inner = await bar.boundingBox()
  const outer = await bar.page().locator('.histogram').boundingBox()
  if (inner === null || outer === null) return false
  return inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width
}

/** Waits until the view has this heading. */
async function shows(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('#view h1').filter({ hasText: text }).waitFor()
}

describe.skipIf(browserPath === undefined)('the search page', { timeout: 120_000 }, () => {
  const open = useBrowser()
  let site: Served
  beforeAll(async () => {
    site = await serveAtRoot(await createSeedEngine())
  })
  afterAll(() => site.close())

  it('follows typing, and Back undoes a search, not a letter', async () => {
    const page = await open()
    await page.goto(site.url)
    const field = page.getByRole('combobox', { name: 'Search the news' })
    await field.pressSequentially('north kor', { delay: 30 })
    await shows(page, 'for north kor')
    expect(search(page)).toBe('?q=north+kor')
    expect(await page.title()).toContain('north kor')
    expect(await page.locator('#status').textContent()).toContain('north kor')
    await field.pressSequentially('ea')
    await shows(page, 'for north korea')
    expect(await page.locator('#view mark').first().innerText()).toBe('North')

    await page.reload()
    await shows(page, 'for north korea')
    expect(await field.inputValue()).toBe('north korea')

    await page.goBack()
    await shows(page, 'Latest stories')
    expect(await field.inputValue()).toBe('')
    await page.goForward()
    await shows(page, 'for north korea')
  })

  it('narrows, orders and pages by click, keeps the focus, and goes back', async () => {
    const page = await open()
    await page.goto(`${site.url}?q=the`)
    const all = await heading(page)
    let documents = 0
    page.on('request', (request) => {
      if (request.resourceType() === 'document') documents++
    })

    const author = page.locator('#filters').getByRole('link', { name: /Imogen Tarrant/ })
    await author.click()
    await shows(page, '2 stories')
    expect(search(page)).toBe('?q=the&author=Imogen+Tarrant')
    expect(await author.getAttribute('aria-current')).toBe('true')
    expect(await focusedId(page)).toBe('author-Imogen%20Tarrant')

    await page.locator('.histogram a').first().click()
    await page.getByRole('link', { name: /^Remove Published/ }).waitFor()
    await page.getByRole('link', { name: 'Remove all' }).click()
    await shows(page, all)
    expect(search(page)).toBe('?q=the')

    await page.getByRole('link', { name: 'Most viewed', exact: true }).first().click()
    await page.locator('#order-popularity[aria-current]').waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.locator('ol.hits[start="11"]').waitFor()
    expect(search(page)).toBe('?q=the&sortBy=popularity&page=2')
    await page.goBack()
    await page.locator('ol.hits[start="1"]').waitFor()
    await page.goBack()
    await page.locator('#order-relevance[aria-current]').waitFor()
    expect(documents).toBe(0)
  })

  it('keeps the chosen month in sight where not all months fit', async () => {
    const page = await open({ viewport: { width: 320, height: 640 } })
    const oldest = page.locator('.histogram a').last()
    await page.goto(site.url)
    expect(await isInSight(oldest)).toBe(false)
    const name = await oldest.getAttribute('title')
    await oldest.click()
    const chosen = page.locator('.histogram [aria-current]')
    await chosen.waitFor()
    expect(await chosen.getAttribute('title')).toContain(name?.split(':', 1)[0])
    expect(await isInSight(chosen)).toBe(true)
    await page.reload()
    expect(await isInSight(chosen)).toBe(true)
  })

  it('keeps filters for the next search', async () => {
    const page = await open()
    await page.goto(`${site.url}?q=the&kind=article`)
    const field = page.getByRole('combobox')
    await field.fill('north korea')
    await field.press('Enter')
    await shows(page, '1 story for north korea')
    expect(search(page)).toBe('?q=north+korea&kind=article')
  })

  it('suggests, by keyboard', async () => {
    const page = await open()
    await page.goto(site.url)
    await page.keyboard.press('/')
    const field = page.getByRole('combobox')
    expect(await focusedId(page)).toBe('q')
    await page.keyboard.type('nor')
    const list = page.getByRole('listbox', { name: 'Suggestions' })
    await list.waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    const marked = list.getByRole('option', { selected: true })
    expect(await field.getAttribute('aria-activedescendant')).toBe(await marked.getAttribute('id'))
    const chosen = (await marked.locator('span').first().innerText()).trim()
    await page.keyboard.press('ArrowUp')
    expect(await field.getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await shows(page, `for ${chosen}`)
    expect(await list.isVisible()).toBe(false)
    expect(await field.inputValue()).toBe(chosen)

    await page.keyboard.press('End')
    await page.keyboard.press('Backspace')
    await list.waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'hidden' })
    expect(await field.inputValue()).not.toBe('')
  })

  it('opens a suggested story, by pointer', async () => {
    const page = await open()
    await page.goto(site.url)
    await page.getByRole('combobox').pressSequentially('what kim stands')
    await shows(page, 'for what kim stands')
    await page.getByRole('option', { name: /What Kim Stands/ }).click()
    await page.locator('article.story').waitFor()
    expect(page.url()).toContain('/stories/north-korea-troops')
    await page.goBack()
    await shows(page, 'for what kim stands')
  })

  it('lets the slash be turned off, and written into fields', async () => {
    const page = await open()
    await page.goto(site.url)
    await page.keyboard.press('/')
    await page.keyboard.type('a/b')
    expect(await page.getByRole('combobox').inputValue()).toBe('a/b')
    await page.getByRole('checkbox', { name: /to search/ }).uncheck()
    await page.keyboard.press('/')
    expect(await focusedId(page)).not.toBe('q')
    await page.reload()
    expect(await page.getByRole('checkbox', { name: /to search/ }).isChecked()).toBe(false)
  })

  it('opens related stories below a hit, and closes them', async () => {
    const page = await open()
    await page.goto(`${site.url}?q=north+korea`)
    const hit = page.locator('.hit').first()
    const link = hit.getByRole('link', { name: /^Related/ }).first()
    await link.click()
    const list = hit.locator('.related-hits')
    await list.waitFor()
    expect(await list.locator('.hit').count()).toBe(4)
    expect(await link.getAttribute('aria-expanded')).toBe('true')
    const inner = list.locator('.headline a').first()
    const title = await inner.innerText()
    await inner.click()
    await page.locator('article.story h1').filter({ hasText: title }).waitFor()
    await page.goBack()
    await link.click()
    await list.waitFor()
    await link.click()
    await list.waitFor({ state: 'detached' })
  })

  it('chooses days in a form', async () => {
    const page = await open()
    await page.goto(`${site.url}?q=korea`)
    await page.getByText('From one day to another').click()
    await page.getByLabel('From', { exact: true }).fill('2025-01-01')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('link', { name: 'Remove Published from 2025-01-01' }).waitFor()
    expect(search(page)).toBe('?q=korea&from=2025-01-01')
  })

  it("tells times in the reader's zone", async () => {
    const page = await open({ timezoneId: 'Asia/Tokyo', locale: 'en-US' })
    await page.goto(`${site.url}?q=what+kim+stands`)
    const time = page.locator('time[datetime="2024-10-19T19:40:00+00:00"]').first()
    expect(await time.innerText()).toMatch(/^Oct 20, 2024, 4:40\sAM/)
  })

  it('shows the answer to what was typed last, whichever comes last', async () => {
    const page = await open()
    await page.goto(site.url)
    const held: (() => void)[] = []
    await page.route(/[?&]q=ferry(?:&|$)/, async (route) => {
      if (route.request().url().includes('suggest')) return route.continue()
      await new Promise<void>((resolve) => held.push(resolve))
      return route.continue().catch(() => undefined)
    })
    const field = page.getByRole('combobox')
    const asked = page.waitForRequest(/\/\?q=ferry$/)
    await field.fill('ferry')
    await asked
    await field.fill('korea')
    await shows(page, 'for korea')
    for (const release of held) release()
    await field.press('Escape')
    await page.waitForLoadState('networkidle')
    expect(await heading(page)).toContain('korea')
    expect(search(page)).toBe('?q=korea')
  })

  it('says when the service cannot be reached, and keeps what it shows', async () => {
    const page = await open({}, { complaints: /ERR_FAILED|ERR_INTERNET_DISCONNECTED/ })
    await page.goto(`${site.url}?q=ferry`)
    await page.route('**/*', (route) => route.abort())
    await page.getByRole('combobox').fill('korea')
    await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
    expect(await heading(page)).toContain('ferry')
    await page.unroute('**/*')
    await page.getByRole('link', { name: 'Try again' }).click()
    await shows(page, 'for korea')
  })
})

describe.skipIf(browserPath === undefined)('a page elsewhere', { timeout: 120_000 }, () => {
  const open = useBrowser()
  it.each([
    ['mounted in Hono', serveMounted],
    ['mounted in Express', serveInExpress],
    ['behind a proxy that takes a prefix off', serveProxied],
  ])('works %s', async (_, serve) => {
    const site = await serve(await createSeedEngine())
    try {
      const page = await open()
      await page.goto(`${site.url}?q=north+korea`)
      const root = page.url().split('?', 1)[0] ?? ''
      expect(root).toMatch(/\/$/)
      await page.getByRole('combobox').press('End')
      await page.keyboard.type(' troops')
      await shows(page, 'for north korea troops')
      await page.getByRole('listbox').waitFor()
      await page.keyboard.press('Escape')
      expect(page.url()).toBe(`${root}?q=north+korea+troops`)
      await page
        .getByRole('link', { name: /^Related/ })
        .first()
        .click()
      await page.locator('.related-hits .headline a').first().click()
      await page.locator('article.story').waitFor()
      expect(page.url()).toContain(`${root}stories/`)
      await page.getByRole('link', { name: 'Lede', exact: true }).click()
      await shows(page, 'Latest stories')
      expect(page.url()).toBe(root)
    } finally {
      await site.close()
    }
  })
})
