// Opens an index, checks that its answers are right, times them in the process, and then serves them
// until the parent has measured over HTTP.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { createSearchApp, type SearchEngine } from 'lede'

import { SEED } from '../corpus/corpora.ts'
import { readCorpus, readQueries } from '../corpus/corpus-files.ts'
import { openEngine, type OpeningCosts } from '../measure/open-engine.ts'
import { answerTask } from '../measure/task.ts'
import { timeQueries } from '../measure/time-queries.ts'
import {
  drawBeginnings,
  type SuggestionTimes,
  timeSuggestions,
} from '../measure/time-suggestions.ts'
import { isRight, type StoriesById } from '../queries/check-answer.ts'
import type { BenchQuery, ClassName, ClassQueries } from '../queries/query-set.ts'
import { createRandom } from '../random.ts'
import { addPauseRoutes } from './pause-routes.ts'

export interface AnswerInput {
  readonly corpus: string
  readonly classes: readonly ClassName[]
  /** 0: nothing is timed in the process. */
  readonly rounds: number
  readonly budgetMs: number
}

/** One class as it came out. */
export interface AnsweredClass {
  readonly name: ClassName
  readonly queries: number
  /** Share of answers that were checked and right, 0..1. */
  readonly right: number
  /** First queries whose answer was wrong. */
  readonly wrong: readonly string[]
  /** Of the whole answer, milliseconds, one value a query and round. */
  readonly latenciesMs: readonly number[]
  /** Of finding and ranking alone, as the engine tells it. */
  readonly matchMs: readonly number[]
  /** Addresses of the same queries. */
  readonly paths: readonly string[]
}

export interface AnswerOutput {
  readonly opening: OpeningCosts
  readonly terms: number
  readonly classes: readonly AnsweredClass[]
  /** Absent where nothing is timed in the process. */
  readonly suggestions: SuggestionTimes | undefined
  readonly origin: string
  /** Path of a route in the same app that answers with a ready-made JSON. */
  readonly readyMadePath: string
}

/** Largest page, so that a check sees as much of an answer as it can. */
const CHECKED_PAGE_SIZE = 100

/** Wrong queries that are named. */
const NAMED_WRONG = 5

const READY_MADE_PATH = '/ready-made'

answerTask(async (input: AnswerInput): Promise<AnswerOutput> => {
  const { engine, costs } = await openEngine(input.corpus)
  const classes = (await readQueries(input.corpus)).filter(
    ({ name, queries }) => input.classes.includes(name) && queries.length > 0,
  )
  const stories = await readStoriesById(input.corpus)
  const titles = [...stories.values()].map(({ title }) => title)
  // Before anything else is asked, as when a service has just started.
  const suggestions =
    input.rounds === 0 ? undefined : await timeSuggestions(engine, drawBeginnings(titles, SEED))
  const checked = await checkClasses(engine, classes, stories)
  const timed = await timeClasses(engine, classes, input)
  return {
    opening: costs,
    terms: (await engine.status()).terms,
    suggestions,
    classes: classes.map(({ name, queries }) => ({
      name,
      queries: queries.length,
      right: 1 - (checked.get(name) ?? []).length / queries.length,
      wrong: (checked.get(name) ?? []).slice(0, NAMED_WRONG),
      latenciesMs: timed.latencies.get(name) ?? [],
      matchMs: timed.matchMs.get(name) ?? [],
      paths: queries.map(toPath),
    })),
    origin: await serve(engine, classes, input.corpus),
    readyMadePath: READY_MADE_PATH,
  }
})

async function readStoriesById(corpus: string): Promise<StoriesById> {
  return new Map((await readCorpus(corpus)).map((story) => [story.id, story]))
}

/** class -> queries whose answers are wrong */
async function checkClasses(
  engine: SearchEngine,
  classes: readonly ClassQueries[],
  stories: StoriesById,
): Promise<ReadonlyMap<ClassName, readonly string[]>> {
  const wrong = new Map<ClassName, string[]>()
  for (const { name, queries } of classes) {
    const found: string[] = []
    for (const query of queries) {
      const answer = await engine.search({
        q: query.q,
        ...query.parameters,
        pageSize: CHECKED_PAGE_SIZE,
        excerpts: 0,
      })
      if (!isRight(name, query, answer, stories)) found.push(query.q)
    }
    wrong.set(name, found)
  }
  return wrong
}

async function timeClasses(
  engine: SearchEngine,
  classes: readonly ClassQueries[],
  { rounds, budgetMs }: AnswerInput,
) {
  const matchMs = new Map(classes.map(({ name }): [string, number[]] => [name, []]))
  const timed = classes.map(({ name, queries }) => ({
    name,
    queries,
    run: ({ q, parameters }: BenchQuery) =>
      engine.search(
        { q, ...parameters },
        { onTimings: (timings) => matchMs.get(name)?.push(timings.matchMs) },
      ),
  }))
  const latencies = await timeQueries(timed, { rounds, budgetMs, random: createRandom(SEED) })
  // Those of the warm-up came first.
  for (const [name, values] of matchMs) {
    values.splice(0, values.length - (latencies.get(name)?.length ?? 0))
  }
  return { latencies, matchMs }
}

function toPath({ q, parameters }: BenchQuery): string {
  return `/search?${new URLSearchParams({ q, ...parameters }).toString()}`
}

/** How many answers are compared to find one of typical size. */
const COMPARED_ANSWERS = 50

/** Gives the answer to two words whose length is nearest to the mean of such answers. */
async function typicalAnswer(
  app: ReturnType<typeof createSearchApp>,
  classes: readonly ClassQueries[],
): Promise<string> {
  const { queries = [] } = classes.find(({ name }) => name === 'two-words') ?? classes[0] ?? {}
  const bodies: string[] = []
  for (const query of queries.slice(0, COMPARED_ANSWERS)) {
    bodies.push(await (await app.request(toPath(query))).text())
  }
  const mean = bodies.reduce((sum, { length }) => sum + length, 0) / bodies.length
  const distance = (body: string): number => Math.abs(body.length - mean)
  return bodies.reduce((best, body) => (distance(body) < distance(best) ? body : best), '{}')
}

/** Serves the search app, and beside it a JSON of about the size of its answers, made beforehand. */
async function serve(
  engine: SearchEngine,
  classes: readonly ClassQueries[],
  corpus: string,
): Promise<string> {
  const app = new Hono()
  const searchApp = createSearchApp(engine)
  const readyMade = await typicalAnswer(searchApp, classes)
  app.get(READY_MADE_PATH, (c) =>
    c.body(readyMade, 200, { 'Content-Type': 'application/json; charset=UTF-8' }),
  )
  addPauseRoutes(app, corpus)
  app.route('/', searchApp)
  const server = createAdaptorServer({ fetch: app.fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Listening on a port, so the address is not a pipe's name.
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}
