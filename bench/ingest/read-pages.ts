// How much of the articles of real web pages is read? Knows the folder with the pages and what is
// expected of them.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readStories } from 'lede/node'
import * as v from 'valibot'

import { type Overlap, overlapOf, shinglesOf, wordsOf } from './overlap.ts'

/** Page name without `.html` -> what it holds. */
const ExpectedSchema = v.record(v.string(), v.object({ articleBody: v.string(), url: v.string() }))

/** Neighbouring words that are compared together, as the benchmark that the pages come from does. */
const SHINGLE_SIZE = 4

export interface ReadPage {
  readonly name: string
  readonly host: string
  /** Single words. */
  readonly words: Overlap
  /** Runs of four. */
  readonly shingles: Overlap
  readonly hasAuthor: boolean
  readonly hasDate: boolean
  /** The address that was read is the one that is expected. */
  readonly hasUrl: boolean
}

/** All pages as they were read. */
export interface ReadPages {
  readonly pages: readonly ReadPage[]
  /** Of a page, threads and all, milliseconds. */
  readonly meanMs: number
}

/** Reads every page as `lede index` would. */
export async function readPages(folder: URL): Promise<ReadPages> {
  const text = await readFile(new URL('expected.json', folder), 'utf8')
  const expected = Object.entries(v.parse(ExpectedSchema, JSON.parse(text)))
  const paths = expected.map(([name]) => fileURLToPath(new URL(`pages/${name}.html`, folder)))
  const started = performance.now()
  const stories = await readStories(paths)
  const meanMs = (performance.now() - started) / paths.length
  const pages = expected.map(([name, { articleBody, url }]): ReadPage => {
    const story = stories.find(({ source }) => source === `${name}.html`)
    const [found, wanted] = [wordsOf(story?.body ?? ''), wordsOf(articleBody)]
    return {
      name,
      host: new URL(url).host,
      words: overlapOf(found, wanted),
      shingles: overlapOf(shinglesOf(found, SHINGLE_SIZE), shinglesOf(wanted, SHINGLE_SIZE)),
      hasAuthor: story?.author !== undefined,
      hasDate: story?.publishedAt !== undefined,
      hasUrl: story?.url !== undefined && sameAddress(story.url, url),
    }
  })
  return { pages, meanMs }
}

function sameAddress(a: string, b: string): boolean {
  const plain = (url: string): string => {
    const { host, pathname } = new URL(url)
    return host.replace(/^www\./u, '') + pathname.replace(/\/$/u, '')
  }
  return plain(a) === plain(b)
}
