// The real scraped page beside the repository, where it is there, and the pages in seeds/.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mergeStories } from '../../../src/story/merge-stories.ts'
import { parseNewsPage } from '../../../src/sources/page/parse-news-page.ts'
import { readStories } from '../../../src/sources/read-stories.ts'
import type { StoryDraft } from '../../../src/story/story-draft.ts'
import type { Story } from '../../../src/story/story.ts'

const realFolder = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url))
const seedsFolder = fileURLToPath(new URL('../../../seeds/', import.meta.url))
const isThere = existsSync(realFolder)
if (!isThere) console.log('skipped: the real page, since ../shared/seeds is not there')

describe.skipIf(!isThere)('the real page', () => {
  const read = (timeZone = 'UTC'): ReturnType<typeof readStories> =>
    readStories([realFolder], { timeZone })
  const find = (stories: readonly Story[], start: string): Story | undefined =>
    stories.find(({ title }) => title.startsWith(start))

  it('gives 1 article and 15 teasers and no issue', async () => {
    const stories = await read()
    expect(stories.map(({ kind }) => kind).sort()).toEqual([
      'article',
      ...Array<string>(15).fill('teaser'),
    ])
    expect(stories).toMatchObject({ files: 1, issues: [] })
  })

  it('gives the article with author, views and text, without credit and promotion', async () => {
    const article = (await read()).find(({ kind }) => kind === 'article')
    expect(article).toMatchObject({
      title: 'North Korea Troop Deployment Secures Stronger Military Ties with Russia',
      author: 'Raina Mansoor',
      views: 863,
      publishedAt: '2024-10-19T16:25:00+00:00',
      lists: [],
      truncated: false,
    })
    const paragraphs = article?.body.split('\n\n') ?? []
    expect(paragraphs).toHaveLength(14)
    expect(paragraphs[0]).toMatch(/^Seoul – North Korea's /)
    expect(paragraphs).toContain('Evidence of North Korean Troops in Russia')
    expect(paragraphs).toContain('Implications for Russia and the Korean Peninsula')
    expect(paragraphs.at(-1)).toMatch(/^Tikhonov concluded .*\.$/)
    expect(article?.body).not.toMatch(/Photo|WhatsApp|IKEA|Raina|863/)
  })

  it('gives the instants of the zone that is set', async () => {
    const stories = await read('Asia/Dubai')
    expect(find(stories, 'North Korea')?.publishedAt).toBe('2024-10-19T16:25:00+04:00')
    expect(find(stories, 'Kosovo')?.publishedAt).toBe('2025-10-25T18:00:00+04:00')
  })

  it('joins the two teasers that stand under both labels', async () => {
    const stories = await read()
    const repeated = stories.filter(({ lists }) => lists.length === 2)
    expect(repeated.map(({ title, lists }) => [title.split(' ')[0], lists])).toEqual([
      ['Doncic', ['latest', 'trending']],
      ['Sacramento', ['latest', 'trending']],
    ])
    expect(stories.filter(({ lists }) => lists.join() === 'latest')).toHaveLength(7)
    expect(stories.filter(({ lists }) => lists.join() === 'trending')).toHaveLength(6)
    expect(find(stories, 'Doncic')?.views).toBe(250)
  })

  it('knows that every snippet was cut, one of them at a space', async () => {
    const teasers = (await read()).filter(({ kind }) => kind === 'teaser')
    expect(teasers.every(({ truncated }) => truncated)).toBe(true)
    expect(
      teasers.filter(({ body }) => body.length === 99).map(({ title }) => title.split(' ')[0]),
    ).toEqual(['Williamson'])
  })

  it('gives the same ids under another name and in another order', async () => {
    const [file = ''] = readdirSync(realFolder)
    const text = readFileSync(
      new URL(file, new URL('../../../../shared/seeds/', import.meta.url)),
      'utf8',
    )
    const parse = (source: string): readonly Story[] =>
      mergeStories(parseNewsPage(text, { source, timeZone: 'UTC' }).stories)
    const ids = (await read()).map(({ id }) => id)
    expect(parse('another/name.txt').map(({ id }) => id)).toEqual(ids)
    expect(
      mergeStories(
        [...parseNewsPage(text, { source: 'x', timeZone: 'UTC' }).stories].reverse(),
      ).map(({ id }) => id),
    ).toEqual(ids)
    expect(ids.at(-1)).toBe(
      'north-korea-troop-deployment-secures-stronger-military-ties-34bmet3a3b',
    )
  })
})

describe('the pages in seeds/', () => {
  it('give one article each, many teasers, and no issue', async () => {
    const pages = readdirSync(seedsFolder).filter((name) => name.endsWith('.txt'))
    expect(pages.length).toBeGreaterThanOrEqual(12)
    for (const name of pages) {
      const text = readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), 'utf8')
      const { stories, issues } = parseNewsPage(text, { source: name, timeZone: 'UTC' })
      expect([name, issues, stories.filter(({ kind }) => kind === 'article').length]).toEqual([
        name,
        [],
        1,
      ])
    }
    const stories = await readStories([seedsFolder])
    expect(stories.length).toBeGreaterThanOrEqual(72)
    expect(stories.filter(({ kind }) => kind === 'article')).toHaveLength(pages.length)
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length)
  })
})

describe('what is read of pages of the known layout', () => {
  /** SHA-256 of all drafts and issues of a folder's pages. */
  const digestOf = (folder: string): string => {
    const hash = createHash('sha256')
    for (const source of readdirSync(folder).sort()) {
      if (!source.endsWith('.txt')) continue
      const parsed = parseNewsPage(readFileSync(`${folder}${source}`, 'utf8'), {
        source,
        timeZone: 'UTC',
      })
      // A teaser of the article names it by its title, not by all of it.
      const brief = (key: string, value: unknown): unknown =>
        key === 'sameAs' ? (value as StoryDraft).title : value
      hash.update(JSON.stringify(parsed, brief))
    }
    return hash.digest('hex')
  }

  // As it was before pages of other layouts were read. A change of seeds/ changes the first.
  it('is the same to the letter in seeds/', () => {
    expect(digestOf(seedsFolder)).toBe(
      'e21517a91c92db31900185b0d3eb9c449cf730ac2abedcf07948a296318308e2',
    )
  })

  it.skipIf(!isThere)('is the same to the letter of the real page', () => {
    expect(digestOf(realFolder)).toBe(
      'f4170a0664fb2e8150e567a45ccfa2b3c9e58661c841fa51ed12cc2fe1c4b606',
    )
  })
})
