// A real browser for tests of pages: Debian's Chromium, or what `CHROMIUM` names. What goes wrong in a page
// without being looked for (errors, refused by policy, requests elsewhere) fails the test that opened it.
import { accessSync, constants } from 'node:fs'
import process from 'node:process'
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Request,
} from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'

/** Where distributions put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser's program; undefined where there is none. What `CHROMIUM` names is the only one then. */
export const browserPath = [process.env['CHROMIUM'] ?? PLACES].flat().find((path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
})

/** Says in one line that the tests of a file are skipped, where they are. */
export function noteMissingBrowser(what: string): void {
  if (browserPath === undefined) console.warn(`skipped: ${what} (no Chromium; set CHROMIUM)`)
}

/** Longest wait for anything in a page, milliseconds: long, since test machines are slow. */
const PATIENCE_MS = 40_000

/** What a test may expect to go wrong. */
interface Expected {
  /** Patterns of console messages that belong to the test. */
  readonly complaints?: RegExp
}

/** Starts one browser for the tests of a file. Gives what opens a page in a fresh profile. */
export function useBrowser() {
  let browser: Browser | undefined
  beforeAll(async () => {
    // Root has no sandbox, and containers have little shared memory.
    const args = ['--no-sandbox', '--disable-dev-shm-usage']
    if (browserPath !== undefined) {
      browser = await chromium.launch({ executablePath: browserPath, args, timeout: 120_000 })
    }
  })
  afterAll(() => browser?.close())

  return async (options: BrowserContextOptions = {}, expected: Expected = {}): Promise<Page> => {
    if (browser === undefined) throw new Error('no browser')
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const complaints: string[] = []
    const complain = (text: string): void => {
      if (expected.complaints?.test(text) !== true) complaints.push(text)
    }
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(message.text())
    })
    page.on('pageerror', (error) => {
      complain(error.message)
    })
    page.on('request', (request: Request) => {
      if (!/^(?:http:\/\/127\.0\.0\.1[:/]|about:)/.test(request.url())) complain(request.url())
    })
    onTestFinished(async () => {
      await context.close()
      expect(complaints).toEqual([])
    })
    return page
  }
}
