// `npm run bench:excerpts`: would you be glad to see these excerpts in a newspaper? Judges the excerpts
// of many drawn queries and writes a page of examples to read.
import process from 'node:process'
import { buildIndex, createEngine, type Story } from 'lede'

import { CORPORA, isPresent } from './corpus/corpora.ts'
import { askExamples, type AskedExamples, type JudgedHit } from './excerpts/ask-examples.ts'
import { drawExamples } from './excerpts/draw-examples.ts'
import { formatMeasures } from './excerpts/excerpt-tables.ts'
import {
  EXCERPTS_USAGE,
  type ExcerptBenchOptions,
  parseExcerptBenchOptions,
} from './excerpts/options.ts'
import { toPage } from './excerpts/page.ts'
import { describeConditions } from './measure/conditions.ts'
import { formatConditions } from './report/bench-tables.ts'
import { writeText } from './report/results.ts'

/** Where stories come from: the first that is here. */
const SOURCES = ['news', 'seeds']

/** Queries that are asked, at least; each gives up to ten hits to judge. */
const LEAST_QUERIES = 400

async function main(): Promise<void> {
  const options = parseExcerptBenchOptions(process.argv.slice(2))
  if (options === undefined) {
    print(EXCERPTS_USAGE)
    return
  }
  print(formatConditions(describeConditions()))
  const asked = await ask(options)
  const counts = formatMeasures(asked)
  print(`\n${counts}`)
  const faulty = asked.hits.filter(({ faults }) => faults.length > 0)
  for (const { example, story, faults } of faulty.slice(0, 10)) {
    print(`  ${JSON.stringify(example.q)} in ${story.id}: ${faults.join('; ')}`)
  }
  const page = toPage(oneAnExample(asked.hits).slice(0, options.examples), counts)
  print(`\nExamples to read are in ${await writeText(options.page, page)}`)
  if (faulty.length > 0) process.exitCode = 1
}

async function ask({
  examples,
  seed,
  length,
  stories,
}: ExcerptBenchOptions): Promise<AskedExamples> {
  const sources = SOURCES.map((name) => CORPORA.find((corpus) => corpus.name === name))
  const source = sources.find((corpus) => corpus !== undefined && isPresent(corpus))
  if (source === undefined) throw new RangeError('Expected stories to be here, found none')
  print(`\n${source.name}: ${source.description}; building the index ...`)
  const read = []
  for await (const story of source.read()) read.push(story)
  const index = buildIndex(read)
  const long = index.stories.filter(
    ({ id, body }) => body.length > length && id.startsWith(stories),
  )
  if (long.length === 0) {
    throw new RangeError(`Expected stories longer than ${length} characters, found none`)
  }
  const byId = new Map(index.stories.map((story): [string, Story] => [story.id, story]))
  const count = Math.max(2 * examples, LEAST_QUERIES)
  return askExamples(createEngine(index), drawExamples(long, { count, seed }), byId, length)
}

/** Of each query the story that it was drawn from, or else its best hit. */
function oneAnExample(hits: readonly JudgedHit[]): JudgedHit[] {
  const shown = new Map<string, JudgedHit>()
  for (const judged of hits) {
    const { q, story } = judged.example
    if (!shown.has(q) || judged.hit.id === story) shown.set(q, judged)
  }
  return [...shown.values()]
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})
