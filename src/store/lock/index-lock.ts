// The lock of an index: one build writes at a time, whatever machine or container it runs in.
//
// index-data/lock/<id>/holder: the lock is held while the folder `lock` has something in it. `<id>` is the
// holder's own folder, and `holder`, which is touched all the time, says who that is. Taking the lock over
// moves the own folder of the old holder away.
import { randomUUID } from 'node:crypto'
import { lstat, mkdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

import { IndexError } from '../../errors.ts'
import { diskCode, isMissing } from '../disk-error.ts'
import { startHeartbeat } from './heartbeat.ts'
import { findHolder, HOLDER_NAME, holderText, isDead, type LockHolder } from './lock-holder.ts'

/** The lock's name in the folder of the index; `lock-<id>` is one that is being made or unmade. */
export const LOCK_NAME = 'lock'

/**
 * Looks at a holder that shows no life before the lock is taken over: ten seconds, twenty heartbeats.
 * Looks are counted, not time, so that a machine that slept does not find every lock abandoned.
 */
const STALE_LOOKS = 100
/** Pause between two looks, milliseconds. */
const LOOK_PAUSE_MS = 100

/**
 * Runs `task` while no other build writes to `directory`. A lock whose holder died, or showed no life
 * for ten seconds, is taken over.
 *
 * The old holder may only have been paused. Hence the rule for `task`: it changes the folder of the
 * index only by renaming files out of its own folder, which it is given, or into it. That folder is gone
 * at the moment of the takeover, so a holder that wakes up fails at its next step and damages nothing.
 * @throws IndexError `index_locked` while another build holds the lock, or has taken it over.
 */
export async function withIndexLock<T>(
  directory: string,
  task: (ownFolder: string) => Promise<T>,
): Promise<T> {
  const id = randomUUID()
  await acquire(directory, id)
  const ownFolder = join(directory, LOCK_NAME, id)
  const heartbeat = startHeartbeat(join(ownFolder, HOLDER_NAME))
  try {
    return await task(ownFolder)
  } catch (error) {
    throw (await isGone(ownFolder)) ? takenOver(directory, error) : error
  } finally {
    await heartbeat.stop()
    // What cannot be removed shows no life any more.
    await rm(ownFolder, { recursive: true, force: true }).catch(() => undefined)
    await rmdir(join(directory, LOCK_NAME)).catch(() => undefined)
  }
}

async function acquire(directory: string, id: string): Promise<void> {
  let watched: LockHolder | undefined
  let looks = 0
  for (;;) {
    const holder = await findHolder(join(directory, LOCK_NAME))
    if (holder === undefined) {
      if (await take(directory, id)) return
    } else if (holder.path !== watched?.path) {
      watched = holder
      looks = 0
    } else if (holder.sign !== undefined && holder.sign !== watched.sign) {
      throw locked(directory, holder)
    }
    looks += 1
    if (holder !== undefined && (looks > STALE_LOOKS || (await isDead(holder)))) {
      await expel(holder, join(directory, `${LOCK_NAME}-${id}`))
      watched = undefined
    } else {
      await wait(LOOK_PAUSE_MS)
    }
  }
}

/** What the system says to renaming a folder to where something is. */
const OCCUPIED: readonly (string | undefined)[] =
  process.platform === 'win32' ? ['EPERM', 'EACCES', 'EEXIST'] : ['ENOTEMPTY', 'EEXIST', 'ENOTDIR']

/** Makes the lock elsewhere and moves it into place as a whole; false where another was faster. */
async function take(directory: string, id: string): Promise<boolean> {
  const lock = join(directory, LOCK_NAME)
  const prepared = join(directory, `${LOCK_NAME}-${id}`)
  await mkdir(prepared)
  try {
    await mkdir(join(prepared, id))
    await writeFile(join(prepared, id, HOLDER_NAME), await holderText())
    // Windows puts no folder in the place of another, even of an empty one.
    if (process.platform === 'win32') await rmdir(lock).catch(() => undefined)
    await rename(prepared, lock)
    return true
  } catch (error) {
    await rm(prepared, { recursive: true, force: true })
    // Missing: the holder of the lock by now clears up, and took it for something left behind.
    if (OCCUPIED.includes(diskCode(error)) || isMissing(error)) return false
    throw error
  }
}

/** Frees the lock of this one holder. Of several that try, one succeeds; a later holder is not met. */
async function expel({ path, isFolder }: LockHolder, aside: string): Promise<void> {
  try {
    if (isFolder) await rename(path, aside)
    else await unlink(path)
  } catch (error) {
    const there = await lstat(path).catch(() => undefined)
    if (there?.isDirectory() === isFolder) throw error
  }
  await rm(aside, { recursive: true, force: true })
}

async function isGone(path: string): Promise<boolean> {
  return lstat(path).then(() => false, isMissing)
}

function locked(directory: string, { owner }: LockHolder): IndexError {
  const who = owner === undefined ? '' : ` (process ${owner.pid} on ${owner.host})`
  const message = `Another build${who} is writing \`${directory}\`. Wait for it to end.`
  return new IndexError('index_locked', directory, message)
}

function takenOver(directory: string, cause: unknown): IndexError {
  const message = `This build has lost its lock on \`${directory}\`: another build took over, because this one showed no life for a while, or the lock was removed. The index is as the other left it; run this build again.`
  return new IndexError('index_locked', directory, message, { cause })
}
