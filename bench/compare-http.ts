// How much of what a server could answer at all does `/search` answer? Both routes are in one Hono app,
// take the same connections in turn, and send bodies of about the same length.
import { loadHttp, type LoadResult } from './measure/http-load.ts'
import { runTask } from './measure/task.ts'
import type { HttpComparison } from './peer-jobs.ts'
import type { AnswerInput, AnswerOutput } from './tasks/answer.ts'

const CONNECTIONS = 16

/** How often the two routes take turns. */
const TURNS = 4

/** Time of a turn, milliseconds. */
const TURN_MS = 1000

/** Serves the index of a corpus and asks both routes. */
export async function compareHttp(corpus: string): Promise<HttpComparison> {
  const input: AnswerInput = { corpus, classes: ['two-words'], rounds: 0, budgetMs: 0 }
  let compared: HttpComparison | undefined
  await runTask<AnswerOutput>('tasks/answer.js', input, {
    whileAlive: async (output) => {
      compared = await takeTurns(output)
    },
  })
  if (compared === undefined) throw new Error('Expected whileAlive to have run')
  return compared
}

async function takeTurns(output: AnswerOutput): Promise<HttpComparison> {
  const { origin, readyMadePath } = output
  const searchPaths = output.classes.flatMap(({ paths }) => paths)
  const ask = (paths: readonly string[]): Promise<LoadResult> =>
    loadHttp({ origin, paths, connections: CONNECTIONS, durationMs: TURN_MS })
  const search: LoadResult[] = []
  const readyMade: LoadResult[] = []
  for (let turn = 0; turn <= TURNS; turn++) {
    const ready = await ask([readyMadePath])
    const found = await ask(searchPaths)
    // The first turn only warms up.
    if (turn === 0) continue
    readyMade.push(ready)
    search.push(found)
  }
  return {
    connections: CONNECTIONS,
    searchPerSecond: mean(search.map(({ requestsPerSecond }) => requestsPerSecond)),
    readyMadePerSecond: mean(readyMade.map(({ requestsPerSecond }) => requestsPerSecond)),
    searchBytes: mean(search.map(({ bodyBytes }) => bodyBytes)),
    readyMadeBytes: mean(readyMade.map(({ bodyBytes }) => bodyBytes)),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
