// `npm run bench:ingest`: how much of real web pages, scraped text pages and feeds is read? Web pages are
// compared with their articles as people marked them, text pages with their headlines and with what
// they state, feeds with what another parser gives.
import { existsSync } from 'node:fs'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { meanOverlap, type Overlap } from './ingest/overlap.ts'
import { type ReadFeed, readFeeds } from './ingest/read-feeds.ts'
import { type ReadPages, readPages } from './ingest/read-pages.ts'
import { readTextPages } from './ingest/read-text-pages.ts'
import { describeConditions } from './measure/conditions.ts'
import { FEEDS, HTML, TEXT_PAGES } from './places.ts'
import { formatConditions } from './report/bench-tables.ts'
import { stampOf, writeRaw } from './report/results.ts'
import { formatMs, formatShare, formatTable } from './report/table.ts'
import { formatTextPages } from './report/text-page-tables.ts'

/** What the mean over the pages has to reach. */
const LEAST_F1 = 0.95

const USAGE = `Usage: npm run bench:ingest -- [options]

  --html <folder>   web pages: pages/*.html and expected.json (default ../shared/data/html)
  --text <folder>   scraped text pages: *.txt and expected.jsonl (default ../shared/data/pages)
  --feeds <folder>  feeds (default ../shared/data/feeds)
  --help            print this

Exits with 1 when the mean token F1 of the pages is below ${LEAST_F1}.`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      html: { type: 'string' },
      text: { type: 'string' },
      feeds: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) {
    print(USAGE)
    return
  }
  const conditions = describeConditions()
  print(formatConditions(conditions))
  const pages = await readThere('Web pages', folderOf(values.html, HTML), readPages)
  if (pages !== undefined) reportPages(pages)
  const texts = await readThere(
    'Scraped text pages',
    folderOf(values.text, TEXT_PAGES),
    readTextPages,
  )
  if (texts !== undefined) print(`\n${formatTextPages(texts)}`)
  const feeds = await readThere('Feeds', folderOf(values.feeds, FEEDS), readFeeds)
  if (feeds !== undefined) reportFeeds(feeds)
  const name = `ingest-${stampOf(conditions.date)}.json`
  print(`\nAll values are in ${await writeRaw(name, { conditions, pages, texts, feeds })}`)
}

function folderOf(path: string | undefined, fallback: URL): URL {
  return path === undefined ? fallback : pathToFileURL(path.endsWith('/') ? path : `${path}/`)
}

async function readThere<T>(
  name: string,
  folder: URL,
  read: (folder: URL) => Promise<T>,
): Promise<T | undefined> {
  if (existsSync(folder)) return read(folder)
  print(`\n${name}: skipped, since they are not here`)
  return undefined
}

function reportPages({ pages, meanMs }: ReadPages): void {
  const words = meanOverlap(pages.map((page) => page.words))
  const shingles = meanOverlap(pages.map((page) => page.shingles))
  const row = (name: string, { f1, precision, recall }: Overlap): string[] => [
    name,
    ...[f1, precision, recall].map((share) => share.toFixed(4)),
  ]
  const head = [`${pages.length} pages, mean`, 'F1', 'precision', 'recall']
  print(`\n${formatTable(head, [row('tokens', words), row('runs of four', shingles)])}`)

  const worst = pages.toSorted((a, b) => a.words.f1 - b.words.f1).slice(0, 10)
  print(
    `\n${formatTable(
      ['worst by tokens', ...head.slice(1)],
      worst.map((p) => row(p.host, p.words)),
    )}`,
  )

  const share = (is: (page: ReadPages['pages'][number]) => boolean): string =>
    formatShare(pages.filter(is).length / pages.length)
  print(
    `\nwith author ${share((p) => p.hasAuthor)}, with date ${share((p) => p.hasDate)}, ` +
      `with the expected address ${share((p) => p.hasUrl)}; ${formatMs(meanMs)} ms a page`,
  )
  if (words.f1 >= LEAST_F1) return
  process.exitCode = 1
  print(`\nThe mean token F1 is ${words.f1.toFixed(4)}, below ${LEAST_F1}.`)
}

function reportFeeds(feeds: readonly ReadFeed[]): void {
  const head = ['feed', 'expected', 'stories', 'articles', 'truncated', 'dated', '']
  const rows = feeds.map((feed) => [
    feed.name,
    feed.expected === undefined ? '' : String(feed.expected),
    ...[feed.stories, feed.articles, feed.truncated, feed.dated].map(String),
    feed.issue ?? '',
  ])
  print(`\n${formatTable(head, rows)}`)
  const known = feeds.filter(({ expected }) => expected !== undefined)
  const same = known.filter(({ expected, stories }) => expected === stories)
  print(
    `\n${same.length} of ${known.length} feeds give as many stories as another parser gives items`,
  )
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})
