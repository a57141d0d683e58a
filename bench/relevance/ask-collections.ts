// Asks the engines the judged queries of collections, each engine and collection in a fresh process, and
// keeps what came of it.
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import process from 'node:process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { runTask, TaskError } from '../measure/task.ts'
import { COLLECTIONS, RAW_RESULTS } from '../places.ts'
import { writeText } from '../report/results.ts'
import { missingFiles, nameOfCollection, type Questions, readQuestions } from './collection.ts'
import { type CollectionScore, judge } from './judge.ts'
import type { EngineScores } from './judged-tables.ts'
import { ENGINES, type RelevanceOptions } from './options.ts'
import type { AskInput, AskOutput } from './tasks/ask-collection.ts'
import { formatGains, formatQrels, formatRun } from './trec.ts'

/** What is to be known of a collection beside the scores. */
export interface CollectionFacts {
  readonly name: string
  readonly documents: number
  readonly queries: number
  readonly cut: number
}

export interface Judged {
  readonly collections: readonly CollectionFacts[]
  readonly engines: readonly EngineScores[]
}

/** Where to write and to whom to tell. */
export interface Reporting {
  /** Folder below the raw results, ending in a slash. */
  readonly folder: string
  readonly print: (text: string) => void
}

/** Longest time for one engine on one collection, its build included, milliseconds. */
const LIMIT_MS = 20 * 60_000

/** JavaScript heap that every process may use, MiB. */
const HEAP_MIB = 8192

/** Asks everyone everything; undefined where no collection was found. */
export async function askCollections(
  options: RelevanceOptions,
  { folder, print }: Reporting,
): Promise<Judged | undefined> {
  const collections: CollectionFacts[] = []
  const scores = new Map(options.engines.map((key) => [key, new Map<string, CollectionScore>()]))
  for (const location of await findCollections(options.folders, print)) {
    const name = nameOfCollection(location)
    const questions = await readQuestions(location)
    if (questions.queries.length === 0) {
      print(`${name}: skipped, since none of its queries is judged`)
      continue
    }
    await keep(`${folder}${name}.qrels`, formatQrels(judgmentsOf(questions)))
    await keep(`${folder}${name}.gains.qrels`, formatGains(judgmentsOf(questions)))
    let documents = 0
    for (const engine of options.engines) {
      const input = { engine, folder: location.href, rounds: options.rounds } satisfies AskInput
      const output = await ask(input, (reason) => {
        print(`${name}: ${engine} gave nothing: ${reason}`)
      })
      if (output === undefined) continue
      documents = output.documents
      const rankings = new Map(output.rankings)
      await keep(`${folder}${name}.${engine}.run`, formatRun(rankings, engine))
      scores.get(engine)?.set(name, judge(questions, rankings, output.latenciesMs))
    }
    const { queries, listed, cut } = questions
    print(
      `${name}: ${documents.toLocaleString('en')} documents, ${queries.length} of ${listed} queries judged, ${cut} of them cut`,
    )
    collections.push({ name, documents, queries: queries.length, cut })
  }
  if (collections.length === 0) return undefined
  const engines = ENGINES.flatMap(({ key, label }): EngineScores[] => {
    const ofEngine = scores.get(key)
    return ofEngine === undefined ? [] : [{ key, label, scores: ofEngine }]
  })
  return { collections, engines }
}

function judgmentsOf({ queries }: Questions) {
  return new Map(queries.map(({ id, judgments }) => [id, judgments]))
}

async function keep(name: string, text: string): Promise<void> {
  await writeText(new URL(name, RAW_RESULTS), text)
}

async function ask(
  input: AskInput,
  onFailure: (reason: string) => void,
): Promise<AskOutput | undefined> {
  try {
    return await runTask<AskOutput>('relevance/tasks/ask-collection.js', input, {
      timeoutMs: LIMIT_MS,
      heapMiB: HEAP_MIB,
    })
  } catch (error) {
    if (!(error instanceof TaskError)) throw error
    onFailure(error.message)
    return undefined
  }
}

/** Gives the folders that hold whole collections; says of others what they lack. */
async function findCollections(
  named: readonly string[],
  print: (text: string) => void,
): Promise<readonly URL[]> {
  const folders = named.length > 0 ? named.map(toFolder) : await listCollections(print)
  return folders.filter((folder) => {
    const missing = missingFiles(folder)
    if (missing.length > 0) {
      print(`${fileURLToPath(folder)}: skipped, since it has no ${missing.join(', no ')}`)
    }
    return missing.length === 0
  })
}

async function listCollections(print: (text: string) => void): Promise<readonly URL[]> {
  if (!existsSync(COLLECTIONS)) {
    print('Judged collections: skipped, since ../shared/data/relevance is not here')
    return []
  }
  const entries = await readdir(COLLECTIONS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => new URL(`${encodeURIComponent(name)}/`, COLLECTIONS))
}

/** A folder as it was named where npm was called. */
function toFolder(name: string): URL {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), name)
  return pathToFileURL(`${path}/`)
}
