// A corpus on disk: its stories as JSON Lines, its queries, its description. One story at a time is
// in memory while writing, since a million of them are more than a string can hold.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'

import { WORK } from '../places.ts'
import type { QuerySet } from '../queries/query-set.ts'
import type { CorpusSource } from './corpora.ts'
import type { CorpusStory } from './corpus-story.ts'

/** What a result says about the texts that it was measured on. */
export interface CorpusFacts {
  readonly name: string
  readonly description: string
  readonly stories: number
  /** Of titles and bodies together, UTF-16 code units. */
  readonly characters: number
  /** First 16 hexadecimal digits of the SHA-256 of the JSON Lines. */
  readonly hash: string
  /** Time that reading or generating took, milliseconds. */
  readonly readMs: number
}

/** Gives the folder of a corpus, ending in a slash. */
export function corpusFolder(name: string): URL {
  return new URL(`${name}/`, WORK)
}

/** Writes the stories of a corpus and gives them with what is to be known of them. */
export async function writeCorpus(
  source: CorpusSource,
): Promise<{ readonly facts: CorpusFacts; readonly stories: readonly CorpusStory[] }> {
  const folder = corpusFolder(source.name)
  await mkdir(folder, { recursive: true })
  const file = createWriteStream(new URL('stories.jsonl', folder))
  const hash = createHash('sha256')
  const stories: CorpusStory[] = []
  let characters = 0
  let readMs = 0
  let started = performance.now()
  for await (const story of source.read()) {
    readMs += performance.now() - started
    const line = `${JSON.stringify(story)}\n`
    hash.update(line)
    stories.push(story)
    characters += story.title.length + story.body.length
    if (!file.write(line)) await once(file, 'drain')
    started = performance.now()
  }
  file.end()
  await finished(file)
  const facts: CorpusFacts = {
    name: source.name,
    description: source.description,
    stories: stories.length,
    characters,
    hash: hash.digest('hex').slice(0, 16),
    readMs,
  }
  return { facts, stories }
}

/** Reads the stories of a corpus that was written before. */
export async function readCorpus(name: string): Promise<CorpusStory[]> {
  const stories: CorpusStory[] = []
  const stream = createReadStream(new URL('stories.jsonl', corpusFolder(name)), 'utf8')
  let rest = ''
  // Split by hand: readline also ends lines at U+2028, which may stand in a story. With an encoding
  // the chunks are strings, and writeCorpus wrote what they hold.
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) stories.push(JSON.parse(line) as CorpusStory)
  }
  return stories
}

/** Writes the queries of a corpus beside its stories. */
export async function writeQueries(name: string, queries: QuerySet): Promise<void> {
  await writeFile(new URL('queries.json', corpusFolder(name)), JSON.stringify(queries))
}

/** Reads the queries of a corpus. */
export async function readQueries(name: string): Promise<QuerySet> {
  const text = await readFile(new URL('queries.json', corpusFolder(name)), 'utf8')
  // Written by writeQueries.
  return JSON.parse(text) as QuerySet
}
