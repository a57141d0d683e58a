// `npm run bench:peers`: Lede and its peers on the same texts with the same queries, each in fresh
// processes, in rounds that begin with another one each time.
import process from 'node:process'

import { CORPORA, isPresent, SIZES } from './corpus/corpora.ts'
import type { CorpusFacts } from './corpus/corpus-files.ts'
import { installPeers } from './install-peers.ts'
import { describeConditions } from './measure/conditions.ts'
import type { StartOutput } from './measure/start-output.ts'
import { runTask, TaskError } from './measure/task.ts'
import { compareHttp } from './compare-http.ts'
import { type Done, type Job, listJobs, nameOf, reasonToLeaveOut } from './peer-jobs.ts'
import { ALL_PEERS, PEER_CLASSES, readVersion } from './peer-list.ts'
import { parsePeerOptions, PEER_USAGE, type PeerOptions } from './peer-options.ts'
import { CLASS_NAMES, type ClassName } from './queries/query-set.ts'
import { describeCorpus, formatConditions } from './report/bench-tables.ts'
import { openPeerRun, type PeerRun } from './report/peer-run.ts'
import { toPeerSummary } from './report/peer-summary.ts'
import { formatPeerTables } from './report/peer-tables.ts'
import { writePictures } from './report/peer-pictures.ts'
import { RESULTS } from './places.ts'
import { writeCurated } from './report/results.ts'
import type { BuildInput } from './tasks/build.ts'
import type { PeerInput, PeerOutput } from './tasks/peer.ts'
import type { PrepareInput } from './tasks/prepare.ts'
import type { StartInput } from './tasks/start.ts'

/** The classes whose latency is followed from size to size. */
const GROWING_CLASSES: readonly ClassName[] = ['two-words', 'stop-words', 'title']

/** JavaScript heap that every process may use, MiB. */
const HEAP_MIB = 16_384

async function main(): Promise<void> {
  const options = parsePeerOptions(process.argv.slice(2))
  if (options === undefined) {
    print(PEER_USAGE)
    return
  }
  await installPeers(print)
  const run = await openPeerRun(options, {
    conditions: describeConditions(),
    versions: await readVersions(options),
  })
  print(formatConditions(run.facts.conditions))
  print(`Values are kept in ${run.path}`)
  if (!options.draw) await measure(run, options)
  const summary = toPeerSummary(run.facts, run.done)
  print(`\n${formatPeerTables(summary)}`)
  const folder = new URL('pictures/', run.folder)
  for (const path of await writePictures(summary, folder)) print(`Drew ${path}`)
  if (options.publish) {
    for (const path of await writePictures(summary, RESULTS)) print(`Drew ${path}`)
    print(`Wrote the summary to ${await writeCurated('peers.json', summary)}`)
  }
}

async function readVersions({ peers }: PeerOptions): Promise<Readonly<Record<string, string>>> {
  const taking = ALL_PEERS.filter(({ key }) => peers.includes(key))
  return Object.fromEntries(
    await Promise.all(taking.map(async (peer) => [peer.key, await readVersion(peer)] as const)),
  )
}

async function measure(run: PeerRun, options: PeerOptions): Promise<void> {
  const open = listJobs(options).filter((job) => !run.has(nameOf(job)))
  const prepared = new Set<string>()
  const indexed = new Set<string>()
  for (const [number, job] of open.entries()) {
    const source = [...CORPORA, ...SIZES].find(({ name }) => name === job.corpus)
    if (source === undefined || !isPresent(source)) {
      if (!prepared.has(job.corpus)) print(`${job.corpus}: skipped, since it is not here`)
      prepared.add(job.corpus)
      continue
    }
    const reason = reasonToLeaveOut(job, run.done)
    if (reason !== undefined) {
      await run.keep({ job, leftOut: reason })
      continue
    }
    if (!prepared.has(job.corpus)) await prepare(job.corpus, run, options)
    prepared.add(job.corpus)
    const isServed = job.kind === 'start' || job.kind === 'http'
    if (isServed && !indexed.has(job.corpus)) {
      await runTask('tasks/build.js', { corpus: job.corpus } satisfies BuildInput)
      indexed.add(job.corpus)
    }
    const done = await runJob(job, options)
    await run.keep(done)
    const outcome = 'leftOut' in done ? `left out: ${done.leftOut}` : 'done'
    print(`${number + 1}/${open.length} ${nameOf(job)}: ${outcome}`)
  }
}

async function prepare(corpus: string, run: PeerRun, { queries }: PeerOptions): Promise<void> {
  const facts = await runTask<CorpusFacts>(
    'tasks/prepare.js',
    { corpus, queries } satisfies PrepareInput,
    { heapMiB: HEAP_MIB },
  )
  print(describeCorpus(facts))
  await run.keepCorpus(facts)
}

/** Does one job; what stops it is part of the result. */
async function runJob(job: Job, options: PeerOptions): Promise<Done> {
  const limits = { timeoutMs: options.limitMs, heapMiB: HEAP_MIB }
  try {
    switch (job.kind) {
      case 'classes':
      case 'sizes': {
        const input = {
          peer: job.peer,
          corpus: job.corpus,
          classes: job.kind === 'sizes' ? GROWING_CLASSES : comparedClasses(),
          round: job.round,
          budgetMs: options.budgetMs,
        } satisfies PeerInput
        return { job, output: await runTask<PeerOutput>('tasks/peer.js', input, limits) }
      }
      case 'start': {
        const input = { corpus: job.corpus, what: job.what } satisfies StartInput
        return { job, output: await runTask<StartOutput>('tasks/start.js', input, limits) }
      }
      case 'http':
        return { job, output: await compareHttp(job.corpus) }
    }
  } catch (error) {
    if (error instanceof TaskError) return { job, leftOut: error.message }
    throw error
  }
}

function comparedClasses(): readonly ClassName[] {
  return CLASS_NAMES.filter((name) => PEER_CLASSES[name] !== undefined)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main().catch((error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
})
