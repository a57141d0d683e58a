// How long does each query take? Every query is timed by itself, class after class, in rounds.
import { type Random, shuffled } from '../random.ts'

/** A class of queries with what answers one of them. */
export interface TimedClass<TQuery> {
  readonly name: string
  readonly queries: readonly TQuery[]
  readonly run: (query: TQuery) => unknown
}

export interface TimingOptions {
  readonly rounds: number
  /** Longest time for a class in a round, milliseconds; what is left out comes first in the next. */
  readonly budgetMs: number
  /** Draws the order of the classes anew in each round. */
  readonly random: Random
}

/** name of the class -> one value a query and round, milliseconds. */
export type Latencies = ReadonlyMap<string, readonly number[]>

/** Queries that are timed in a round even where one of them takes longer than the whole budget. */
const LEAST_QUERIES = 5

/** Queries of each class that run before anything is timed, so that the code is compiled. */
const WARM_UP_QUERIES = 40

/** Longest time that a class is warmed up, milliseconds. */
const WARM_UP_MS = 1000

/** Times all classes. Answers that are promises are waited for. */
export async function timeQueries<TQuery>(
  classes: readonly TimedClass<TQuery>[],
  { rounds, budgetMs, random }: TimingOptions,
): Promise<Latencies> {
  for (const { queries, run } of classes) {
    const untilMs = performance.now() + WARM_UP_MS
    for (const query of queries.slice(0, WARM_UP_QUERIES)) {
      if (performance.now() < untilMs) await run(query)
    }
  }
  const latencies = new Map(classes.map(({ name }): [string, number[]] => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const timed of shuffled(random, classes)) {
      await timeClass(timed, budgetMs, latencies.get(timed.name) ?? [])
    }
  }
  return latencies
}

async function timeClass<TQuery>(
  { queries, run }: TimedClass<TQuery>,
  budgetMs: number,
  values: number[],
): Promise<void> {
  const begun = performance.now()
  const first = values.length
  for (let i = 0; i < queries.length; i++) {
    if (i >= LEAST_QUERIES && performance.now() - begun > budgetMs) break
    // The index is inside, so what stands there is a TQuery.
    const query = queries[(first + i) % queries.length] as TQuery
    const started = performance.now()
    const answer = run(query)
    if (answer instanceof Promise) await answer
    values.push(performance.now() - started)
  }
}
