// `npm run bench:relevance`: how good are the answers? Judged collections, asked of Lede and its peers;
// then words that a reader wrote otherwise than the story does.
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { installPeers } from './install-peers.ts'
import { describeConditions } from './measure/conditions.ts'
import { runTask } from './measure/task.ts'
import { readVersion } from './peer-list.ts'
import { MISSPELLINGS, NEWS, RAW_RESULTS } from './places.ts'
import { askCollections, type Judged, type Reporting } from './relevance/ask-collections.ts'
import { formatHalves, formatJudged } from './relevance/judged-tables.ts'
import { toRewordingFigures, toTypoFigures } from './relevance/news-figures.ts'
import { formatRewordings, formatTypos } from './relevance/news-tables.ts'
import {
  ENGINES,
  parseRelevanceOptions,
  type Part,
  RELEVANCE_USAGE,
  type RelevanceOptions,
} from './relevance/options.ts'
import {
  askShortQueries,
  formatShort,
  SHORT_ENGINES,
  type ShortResult,
} from './relevance/ask-short-queries.ts'
import { toRelevanceSummary } from './relevance/summary.ts'
import type { NewsInput, NewsOutput } from './relevance/tasks/ask-news.ts'
import { formatConditions } from './report/bench-tables.ts'
import { stampOf, writeCurated, writeRaw } from './report/results.ts'

async function main(): Promise<void> {
  const options = parseRelevanceOptions(process.argv.slice(2))
  if (options === undefined) {
    print(RELEVANCE_USAGE)
    return
  }
  if (options.engines.some((key) => key !== 'lede')) await installPeers(print)
  const conditions = describeConditions()
  const versions = await readVersions(options)
  print(formatConditions(conditions))
  const folder = `relevance-${stampOf(conditions.date)}/`
  const judged = await judge(options, { folder, print })
  const short = await askShort(options)
  const news = await askNews(options)
  const typos = news?.typos === undefined ? undefined : toTypoFigures(news.typos.asked)
  const rewordings = news === undefined ? undefined : toRewordingFigures(news)
  if (typos !== undefined) print(`\n${formatTypos(typos)}`)
  if (rewordings !== undefined && rewordings.length > 0) print(`\n${formatRewordings(rewordings)}`)
  const engines = judged?.engines.map(({ scores, ...engine }) => ({
    ...engine,
    scores: Object.fromEntries(scores),
  }))
  await writeRaw(`${folder}values.json`, { conditions, options, versions, engines, short, news })
  const place = fileURLToPath(new URL(folder, RAW_RESULTS))
  print(`\nRuns, judgments and all values are in ${place}`)
  if (options.publish) {
    const summary = toRelevanceSummary({ conditions, versions, judged, short, typos, rewordings })
    print(`Wrote the summary to ${await writeCurated('relevance.json', summary)}`)
  }
}

async function readVersions({ engines }: RelevanceOptions) {
  const taking = ENGINES.filter(({ key }) => engines.includes(key))
  return Object.fromEntries(
    await Promise.all(taking.map(async (engine) => [engine.key, await readVersion(engine)])),
  ) as Readonly<Record<string, string>> // pairs of a key and a version
}

async function judge(options: RelevanceOptions, reporting: Reporting): Promise<Judged | undefined> {
  if (!options.parts.includes('judged')) return undefined
  const judged = await askCollections(options, reporting)
  if (judged === undefined) return undefined
  const names = judged.collections.map(({ name }) => name)
  print(`\n${formatJudged(judged.engines, names)}`)
  const lede = judged.engines.find(({ key }) => key === 'lede')
  if (lede !== undefined) print(`\n${formatHalves(lede, names)}`)
  return judged
}

/** Asks the short judged queries of the engines that readers of such queries compare. */
async function askShort({
  parts,
  engines,
}: RelevanceOptions): Promise<readonly ShortResult[] | undefined> {
  if (!parts.includes('short')) return undefined
  print('\nShort judged queries over real news: building indexes and asking ...')
  const asked = SHORT_ENGINES.filter((key) => engines.includes(key))
  const results = await askShortQueries(asked, print)
  if (results !== undefined) print(`\n${formatShort(results)}`)
  return results
}

/** Asks Lede for what readers write otherwise than stories do; undefined where there are no stories. */
async function askNews({
  parts,
  engines,
  share,
}: RelevanceOptions): Promise<NewsOutput | undefined> {
  const wanted = parts.filter((part) => part !== 'judged' && part !== 'short')
  if (wanted.length === 0 || !engines.includes('lede')) return undefined
  if (!existsSync(NEWS)) {
    print('Misspelt and reworded questions: skipped, since ../shared/data/news is not here')
    return undefined
  }
  const asked = wanted.filter((part) => part !== 'typos' || hasMisspellings())
  if (asked.length === 0) return undefined
  print('\nReal news: building its index and asking ...')
  return runTask<NewsOutput>('relevance/tasks/ask-news.js', {
    parts: asked satisfies readonly Part[],
    share,
  } satisfies NewsInput)
}

function hasMisspellings(): boolean {
  const isHere = existsSync(MISSPELLINGS)
  if (!isHere) print('Misspelt words: skipped, since ../shared/data/misspellings is not here')
  return isHere
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})
