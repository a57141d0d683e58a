// The last answer of each address, with what makes the next request conditional. A file that was torn or
// is not ours counts as none.
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

import { makeFolder } from '../../store/make-folder.ts'
import type { Fetched } from './fetch-address.ts'

/** The last answer of an address. */
export interface KeptAnswer extends Omit<Extract<Fetched, { isUnchanged: false }>, 'isUnchanged'> {
  /** When it was fetched, ISO 8601. */
  readonly fetchedAt: string
}

const KeptSchema = v.object({
  asked: v.string(),
  sha256: v.string(),
  fetchedAt: v.string(),
  address: v.string(),
  mediaType: v.string(),
  charset: v.optional(v.string()),
  validators: v.object({ etag: v.optional(v.string()), lastModified: v.optional(v.string()) }),
})

/** Reads what is kept of an address in a folder; undefined where nothing whole is. */
export async function readKept(folder: string, asked: string): Promise<KeptAnswer | undefined> {
  const path = pathOf(folder, asked)
  try {
    const text = await readFile(`${path}.json`, 'utf8')
    const { sha256, asked: kept, charset, ...facts } = v.parse(KeptSchema, JSON.parse(text))
    const bytes = await readFile(`${path}.body`)
    if (kept !== asked || hashOf(bytes) !== sha256) return undefined
    return { ...facts, charset, bytes }
  } catch {
    return undefined
  }
}

/**
 * Keeps an answer, body first, so that a facts file never speaks of a body that is not there.
 * @throws Node's errors of the disk, LedeError `invalid_config` for a folder that cannot be made.
 */
export async function keepAnswer(
  folder: string,
  asked: string,
  { bytes, ...facts }: KeptAnswer,
): Promise<void> {
  await makeFolder(folder)
  const path = pathOf(folder, asked)
  const text = JSON.stringify({ asked, sha256: hashOf(bytes), ...facts })
  await writeWhole(`${path}.body`, bytes)
  await writeWhole(`${path}.json`, text)
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp-${randomUUID()}`
  try {
    await writeFile(temporary, content)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}

const TEMPORARY_NAME = /\.tmp-[0-9a-f-]+$/
/**
 * Age from which a temporary file counts as left behind by a process that was killed, milliseconds.
 * Writing one takes a second; an answer whose file is removed too early is not kept, and that is all.
 */
const ABANDONED_MS = 10_000

/** Removes what processes that were killed have left in a folder of answers. */
export async function removeAbandoned(folder: string): Promise<void> {
  // Where nothing can be read or removed, nothing is lost.
  for (const name of await readdir(folder).catch(() => [])) {
    if (!TEMPORARY_NAME.test(name)) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found === undefined || Date.now() - found.mtimeMs < ABANDONED_MS) continue
    await rm(path, { force: true }).catch(() => undefined)
  }
}

/** An address may be longer than a file's name, and hold what names cannot. */
function pathOf(folder: string, asked: string): string {
  return join(folder, hashOf(asked).slice(0, 32))
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
