// Feeds that others wrote, and what another parser made of them, beside the repository where they are
// there.
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../../src/sources/read-source.ts'
import { readStories } from '../../../src/sources/read-stories.ts'
import { collect } from '../byte-chunks.ts'

const folder = fileURLToPath(new URL('../../../../shared/data/feeds/', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.log('skipped: real feeds, since ../shared/data/feeds is not there')

const names = (path: string): string[] => (isThere ? readdirSync(`${folder}${path}`).sort() : [])
const ExpectedSchema = v.object({ feed: v.object({ items: v.array(v.unknown()) }) })

function expectedItems(name: string): number | undefined {
  const path = `${folder}rss-parser/expected/${name.replace(/\.\w+$/, '.json')}`
  if (!existsSync(path)) return undefined
  return v.parse(ExpectedSchema, JSON.parse(readFileSync(path, 'utf8'))).feed.items.length
}

describe.skipIf(!isThere)('real feeds', () => {
  const compared = names('rss-parser/input').flatMap((name) => {
    const items = expectedItems(name)
    return items === undefined ? [] : [[name, items] as const]
  })

  it.each(compared)('gives the items of %s: %i', async (name, items) => {
    const chunks = createReadStream(`${folder}rss-parser/input/${name}`)
    const [parsed] = await collect(readSource(chunks, { source: name, timeZone: 'UTC' }))
    // Two of the feeds have nothing but an entry in which nothing is written.
    const isEmpty = ['incomplete-fields.atom', 'missing-fields.atom'].includes(name)
    expect(parsed?.stories.length).toBe(isEmpty ? 0 : items)
  })

  it('reads all text as text', async () => {
    const stories = await readStories([folder])
    expect(stories.length).toBeGreaterThan(1300)
    for (const { title, body, source } of stories) {
      expect(title).not.toMatch(/<\/?(?:[pba]|br|div)\b|&(?:amp|quot|#\d+);/)
      // Reddit used to escape its texts twice.
      if (!source.includes('reddit')) expect(body).not.toMatch(/<\/?(?:[pba]|br|div)[ >]/)
    }
  })

  it.each(names('feedkit'))('reads %s or says why not', async (name) => {
    const stories = await readStories([`${folder}feedkit/${name}`])
    expect(stories.length + stories.issues.length).toBeGreaterThan(0)
  })
})
