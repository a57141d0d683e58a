// One engine, one corpus, one round: builds its index, notes whether it finds what it should, and times
// its answers.
import { SEED } from '../corpus/corpora.ts'
import { readCorpus, readQueries } from '../corpus/corpus-files.ts'
import { growth, measureMemory, peakRss } from '../measure/memory.ts'
import { answerTask } from '../measure/task.ts'
import { timeQueries } from '../measure/time-queries.ts'
import { ALL_PEERS, PEER_CLASSES } from '../peer-list.ts'
import type { Mode, Peer } from '../peers/peer.ts'
import type { BenchQuery, ClassName } from '../queries/query-set.ts'
import { createRandom } from '../random.ts'

export interface PeerInput {
  readonly peer: string
  readonly corpus: string
  readonly classes: readonly ClassName[]
  /** Changes the order of the classes. */
  readonly round: number
  /** Longest time for a class, milliseconds. */
  readonly budgetMs: number
}

export interface PeerClass {
  readonly name: ClassName
  /** Queries that could be asked. */
  readonly queries: number
  /** Share of queries whose source was among the ten, 0..1; absent where queries have no source. */
  readonly found?: number
  readonly latenciesMs: readonly number[]
}

export interface PeerOutput {
  readonly buildMs: number
  /** Heap and typed arrays that the index takes, whatever it keeps of the texts included. */
  readonly indexBytes: number
  readonly peakRssBytes: number
  readonly classes: readonly PeerClass[]
}

/** Queries of a class that are looked at for their source. */
const CHECKED = 60
/** Longest time that is spent on looking, milliseconds a class. */
const CHECK_MS = 5000

interface AskedClass {
  readonly name: ClassName
  readonly mode: Mode
  readonly queries: readonly BenchQuery[]
}

answerTask(async (input: PeerInput): Promise<PeerOutput> => {
  const facts = ALL_PEERS.find(({ key }) => key === input.peer)
  if (facts === undefined) throw new RangeError(`Expected a known peer, received ${input.peer}`)
  const entry = await facts.load()
  const stories = await readCorpus(input.corpus)
  const before = measureMemory()
  const started = performance.now()
  const peer = await entry.build(stories)
  const buildMs = performance.now() - started
  const indexBytes = growth(before, measureMemory())
  const classes = (await readQueries(input.corpus)).flatMap(({ name, queries }): AskedClass[] => {
    const mode = PEER_CLASSES[name]
    const isAsked = mode !== undefined && entry.modes.includes(mode) && input.classes.includes(name)
    return isAsked && queries.length > 0 ? [{ name, mode, queries }] : []
  })
  const found = new Map<string, number | undefined>()
  for (const asked of classes) found.set(asked.name, await shareFound(peer, asked))
  const latencies = await timeQueries(
    classes.map(({ name, mode, queries }) => ({
      name,
      queries,
      run: ({ words, typed = words }: BenchQuery) => peer.search({ words: typed, mode }),
    })),
    { rounds: 1, budgetMs: input.budgetMs, random: createRandom(SEED + input.round) },
  )
  return {
    buildMs,
    indexBytes,
    peakRssBytes: peakRss(),
    classes: classes.map(({ name, queries }) => {
      const share = found.get(name)
      return {
        name,
        queries: queries.length,
        ...(share !== undefined && { found: share }),
        latenciesMs: latencies.get(name) ?? [],
      }
    }),
  }
})

async function shareFound(peer: Peer, { mode, queries }: AskedClass): Promise<number | undefined> {
  const untilMs = performance.now() + CHECK_MS
  let asked = 0
  let found = 0
  for (const { words, typed = words, source } of queries.slice(0, CHECKED)) {
    if (source === undefined || performance.now() > untilMs) break
    asked++
    if ((await peer.search({ words: typed, mode })).includes(source)) found++
  }
  return asked === 0 ? undefined : found / asked
}
