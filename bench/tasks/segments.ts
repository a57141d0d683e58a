// Times of one corpus in several numbers of segments, next to each other in one process, after a check
// that the answers are the same.
import { createEngine, type SearchEngine } from 'lede'
import { readIndex } from 'lede/node'

import { SEED } from '../corpus/corpora.ts'
import { readQueries } from '../corpus/corpus-files.ts'
import { collectGarbage } from '../measure/memory.ts'
import { indexFolder } from '../measure/open-engine.ts'
import { answerTask } from '../measure/task.ts'
import { type QueriesOfClass, timeInTurn, type TurnTimes } from '../measure/time-in-turn.ts'
import type { BenchQuery, ClassName } from '../queries/query-set.ts'
import { findDifference } from '../queries/same-answer.ts'
import { createRandom } from '../random.ts'

export interface SegmentsInput {
  readonly corpus: string
  readonly segments: readonly number[]
  readonly classes: readonly ClassName[]
  readonly rounds: number
  /** Longest time for a class on an engine in a round, milliseconds, as the check reckons it. */
  readonly budgetMs: number
}

/** Queries of a class that are timed even if they take longer than the budget. */
const LEAST_QUERIES = 5

/** Hits that are compared: the largest page. */
const COMPARED_HITS = 100

answerTask(async (input: SegmentsInput): Promise<readonly TurnTimes[]> => {
  const { corpus, segments, rounds, budgetMs } = input
  // One moment for all, since a score goes by the age of a story.
  const nowMs = Date.now()
  const open = async (): Promise<SearchEngine[]> => {
    const engines: SearchEngine[] = []
    for (const count of segments) {
      const index = await readIndex(indexFolder(corpus, count))
      engines.push(createEngine(index, { now: () => nowMs }))
    }
    return engines
  }
  const classes = (await readQueries(corpus)).filter(
    ({ name, queries }) => input.classes.includes(name) && queries.length > 0,
  )
  const timed = await checkClasses(await open(), classes, { segments, budgetMs })
  return timeInTurn(timed, {
    rounds,
    random: createRandom(SEED),
    open: async () => {
      const engines = await open()
      collectGarbage()
      return engines.map(
        (engine) =>
          ({ q, parameters }) =>
            engine.search({ q, ...parameters }),
      )
    },
  })
})

/**
 * Checks every query of every class and gives those that are timed: so many as fit the budget.
 * @throws Error that names the first query whose answers differ.
 */
async function checkClasses(
  [first, ...others]: readonly SearchEngine[],
  classes: readonly QueriesOfClass<BenchQuery>[],
  { segments, budgetMs }: Pick<SegmentsInput, 'segments' | 'budgetMs'>,
): Promise<QueriesOfClass<BenchQuery>[]> {
  const timed: QueriesOfClass<BenchQuery>[] = []
  for (const { name, queries } of classes) {
    const started = performance.now()
    for (const { q, parameters } of queries) {
      const request = { q, ...parameters, pageSize: COMPARED_HITS, excerpts: 0 }
      const expected = await first?.search(request)
      for (const [i, other] of others.entries()) {
        const difference = expected && findDifference(expected, await other.search(request))
        if (difference === undefined) continue
        const counts = `${segments[i + 1] ?? ''} segments against ${segments[0] ?? ''}`
        throw new Error(`${name}, ${JSON.stringify(q)}: ${counts}: ${difference}`)
      }
    }
    const meanMs = (performance.now() - started) / queries.length / segments.length
    const count = Math.max(LEAST_QUERIES, Math.floor(budgetMs / meanMs))
    timed.push({ name, queries: queries.slice(0, count) })
  }
  return timed
}
