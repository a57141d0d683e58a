// Takes the pictures of the search page that README.md shows: `npm run screenshots`. From the seeds, at a
// fixed time, so that they change only when the page does.
import { mkdir } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

// What the build has made; its types come from the source.
const { buildIndex, createEngine } = await import('../dist/index.js')
const { readStories, serveSearch } = await import('../dist/node.js')

const root = new URL('../', import.meta.url)
const pathOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, root))

const nowMs = Date.parse('2026-11-13T08:30:00Z')
const now = () => nowMs

/** Each picture: its file, what is asked, window and colours; `typed` is typed on, for suggestions. */
const PICTURES = [
  {
    file: 'docs/search-page.png',
    address: '?q=pri',
    typed: 'z',
    width: 1120,
    height: 780,
    colours: 'light',
  },
  {
    file: 'docs/search-page-explained.png',
    address: '?q=north+korea+trops&explain=true',
    typed: '',
    width: 1120,
    height: 780,
    colours: 'dark',
  },
]

const engine = createEngine(buildIndex(await readStories([pathOf('seeds')])), { now })
const server = await serveSearch({ engine, port: 0, now })
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  await mkdir(pathOf('docs'), { recursive: true })
  for (const { file, address, typed, width, height, colours } of PICTURES) {
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: colours === 'dark' ? 'dark' : 'light',
      locale: 'en-GB',
      timezoneId: 'UTC',
    })
    await page.clock.setFixedTime(nowMs)
    await page.goto(`${server.url}/${address}`)
    if (typed !== '') {
      await page.keyboard.press('/')
      await page.keyboard.press('End')
      await page.keyboard.type(typed)
      await page.getByRole('option').first().waitFor()
      await page.waitForURL(`**/${address}${typed}`)
    }
    await page.screenshot({ path: pathOf(file) })
    console.log(file)
    await page.close()
  }
} finally {
  await browser.close()
  await server.close()
}
