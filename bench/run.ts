// `npm run bench`: the time that Lede takes to build, load and answer, by class of query, in the process
// and over HTTP. What is measured is dist/, by the package's own name, in fresh processes.
import process from 'node:process'
import { type BenchOptions, parseBenchOptions, USAGE } from './bench-options.ts'
import { compareSegments, type SegmentsResult } from './compare-segments.ts'
import { CORPORA, isPresent } from './corpus/corpora.ts'
import type { CorpusFacts } from './corpus/corpus-files.ts'
import { describeConditions } from './measure/conditions.ts'
import { loadHttp } from './measure/http-load.ts'
import { runTask } from './measure/task.ts'
import { REQUIRED_SHARE } from './queries/check-answer.ts'
import { toBenchSummary } from './report/bench-summary.ts'
import {
  describeCorpus,
  formatBuild,
  formatConditions,
  formatHttp,
  formatInProcess,
  formatPauses,
  formatSuggestions,
} from './report/bench-tables.ts'
import type { BenchRun, CorpusResult, HttpRow } from './report/bench-run.ts'
import { formatSegments } from './report/segment-tables.ts'
import { stampOf, writeCurated, writeRaw } from './report/results.ts'
import type { AnswerInput, AnswerOutput } from './tasks/answer.ts'
import type { BuildInput, BuildOutput } from './tasks/build.ts'
import { PAUSE_KINDS, type Pause, pausePath } from './tasks/pause-routes.ts'
import type { PrepareInput } from './tasks/prepare.ts'

/** Connections: one, which shows what one request takes, and enough to keep the server busy. */
const CONNECTIONS = [1, 16] as const

async function main(): Promise<void> {
  const options = parseBenchOptions(process.argv.slice(2))
  if (options === undefined) {
    print(USAGE)
    return
  }
  const conditions = describeConditions()
  print(formatConditions(conditions))
  if (options.segments.length > 0) {
    const results = await measureSegments(options)
    const name = `segments-${stampOf(conditions.date)}.json`
    print(`\nWrote every value to ${await writeRaw(name, { conditions, options, results })}`)
    return
  }
  const results: CorpusResult[] = []
  const wrong: string[] = []
  for (const name of listPresent(options)) {
    const result = await measureCorpus(name, options)
    wrong.push(...listWrong(result))
    results.push(result)
  }
  const run: BenchRun = { conditions, options, results }
  print(`\nWrote every value to ${await writeRaw(`bench-${stampOf(conditions.date)}.json`, run)}`)
  if (options.publish && wrong.length === 0) {
    print(`Wrote the summary to ${await writeCurated('bench.json', toBenchSummary(run))}`)
  }
  if (wrong.length > 0) {
    print(`\nWrong answers, so these numbers mean nothing yet:\n${wrong.join('\n')}`)
    process.exitCode = 1
  }
}

/** Gives the corpora one after the other, and says what is skipped. */
function* listPresent(options: BenchOptions): Generator<string> {
  for (const source of CORPORA.filter(({ name }) => options.corpora.includes(name))) {
    if (isPresent(source)) {
      print(`\n${source.name}: preparing ...`)
      yield source.name
    } else print(`\n${source.name}: skipped, since ${source.description} are not here`)
  }
}

async function measureSegments(options: BenchOptions): Promise<SegmentsResult[]> {
  const results: SegmentsResult[] = []
  for (const name of listPresent(options)) {
    const result = await compareSegments(name, options)
    print(`${describeCorpus(result.corpus)}\n`)
    print(formatSegments(options.segments, result.classes))
    results.push(result)
  }
  return results
}

async function measureCorpus(name: string, options: BenchOptions): Promise<CorpusResult> {
  const corpus = await runTask<CorpusFacts>('tasks/prepare.js', {
    corpus: name,
    queries: options.queries,
  } satisfies PrepareInput)
  print(describeCorpus(corpus))
  const build = await runTask<BuildOutput>('tasks/build.js', {
    corpus: name,
  } satisfies BuildInput)
  const http: HttpRow[] = []
  const pauses: Pause[] = []
  const input: AnswerInput = {
    corpus: name,
    classes: options.classes,
    rounds: options.parts.includes('in-process') ? options.rounds : 0,
    budgetMs: options.budgetMs,
  }
  const answers = await runTask<AnswerOutput>('tasks/answer.js', input, {
    whileAlive: async (output) => {
      if (options.parts.includes('build')) print(`\n${formatBuild(corpus, build, output)}`)
      if (input.rounds > 0) print(`\n${formatInProcess(output.classes)}`)
      if (output.suggestions !== undefined) print(`\n${formatSuggestions(output.suggestions)}`)
      if (!options.parts.includes('http')) return
      http.push(...(await measureHttp(output, options.httpMs)))
      print(`\n${formatHttp(http)}`)
      pauses.push(...(await measurePauses(output)))
      print(`\n${formatPauses(pauses)}`)
    },
  })
  const { opening, terms, suggestions } = answers
  const classes = answers.classes.map(({ name: className, queries, right, wrong, ...times }) => ({
    name: className,
    queries,
    right,
    wrong,
    latenciesMs: times.latenciesMs,
    matchMs: times.matchMs,
  }))
  return { corpus, build, answers: { opening, terms, suggestions, classes }, http, pauses }
}

async function measureHttp(
  { origin, readyMadePath, classes }: AnswerOutput,
  durationMs: number,
): Promise<HttpRow[]> {
  const targets = [
    { name: 'ready-made', paths: [readyMadePath] },
    ...classes.map(({ name, paths }) => ({ name, paths })),
  ]
  const rows: HttpRow[] = []
  for (const connections of CONNECTIONS) {
    for (const { name, paths } of targets) {
      // Not counted: opens what is opened once.
      await loadHttp({ origin, paths, connections, durationMs: durationMs / 5 })
      const { requestsPerSecond, bodyBytes, latenciesMs } = await loadHttp({
        origin,
        paths,
        connections,
        durationMs,
      })
      rows.push({ name, connections, requestsPerSecond, bodyBytes, latenciesMs })
    }
  }
  return rows
}

/** Connections over which queries come in while pauses are measured. */
const PAUSE_CONNECTIONS = 4
/** How long the traffic runs around each, milliseconds: until the answer has come. */
const TRAFFIC_STEP_MS = 200

async function measurePauses({ origin, classes }: AnswerOutput): Promise<Pause[]> {
  const paths = classes.flatMap((one) => one.paths)
  const pauses: Pause[] = []
  for (const kind of PAUSE_KINDS) {
    let isDone = false
    const measuring = fetch(new URL(pausePath(kind), origin))
      // The route gives a Pause.
      .then(async (answer) => (await answer.json()) as Pause)
      .finally(() => {
        isDone = true
      })
    // Read from a function, since the loop does not see it change.
    const goesOn = (): boolean => !isDone
    while (goesOn()) {
      await loadHttp({
        origin,
        paths,
        connections: PAUSE_CONNECTIONS,
        durationMs: TRAFFIC_STEP_MS,
      })
    }
    pauses.push(await measuring)
  }
  return pauses
}

/** Says which classes have more wrong answers than they may. */
function listWrong({ corpus, answers }: CorpusResult): string[] {
  const { right = 1 } = answers.suggestions ?? {}
  const suggestions = right < 1 ? [`  ${corpus.name}, suggest: some lead to nothing`] : []
  const classes = answers.classes
    .filter(({ name, right }) => right < REQUIRED_SHARE[name])
    .map(
      ({ name, right, queries, wrong }) =>
        `  ${corpus.name}, ${name}: ${Math.round(right * queries)} of ${queries} right; wrong for ${wrong.map((q) => JSON.stringify(q)).join(', ')}`,
    )
  return [...suggestions, ...classes]
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = 1
})
