// Times of the same queries on several engines, in rounds, with the order of the engines reversed in
// each round.
import { type Random, shuffled } from '../random.ts'
import { median } from './percentiles.ts'

export interface QueriesOfClass<TQuery> {
  readonly name: string
  readonly queries: readonly TQuery[]
}

/** Answers one query. */
export type Ask<TQuery> = (query: TQuery) => Promise<unknown>

export interface TurnOptions<TQuery> {
  readonly rounds: number
  /** Draws the order of the classes in each round. */
  readonly random: Random
  /** Opens the engines at the start of a round, always in the same order. */
  readonly open: () => Promise<readonly Ask<TQuery>[]>
}

/** Times of a class, milliseconds: engine -> query -> median over the rounds. */
export interface TurnTimes {
  readonly name: string
  /** Asked for the first time since the engine was opened. */
  readonly firstMs: readonly (readonly number[])[]
  /** Asked again, right after all queries of the class were asked once. */
  readonly againMs: readonly (readonly number[])[]
}

/** Times all classes on all engines. */
export async function timeInTurn<TQuery>(
  classes: readonly QueriesOfClass<TQuery>[],
  { rounds, random, open }: TurnOptions<TQuery>,
): Promise<TurnTimes[]> {
  // class -> engine -> query -> one value a round
  const first = new Map<string, number[][][]>()
  const again = new Map<string, number[][][]>()
  for (let round = 0; round < rounds; round++) {
    const engines = [...(await open()).entries()]
    if (round % 2 === 1) engines.reverse()
    for (const { name, queries } of shuffled(random, classes)) {
      for (const [engine, ask] of engines) {
        for (const times of [first, again]) {
          addTimes(times, { name, engine, values: await timeAll(queries, ask) })
        }
      }
    }
  }
  const medians = (values: readonly number[][][] = []) =>
    values.map((byQuery) => byQuery.map(median))
  return classes.map(({ name }) => ({
    name,
    firstMs: medians(first.get(name)),
    againMs: medians(again.get(name)),
  }))
}

async function timeAll<TQuery>(queries: readonly TQuery[], ask: Ask<TQuery>): Promise<number[]> {
  const values: number[] = []
  for (const query of queries) {
    const started = performance.now()
    await ask(query)
    values.push(performance.now() - started)
  }
  return values
}

function addTimes(
  times: Map<string, number[][][]>,
  { name, engine, values }: { name: string; engine: number; values: readonly number[] },
): void {
  const byEngine = times.get(name) ?? []
  times.set(name, byEngine)
  const byQuery = (byEngine[engine] ??= values.map(() => []))
  values.forEach((ms, query) => byQuery[query]?.push(ms))
}
