// A test collection on disk: documents, queries, and which documents people judged to answer which
// query. Knows no engine.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'

import type { PeerStory } from '../peers/peer.ts'
import type { Judgments } from './measures.ts'

/** Longest query, UTF-16 code units: the product's own limit. */
export const MAX_QUERY_LENGTH = 512

/** The files of a collection. */
const FILES = ['docs.jsonl', 'queries.jsonl', 'qrels.tsv'] as const

/** A query of which some document was judged relevant. */
export interface JudgedQuery {
  readonly id: string
  /** What is asked: the text of the collection, cut where it is too long. */
  readonly text: string
  /** Where it stands in its file, from 0. */
  readonly place: number
  readonly judgments: Judgments
}

/** The questions of a collection. */
export interface Questions {
  readonly queries: readonly JudgedQuery[]
  /** Queries in the file, those without judgments included. */
  readonly listed: number
  /** Judged queries that were cut. */
  readonly cut: number
}

const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.nonEmpty())
const DocumentSchema = v.object({
  id: Id,
  title: v.nullish(v.string(), ''),
  body: v.nullish(v.string(), ''),
})
const QuerySchema = v.object({ id: Id, text: v.string() })

/** Gives the name of a collection: its folder's. */
export function nameOfCollection(folder: URL): string {
  return basename(fileURLToPath(folder))
}

/** Names the files that a collection lacks. */
export function missingFiles(folder: URL): readonly string[] {
  return FILES.filter((name) => !existsSync(new URL(name, folder)))
}

/**
 * Reads the documents.
 * @throws RangeError that names the line that is none.
 */
export async function readDocuments(folder: URL): Promise<readonly PeerStory[]> {
  return readJsonLines(new URL('docs.jsonl', folder), DocumentSchema)
}

/**
 * Reads the judged queries, in the order of their file.
 * @throws RangeError that names the line that is malformed.
 */
export async function readQuestions(folder: URL): Promise<Questions> {
  const judged = parseJudgments(await readFile(new URL('qrels.tsv', folder), 'utf8'))
  const listed = await readJsonLines(new URL('queries.jsonl', folder), QuerySchema)
  const queries = listed.flatMap(({ id, text }, place): JudgedQuery[] => {
    const judgments = judged.get(id) ?? new Map<string, number>()
    const isJudged = [...judgments.values()].some((grade) => grade > 0)
    return isJudged ? [{ id, text: cutQuery(text), place, judgments }] : []
  })
  const cut = queries.filter(({ place, text }) => listed[place]?.text !== text).length
  return { queries, listed: listed.length, cut }
}

async function readJsonLines<TSchema extends v.GenericSchema>(
  file: URL,
  schema: TSchema,
): Promise<v.InferOutput<TSchema>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return lines.flatMap((line, number) => {
    if (line.trim() === '') return []
    const result = v.safeParse(schema, parseJson(line))
    if (result.success) return [result.output]
    const where = `line ${number + 1} of ${fileURLToPath(file)}`
    throw new RangeError(`Malformed ${where}: ${result.issues[0].message}`)
  })
}

/** Gives what a line of JSON says; undefined, which no schema takes, where it is none. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * Parses judgments: query id, document id and grade, parted by tabs, a line each.
 * @throws RangeError that names the line that is malformed.
 */
export function parseJudgments(text: string): Map<string, Map<string, number>> {
  const judged = new Map<string, Map<string, number>>()
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [query = '', document = '', grade = '', ...rest] = line.trimEnd().split('\t')
    if (query === '' || document === '' || !/^-?\d+$/.test(grade) || rest.length > 0) {
      throw new RangeError(
        `Expected line ${number + 1} of the judgments to be a query, a document and a whole grade, received "${line.slice(0, 80)}"`,
      )
    }
    const judgments = judged.get(query) ?? new Map<string, number>()
    judged.set(query, judgments.set(document, Number(grade)))
  }
  return judged
}

/** Cuts a text that is longer than a query may be, between two words where there are two. */
export function cutQuery(text: string, maxLength = MAX_QUERY_LENGTH): string {
  if (text.length <= maxLength) return text
  // The white space right behind the limit counts: the word before it is whole.
  const end = text.slice(0, maxLength + 1).search(/\s\S*$/)
  if (end > 0) return text.slice(0, end).trimEnd()
  const last = text.charCodeAt(maxLength - 1)
  const isHalf = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, isHalf ? maxLength - 1 : maxLength)
}
