// What a comparison comes to: medians over rounds, percentiles over all queries, and who was left out
// why. Small enough to be kept in the repository.
import type { Comparison } from '../peer-options.ts'
import { median, summarize, type Summary } from '../measure/percentiles.ts'
import type { StartKind } from '../measure/start-output.ts'
import type { Done, HttpComparison } from '../peer-jobs.ts'
import { ALL_PEERS } from '../peer-list.ts'
import { CLASS_NAMES, type ClassName } from '../queries/query-set.ts'
import type { PeerRunFacts } from './peer-run.ts'

/** One engine on one class of queries of one corpus. */
export interface PeerLatency extends Summary {
  readonly comparison: 'classes' | 'sizes'
  readonly corpus: string
  readonly stories: number
  readonly peer: string
  readonly label: string
  readonly name: ClassName
  /** Median over the rounds of the mean, milliseconds: what ratios are taken of. */
  readonly meanOfRounds: number
  /** Share of queries whose source was among the ten. */
  readonly found?: number
}

/** One engine's index of one corpus. */
export interface PeerIndex {
  readonly comparison: 'classes' | 'sizes'
  readonly corpus: string
  readonly peer: string
  readonly label: string
  /** Medians over the rounds. */
  readonly buildMs: number
  readonly indexBytes: number
}

export interface PeerStart {
  readonly corpus: string
  readonly what: StartKind
  /** Medians over the rounds. */
  readonly readyMs: number
  readonly bytes: number
}

export interface PeerSummary extends PeerRunFacts {
  readonly latencies: readonly PeerLatency[]
  readonly indexes: readonly PeerIndex[]
  readonly starts: readonly PeerStart[]
  readonly http: readonly (HttpComparison & { readonly corpus: string })[]
  readonly leftOut: readonly {
    readonly comparison: Comparison
    readonly corpus: string
    readonly peer: string
    readonly reason: string
  }[]
}

/** Sums up what was done. */
export function toPeerSummary(facts: PeerRunFacts, done: readonly Done[]): PeerSummary {
  return {
    ...facts,
    latencies: sumLatencies(facts, done),
    indexes: sumIndexes(done),
    starts: sumStarts(done),
    http: sumHttp(done),
    leftOut: listLeftOut(done),
  }
}

type PeerDone = Extract<Done, { output: { classes: unknown } }>

function peerDone(done: readonly Done[]): PeerDone[] {
  return done.filter((one): one is PeerDone => 'output' in one && 'classes' in one.output)
}

function placeOf(peer: string): number {
  return ALL_PEERS.findIndex(({ key }) => key === peer)
}

function labelOf(peer: string): string {
  return ALL_PEERS.find(({ key }) => key === peer)?.label ?? peer
}

function sumLatencies({ corpora }: PeerRunFacts, done: readonly Done[]): PeerLatency[] {
  const measured = peerDone(done).flatMap(({ job, output }) =>
    output.classes
      .filter(({ latenciesMs }) => latenciesMs.length > 0)
      .map((answered) => ({ job, answered })),
  )
  const groups = grouped(
    measured,
    ({ job, answered }) => `${job.kind} ${job.corpus} ${job.peer} ${answered.name}`,
  )
  const rows = groups.map(([{ job, answered }, all]): PeerLatency => {
    const shares = all.flatMap((one) => one.answered.found ?? [])
    return {
      comparison: job.kind,
      corpus: job.corpus,
      stories: corpora.find(({ name }) => name === job.corpus)?.stories ?? 0,
      peer: job.peer,
      label: labelOf(job.peer),
      name: answered.name,
      ...summarize(all.flatMap((one) => one.answered.latenciesMs)),
      meanOfRounds: median(all.map((one) => summarize(one.answered.latenciesMs).mean)),
      ...(shares.length > 0 && { found: median(shares) }),
    }
  })
  // Rounds begin with different peers; a summary always has the same order.
  return rows.sort(
    (a, b) =>
      a.stories - b.stories ||
      CLASS_NAMES.indexOf(a.name) - CLASS_NAMES.indexOf(b.name) ||
      placeOf(a.peer) - placeOf(b.peer),
  )
}

function sumIndexes(done: readonly Done[]): PeerIndex[] {
  const groups = grouped(peerDone(done), ({ job }) => `${job.kind} ${job.corpus} ${job.peer}`)
  const rows = groups.map(([{ job }, all]) => ({
    comparison: job.kind,
    corpus: job.corpus,
    peer: job.peer,
    label: labelOf(job.peer),
    buildMs: median(all.map(({ output }) => output.buildMs)),
    indexBytes: median(all.map(({ output }) => output.indexBytes)),
  }))
  return rows.sort((a, b) => placeOf(a.peer) - placeOf(b.peer))
}

function sumStarts(done: readonly Done[]): PeerStart[] {
  type StartDone = Extract<Done, { output: { readyMs: number } }>
  const started = done.filter((one): one is StartDone => 'output' in one && 'readyMs' in one.output)
  return grouped(started, ({ job }) => `${job.corpus} ${job.what}`).map(([{ job }, all]) => ({
    corpus: job.corpus,
    what: job.what,
    readyMs: median(all.map(({ output }) => output.readyMs)),
    bytes: median(all.map(({ output }) => output.bytes)),
  }))
}

function sumHttp(done: readonly Done[]): PeerSummary['http'] {
  type HttpDone = Extract<Done, { output: HttpComparison }>
  const served = done.filter(
    (one): one is HttpDone => 'output' in one && 'searchPerSecond' in one.output,
  )
  return grouped(served, ({ job }) => job.corpus).map(([{ job, output }, all]) => ({
    corpus: job.corpus,
    connections: output.connections,
    searchPerSecond: median(all.map((one) => one.output.searchPerSecond)),
    readyMadePerSecond: median(all.map((one) => one.output.readyMadePerSecond)),
    searchBytes: median(all.map((one) => one.output.searchBytes)),
    readyMadeBytes: median(all.map((one) => one.output.readyMadeBytes)),
  }))
}

function listLeftOut(done: readonly Done[]): PeerSummary['leftOut'] {
  const without = done.flatMap((one) => ('leftOut' in one ? [one] : []))
  return without.map(({ job, leftOut }) => ({
    comparison: job.kind,
    corpus: job.corpus,
    peer: job.kind === 'start' ? job.what : job.kind === 'http' ? 'lede' : job.peer,
    reason: leftOut,
  }))
}

/** Puts items with the same key together, in order of their first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [T, readonly T[]][] {
  const groups = new Map<string, [T, T[]]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item, [item]])
    else group[1].push(item)
  }
  return [...groups.values()]
}
