// A comparison as it is kept on disk: a folder with one file of facts and one file a job, each written
// when its job is done.
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import type { CorpusFacts } from '../corpus/corpus-files.ts'
import type { Conditions } from '../measure/conditions.ts'
import { type Done, nameOf } from '../peer-jobs.ts'
import type { PeerOptions } from '../peer-options.ts'
import { RAW_RESULTS } from '../places.ts'
import { stampOf, writeRaw } from './results.ts'

/** What is true of a whole run. */
export interface PeerRunFacts {
  readonly conditions: Conditions
  /** peer -> version of its package */
  readonly versions: Readonly<Record<string, string>>
  readonly corpora: readonly CorpusFacts[]
  readonly rounds: number
  readonly queries: number
}

export interface PeerRun {
  readonly folder: URL
  readonly path: string
  readonly facts: PeerRunFacts
  readonly done: readonly Done[]
  readonly has: (name: string) => boolean
  /** Keeps what came of a job. */
  readonly keep: (done: Done) => Promise<void>
  /** Keeps what is to be known of a corpus. */
  readonly keepCorpus: (facts: CorpusFacts) => Promise<void>
}

const PREFIX = 'peers-'
const FACTS = 'facts.json'

/**
 * Opens a new run, or the newest one where it is to be resumed or drawn.
 * @throws Error when there is none to go on with, or one that was measured under other conditions.
 */
export async function openPeerRun(
  options: PeerOptions,
  current: Pick<PeerRunFacts, 'conditions' | 'versions'>,
): Promise<PeerRun> {
  const isOld = options.resume || options.draw
  const name = isOld ? await findNewest() : `${PREFIX}${stampOf(current.conditions.date)}/`
  const folder = new URL(name, RAW_RESULTS)
  let facts: PeerRunFacts = isOld
    ? await readJson<PeerRunFacts>(new URL(FACTS, folder))
    : { ...current, corpora: [], rounds: options.rounds, queries: options.queries }
  if (options.resume) checkSame(facts, options, current)
  const done = isOld ? await readDone(folder) : []
  const names = new Set(done.map(({ job }) => nameOf(job)))
  const writeFacts = (): Promise<string> => writeRaw(name + FACTS, facts)
  if (!isOld) await writeFacts()
  return {
    folder,
    path: fileURLToPath(folder),
    get facts() {
      return facts
    },
    done,
    has: (job) => names.has(job),
    keep: async (finished) => {
      const job = nameOf(finished.job)
      await writeRaw(`${name}${job}.json`, finished)
      names.add(job)
      done.push(finished)
    },
    keepCorpus: async (corpus) => {
      const others = facts.corpora.filter((known) => known.name !== corpus.name)
      facts = { ...facts, corpora: [...others, corpus] }
      await writeFacts()
    },
  }
}

/**
 * Makes sure that what is added can be compared with what is there.
 * @throws Error that says what differs.
 */
function checkSame(
  { conditions, queries }: PeerRunFacts,
  options: PeerOptions,
  current: Pick<PeerRunFacts, 'conditions'>,
): void {
  const differing = [
    ['queries a class', queries, options.queries],
    ['node', conditions.node, current.conditions.node],
    ['cpu', conditions.cpu, current.conditions.cpu],
    ['commit', conditions.commit, current.conditions.commit],
  ].filter(([, before, now]) => before !== now)
  if (differing.length === 0) return
  const found = differing.map(([what, before, now]) => `${what} was ${before} and is ${now}`)
  throw new Error(`Expected to resume under the same conditions: ${found.join(', ')}`)
}

async function findNewest(): Promise<string> {
  const names = existsSync(RAW_RESULTS) ? await readdir(RAW_RESULTS) : []
  const newest = names
    .filter((name) => name.startsWith(PREFIX))
    .sort()
    .at(-1)
  if (newest === undefined) throw new Error('Expected an earlier run of bench:peers, found none')
  return `${newest}/`
}

async function readDone(folder: URL): Promise<Done[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== FACTS)
  return Promise.all(names.sort().map((name) => readJson<Done>(new URL(name, folder))))
}

/** Reads what writeRaw wrote. */
async function readJson<T>(file: URL): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T
}
