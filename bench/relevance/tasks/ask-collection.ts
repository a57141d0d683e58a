// One engine, one collection: builds the index, asks every judged query, and times the answers.
import { answerTask } from '../../measure/task.ts'
import { timeQueries } from '../../measure/time-queries.ts'
import { ALL_PEERS } from '../../peer-list.ts'
import { createRandom } from '../../random.ts'
import { type JudgedQuery, readDocuments, readQuestions } from '../collection.ts'
import { RECALL_DEPTH } from '../measures.ts'

export interface AskInput {
  readonly engine: string
  /** Folder of the collection, a file URL that ends in a slash. */
  readonly folder: string
  /** Times that every query is timed. */
  readonly rounds: number
}

export interface AskOutput {
  readonly documents: number
  readonly buildMs: number
  /** [query id, ids of documents, best first], in the order of the queries. */
  readonly rankings: readonly (readonly [string, readonly string[]])[]
  /** A value a query and round, milliseconds. */
  readonly latenciesMs: readonly number[]
}

/** Longest time for a round, milliseconds: an engine that needs it all has shown how slow it is. */
const BUDGET_MS = 60_000

answerTask(async ({ engine, folder, rounds }: AskInput): Promise<AskOutput> => {
  const facts = ALL_PEERS.find(({ key }) => key === engine)
  if (facts === undefined) throw new RangeError(`Expected a known engine, received ${engine}`)
  const { build, buildToAsk = build } = await facts.load()
  const documents = await readDocuments(new URL(folder))
  const { queries } = await readQuestions(new URL(folder))
  const started = performance.now()
  const { ask } = await buildToAsk(documents)
  const buildMs = performance.now() - started
  const rankings: (readonly [string, readonly string[]])[] = []
  for (const { id, text } of queries) {
    // A document counts where it stands first, whatever an engine gives twice.
    rankings.push([id, [...new Set(await ask(text, RECALL_DEPTH))]])
  }
  const run = ({ text }: JudgedQuery): unknown => ask(text, RECALL_DEPTH)
  const latencies = await timeQueries([{ name: engine, queries, run }], {
    rounds,
    budgetMs: BUDGET_MS,
    random: createRandom(1),
  })
  return {
    documents: documents.length,
    buildMs,
    rankings,
    latenciesMs: latencies.get(engine) ?? [],
  }
})
