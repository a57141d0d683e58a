// How well are scraped text pages of many layouts read? Knows the folder with the pages and what is
// expected of them; each page is read by itself, as `lede index` would.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readStories } from 'lede/node'
import * as v from 'valibot'

import { type MeasuredPage, measureTextPage } from './measure-text-page.ts'

const ExpectedSchema = v.object({
  file: v.pipe(v.string(), v.regex(/^[\w.-]+\.txt$/)),
  headline: v.string(),
  posted: v.string(),
})

export interface ReadTextPage extends MeasuredPage {
  readonly file: string
  /** Pages of one site have the same. */
  readonly site: string
  /** Rules were written with the pages of half of the sites in sight. */
  readonly half: 'tuned' | 'checked'
  readonly issues: readonly string[]
}

/** Reads every page. */
export async function readTextPages(folder: URL): Promise<readonly ReadTextPage[]> {
  const lines = (await readFile(new URL('expected.jsonl', folder), 'utf8')).trim().split('\n')
  const rows = lines.map((line) => v.parse(ExpectedSchema, JSON.parse(line)))
  const sites = [...new Set(rows.map(({ file }) => siteOf(file)))].sort()
  const pages: ReadTextPage[] = []
  for (const { file, ...expected } of rows) {
    const path = new URL(file, folder)
    const stories = await readStories([fileURLToPath(path)])
    const site = siteOf(file)
    pages.push({
      file,
      site,
      half: sites.indexOf(site) % 2 === 0 ? 'tuned' : 'checked',
      issues: stories.issues.map(({ reason }) => reason),
      ...measureTextPage(await readFile(path, 'utf8'), expected, stories),
    })
  }
  return pages
}

/** Pages are called by their site and a number. */
function siteOf(file: string): string {
  return file.replace(/-\d+\.txt$/u, '')
}
