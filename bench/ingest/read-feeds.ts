// Do feeds give all their items? Knows the folder with feeds and what another parser made of them.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readStories } from 'lede/node'
import * as v from 'valibot'

const ExpectedSchema = v.object({ feed: v.object({ items: v.array(v.unknown()) }) })

export interface ReadFeed {
  readonly name: string
  readonly stories: number
  readonly articles: number
  readonly truncated: number
  readonly dated: number
  /** Items that the other parser gives; absent where nobody said. */
  readonly expected: number | undefined
  /** The first issue. */
  readonly issue: string | undefined
}

/** Reads every feed below a folder, one by one, as `lede index` would. */
export async function readFeeds(folder: URL): Promise<ReadFeed[]> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => !name.includes('expected') && /\.\w+$/.test(name))
    .sort()
  const feeds: ReadFeed[] = []
  for (const name of names) {
    const stories = await readStories([fileURLToPath(folder) + name])
    const count = (is: (story: (typeof stories)[number]) => boolean): number =>
      stories.filter(is).length
    feeds.push({
      name,
      stories: stories.length,
      articles: count(({ kind }) => kind === 'article'),
      truncated: count(({ truncated }) => truncated),
      dated: count(({ publishedAt }) => publishedAt !== undefined),
      expected: await expectedItems(new URL(encodeURI(name), folder)),
      issue: stories.issues[0]?.reason,
    })
  }
  return feeds
}

async function expectedItems(feed: URL): Promise<number | undefined> {
  const file = new URL(feed.href.replace('/input/', '/expected/').replace(/\.\w+$/u, '.json'))
  if (file.href === feed.href || !existsSync(file)) return undefined
  return v.parse(ExpectedSchema, JSON.parse(await readFile(file, 'utf8'))).feed.items.length
}
