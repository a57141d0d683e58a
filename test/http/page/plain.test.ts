// The pages in a real browser:
// 1. Without JavaScript, everything can be reached by links and forms.
// 2. Hostile texts run nothing, hide nothing, and do not break the layout, down to 320 px.
// 3. axe-core finds nothing, light and dark, in any state.
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { browserPath, noteMissingBrowser, useBrowser } from '../../helpers/chromium.ts'
import { ARTICLE, fillers } from '../../duplicates/texts.ts'
import { serveAtRoot, type Served } from './served.ts'
import { createHostileEngine, createSeedEngine, hostileStories } from './stories.ts'

noteMissingBrowser('the pages without JavaScript, with hostile texts, and by axe-core')

const STORY = 'stories/north-korea-troops-in-russia-what-kim-stands-to-gain-14ky2d8q9t'

// What runs in the page is text here: the project's types know no browser.

/** How far the page is wider than the window, CSS pixels. */
const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Whether a hostile text has run. */
const isBroken = (page: Page): Promise<unknown> => page.evaluate("'broken' in window")

/** A computed style of the first element that a selector finds. */
const styleOf = (page: Page, selector: string, property: string): Promise<unknown> =>
  page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`)

describe.skipIf(browserPath === undefined)('without JavaScript', { timeout: 120_000 }, () => {
  const open = useBrowser()
  let site: Served
  beforeAll(async () => {
    site = await serveAtRoot(await createSeedEngine())
  })
  afterAll(() => site.close())
  const openPlain = () => open({ javaScriptEnabled: false })

  it('searches, narrows, pages and goes back', async () => {
    const page = await openPlain()
    await page.goto(site.url)
    await page.getByRole('searchbox', { name: 'Search the news' }).fill('the')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL('**/?q=the')
    await page
      .locator('#filters')
      .getByRole('link', { name: /Teasers/ })
      .click()
    await page.waitForURL('**/?q=the&kind=teaser')
    await page.getByRole('link', { name: 'Next' }).click()
    await page.waitForURL('**/?q=the&kind=teaser&page=2')
    // A new search keeps the filter and begins at the first page.
    await page.getByRole('searchbox').fill('korea')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL('**/?q=korea&kind=teaser')
    await page.getByRole('link', { name: 'Remove Kind Teasers' }).click()
    await page.waitForURL('**/?q=korea')
    await page.goBack()
    expect(await page.locator('h1').innerText()).toMatch(/^\d+ stor\w+ for korea$/)
  })

  it('chooses a month and days, explains, and shows related stories', async () => {
    const page = await openPlain()
    await page.goto(`${site.url}?q=north+korea`)
    await page.getByRole('link', { name: 'October 2024: 1 story' }).click()
    await page.waitForURL('**/?q=north+korea&month=2024-10')
    await page.getByText('From one day to another').click()
    await page.getByLabel('To', { exact: true }).fill('2025-12-31')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('link', { name: 'Remove Published to 2025-12-31' }).waitFor()
    await page.getByRole('link', { name: 'Why this order?' }).click()
    await page.getByRole('table').first().waitFor()
    await page
      .getByRole('link', { name: /^Related/ })
      .first()
      .click()
    await page.waitForURL('**/related')
    await page.locator('.hit .headline a').first().click()
    await page.locator('article.story').waitFor()
  })

  it('needs no pointer', async () => {
    const page = await openPlain()
    await page.goto(site.url)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Skip to the stories')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('korea')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/?q=korea')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    // From the skip link on, the first stop is in the view.
    await page.keyboard.press('Tab')
    expect(await page.locator('#view :focus').count()).toBe(1)
    expect(await styleOf(page, ':focus', 'outline')).toContain('solid 3px')
  })
})

describe.skipIf(browserPath === undefined)('hostile stories', { timeout: 120_000 }, () => {
  const open = useBrowser()
  let site: Served
  beforeAll(async () => {
    site = await serveAtRoot(createHostileEngine())
  })
  afterAll(() => site.close())

  it.each([320, 1280])('run nothing and stay inside at %d px', async (width) => {
    const page = await open({ viewport: { width, height: 800 } })
    const addresses = hostileStories.map(({ id }) => `stories/${encodeURIComponent(id)}`)
    for (const address of ['?q=hostile&explain=true', ...addresses]) {
      await page.goto(site.url + address)
      await page.locator('#view h1').waitFor()
      expect(await isBroken(page)).toBe(false)
      expect(await overflow(page)).toBe(0)
      expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
    }
  })

  it('are suggested without harm', async () => {
    const page = await open()
    await page.goto(site.url)
    await page.getByRole('combobox').pressSequentially('hostile')
    await page.getByRole('option').first().waitFor()
    expect(await page.getByRole('option', { name: /<script>/ }).count()).toBe(1)
    expect(await isBroken(page)).toBe(false)
  })

  it('keep their direction to themselves', async () => {
    const page = await open()
    await page.goto(`${site.url}?q=hostile`)
    expect(await page.locator('.headline a[href$=arabic]').innerText()).toContain('الجسر')
    expect(await styleOf(page, '.headline a[href$=arabic]', 'direction')).toBe('rtl')
    const override = page.locator('.hit', { hasText: 'override' })
    expect(await override.locator('.meta').innerText()).toContain('By ')
    expect(await styleOf(page, 'body', 'direction')).toBe('ltr')
  })
})

const AXE_OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
}

/** What axe-core finds in a page as it is. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source)
  const results = await page.evaluate(`axe.run(${JSON.stringify(AXE_OPTIONS)})`)
  return (results as AxeResults).violations.map(({ id, nodes }) => [
    // what axe.run gives
    id,
    nodes.map(({ html }) => html),
  ])
}

describe.skipIf(browserPath === undefined)('axe-core', { timeout: 240_000 }, () => {
  const open = useBrowser()
  let site: Served
  beforeAll(async () => {
    site = await serveAtRoot(await createSeedEngine())
  })
  afterAll(() => site.close())

  const views = [
    '',
    '?q=the&explain=true&author=Imogen+Tarrant&month=2024-10',
    '?q=nroth+koera+kerfuffle&from=someday',
    '?q=zzzxqy',
    '?q=the&page=2&pageSize=5',
    STORY,
    `${STORY}/related`,
    'stories/nothing',
  ]

  it('finds nothing where near-duplicates are listed, and each leads to its story', async () => {
    const copies = ['gazette', 'herald.xml', 'agency'.repeat(20)].map((source, i) => ({
      ...ARTICLE,
      id: `copy-${i}`,
      source,
      publishedAt: `2025-10-2${5 - i}T07:00:00Z`,
    }))
    const told = await serveAtRoot(createEngine(buildIndex([...copies, ...fillers(20)])))
    try {
      const page = await open({ viewport: { width: 320, height: 900 } })
      await page.goto(`${told.url}?q=ferry&sortBy=newest`)
      const also = page.getByText(/^Also in/)
      expect(await also.getByRole('link').count()).toBe(2)
      expect(await violations(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      await also.getByRole('link', { name: 'herald.xml' }).click()
      await page.waitForURL('**/stories/copy-1')
    } finally {
      await told.close()
    }
  })

  describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
    it.each([320, 1200])('finds nothing at %d px', async (width) => {
      const viewport = { width, height: 900 }
      const page = await open({ colorScheme, viewport }, { complaints: /404/ })
      for (const view of views) {
        await page.goto(site.url + view)
        expect([view, await violations(page)]).toEqual([view, []])
        expect([view, await overflow(page)]).toEqual([view, 0])
      }
      // The states that only the script brings about.
      await page.goto(`${site.url}?q=north+korea`)
      await page
        .getByRole('link', { name: /^Related/ })
        .first()
        .click()
      await page.locator('.related-hits').waitFor()
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await violations(page)).toEqual([])
      await page.getByRole('combobox').press('End')
      await page.keyboard.type(' tr')
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('ArrowDown')
      expect(await violations(page)).toEqual([])
    })
  })
})
