// What README.md says is so: the answer that it shows, its tables, and that its first screen is one.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../src/settings.ts'
import { createEngine } from '../src/engines/embedded/embedded.ts'
import { SearchParametersSchema } from '../src/engine/parameter-schemas.ts'
import { createSearchApp } from '../src/http/create-search-app.ts'
import { PROBLEM_KINDS } from '../src/http/response/problems.ts'
import { buildIndex } from '../src/store/build-index.ts'
import { readStories } from '../src/sources/read-stories.ts'

const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const jsonBlocks = [...text.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, json = '']): unknown =>
  JSON.parse(json),
)

/** The cells of the table whose first heading is this, without their code marks. */
function rowsOf(heading: string): string[][] {
  const start = text.indexOf(`\n| ${heading} |`)
  const [table = ''] = text.slice(start + 1).split('\n\n', 1)
  const rows = table.split('\n').slice(2)
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.replaceAll('`', '').trim()),
  )
}

/** A day long after the stories that are shown, so that their age changes no score. */
const now = (): number => Date.parse('2026-11-23T09:00:00Z')

async function ask(address: string, init?: RequestInit): Promise<unknown> {
  const stories = await readStories([fileURLToPath(new URL('../seeds/', import.meta.url))])
  const app = createSearchApp(createEngine(buildIndex(stories), { now }), { now, requestIds: true })
  return (await app.request(address, init)).json()
}

describe('README.md', () => {
  it('shows the two commands, a question and its answer on the first screen', () => {
    const lines = text.split('\n')
    const end = lines.findIndex((line, i) => line === '```' && lines[i - 1] === '}')
    expect(end).toBeLessThan(40)
    const screen = lines.slice(0, end).join('\n')
    expect(screen).toContain('npm ci && npm start')
    expect(screen).toContain('npm ci && npm test')
    expect(screen).toContain("curl 'localhost:3000/search?q=north+korea+troops'")
  })

  it('shows the answer that the seeds give', async () => {
    const [shown] = jsonBlocks
    const answer = await ask('/search?q=north+korea+troops')
    const anyTime = { tookMs: expect.any(Number) as unknown } // a matcher in the place of a number
    expect(answer).toEqual({ ...(shown as object), ...anyTime })
  })

  it('shows the problem that a misspelt parameter gives', async () => {
    const init = { headers: { 'X-Request-Id': 'desk-7' } }
    expect(await ask('/search?pagesize=3', init)).toEqual(jsonBlocks[1])
  })

  it('lists every parameter of /search', () => {
    const listed = rowsOf('parameter of `/search`').flatMap(([names = '']) => names.split(', '))
    expect(listed.sort()).toEqual(Object.keys(SearchParametersSchema.entries).sort())
  })

  it('lists every setting as it is', () => {
    const expected = SETTINGS.map((setting) => [
      setting.variable,
      setting.flag ?? 'none',
      setting.default === '' ? 'none' : setting.default,
      setting.meaning,
    ])
    expect(rowsOf('variable')).toEqual(expected)
  })

  it('lists every code that a problem can have, with its status', () => {
    const listed = rowsOf('status').flatMap(([status, codes = '']) =>
      codes.split(', ').map((code) => `${status ?? ''} ${code}`),
    )
    // Failures inside are all told as `internal`.
    const told = Object.entries(PROBLEM_KINDS).filter(
      ([code, { status }]) => status !== 500 || code === 'internal',
    )
    expect(listed.sort()).toEqual(told.map(([code, { status }]) => `${status} ${code}`).sort())
  })

  it('links only to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)|src="([^"]+)"/g)].map(
      ([, link, picture]) => link ?? picture ?? '',
    )
    for (const link of links) {
      expect(() => readFileSync(new URL(`../${link}`, import.meta.url))).not.toThrow()
    }
    expect(links).toContain('ARCHITECTURE.md')
  })
})
