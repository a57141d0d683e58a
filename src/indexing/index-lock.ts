// Who may write an index now? One process at a time, by a file that only one can create. Knows
// nothing of what is written.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

import { IndexError } from '../errors.ts'

/** The lock's name in the folder of the index; it holds the writer's process id. */
export const LOCK_NAME = 'lock'

/** How often a lock that changes or names nobody is looked at again before it counts as stale. */
const LOOKS = 10
/** Pause between two looks, milliseconds: creating a lock and writing the id into it takes less. */
const LOOK_PAUSE_MS = 20

/** The folders that this process is writing; a lock with our own id from an earlier life is stale. */
const held = new Set<string>()

/**
 * Runs `task` while no other process writes to `directory`. A lock whose process is gone is taken
 * over. Two that take over the same stale lock at the same moment can both come through here, so
 * `task` calls `assertHeld` before what must not happen twice.
 * @throws IndexError `index_locked` while a living process holds the lock.
 */
export async function withIndexLock<T>(
  directory: string,
  task: (assertHeld: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const key = resolve(directory)
  if (held.has(key)) throw locked(directory, process.pid)
  held.add(key)
  try {
    await acquire(directory)
    try {
      return await task(async () => {
        const owner = await readOwner(directory)
        if (owner !== process.pid) throw locked(directory, owner ?? 0)
      })
    } finally {
      if ((await readOwner(directory)) === process.pid) await release(directory)
    }
  } finally {
    held.delete(key)
  }
}

async function acquire(directory: string): Promise<void> {
  const path = join(directory, LOCK_NAME)
  for (let look = 1; ; look++) {
    try {
      await writeFile(path, `${process.pid}\n`, { flag: 'wx' })
      return
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
    const owner = await readOwner(directory)
    if (owner !== undefined && isAlive(owner)) throw locked(directory, owner)
    if (owner !== undefined || look % LOOKS === 0) await release(directory)
    else await wait(LOOK_PAUSE_MS)
  }
}

async function release(directory: string): Promise<void> {
  await rm(join(directory, LOCK_NAME), { force: true })
}

/** Gives the process id in the lock; undefined where there is no lock or nothing in it yet. */
async function readOwner(directory: string): Promise<number | undefined> {
  try {
    const id = Number(await readFile(join(directory, LOCK_NAME), 'utf8'))
    return Number.isSafeInteger(id) && id > 0 ? id : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isAlive(id: number): boolean {
  if (id === process.pid) return false
  try {
    return process.kill(id, 0)
  } catch (error) {
    // Not ours to signal, but there.
    return hasCode(error, 'EPERM')
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function locked(directory: string, owner: number): IndexError {
  const path = join(directory, LOCK_NAME)
  return new IndexError(
    'index_locked',
    directory,
    `Another build (process ${owner}) is writing \`${directory}\`. Wait for it to end; if there is no such build, delete \`${path}\`.`,
  )
}
