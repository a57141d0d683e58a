// The holder of the lock of an index, and whether it is known to be dead. Reads only.
import { lstat, open, readdir, readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import * as v from 'valibot'

import { diskCode, isMissing } from '../disk-error.ts'

/** The file in a holder's own folder that says who it is, and is touched as a sign of life. */
export const HOLDER_NAME = 'holder'

const OwnerSchema = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  host: v.string(),
  /** Among which processes the id is meant; absent where the system does not say. */
  place: v.optional(v.string()),
})

/** What holds a lock. */
export interface LockHolder {
  /** The own folder of the holder; where the lock is no folder, as Lede once made it, the lock. */
  readonly path: string
  readonly isFolder: boolean
  /** When it was touched last, milliseconds by the clock of the disk; absent while it is unmade. */
  readonly sign?: number
  /** Absent where nothing readable says it. */
  readonly owner?: v.InferOutput<typeof OwnerSchema> | undefined
}

/** Finds what holds a lock; undefined where it is free. */
export async function findHolder(lock: string): Promise<LockHolder | undefined> {
  try {
    const found = await lstat(lock)
    if (!found.isDirectory()) return { path: lock, isFolder: false, sign: found.mtimeMs }
    const [name] = (await readdir(lock)).sort()
    if (name === undefined) return undefined
    const path = join(lock, name)
    return { path, isFolder: true, ...(await readSign(join(path, HOLDER_NAME))) }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Opens the file: file systems of a network look at the server only then. */
async function readSign(path: string): Promise<Pick<LockHolder, 'sign' | 'owner'>> {
  try {
    const handle = await open(path)
    try {
      const { mtimeMs } = await handle.stat()
      return { sign: mtimeMs, owner: parseOwner(await handle.readFile('utf8')) }
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (isMissing(error)) return {}
    throw error
  }
}

function parseOwner(text: string): LockHolder['owner'] {
  try {
    return v.parse(OwnerSchema, JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Writes who this process is, for the file of a holder. */
export async function holderText(): Promise<string> {
  return `${JSON.stringify({ pid: process.pid, host: hostname(), place: await readPlace() })}\n`
}

/** Tells whether a holder is dead for sure: a process among ours, and there is none of its id. */
export async function isDead({ owner }: LockHolder): Promise<boolean> {
  if (owner?.place === undefined || owner.place !== (await readPlace())) return false
  try {
    process.kill(owner.pid, 0)
    return false
  } catch (error) {
    return diskCode(error) === 'ESRCH'
  }
}

/** Names the processes among which an id means one: this start of the system, and the container. */
async function readPlace(): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`
  } catch {
    return undefined
  }
}
