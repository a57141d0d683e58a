// Following a folder: looks at the manifest now and then, and reports each new index. Renaming the
// manifest is the commit.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { MANIFEST_NAME } from '../../store/file-names.ts'
import type { Manifest } from '../../store/manifest.ts'
import { readManifest } from '../../store/read-manifest.ts'

export interface FollowOptions {
  /** Generation that is known already. */
  readonly generation: string
  /** Pause between two looks, milliseconds. */
  readonly everyMs: number
  /** Ends following. */
  readonly signal: AbortSignal
  /** Called with each new index; the next look waits for it. What it throws goes to `onError`. */
  readonly onIndex: (manifest: Manifest) => Promise<void>
  /** Called when a new index cannot be read: once for each, and the old one stays meanwhile. */
  readonly onError: (error: unknown) => void
}

/**
 * Longest pause before a new index that could not be read is tried again, milliseconds. The first pause
 * is that between two looks, and doubles: a short lack of file handles is over at once, while an index
 * that stays damaged is not read all the time.
 */
const MAX_RETRY_PAUSE_MS = 5 * 60_000

/**
 * Follows the index in a folder until the signal is aborted. What could not be read is tried again and
 * again, until that succeeds or there is another one.
 */
export async function followIndex(directory: string, options: FollowOptions): Promise<void> {
  const { everyMs, signal, onIndex, onError } = options
  let { generation } = options
  let seen = ''
  let failures = 0
  let retryAt = Number.POSITIVE_INFINITY
  for (;;) {
    try {
      await sleep(everyMs, undefined, { signal, ref: false })
    } catch {
      return
    }
    const look = await lookAt(join(directory, MANIFEST_NAME))
    if (look !== seen) failures = 0
    else if (performance.now() < retryAt) continue
    seen = look
    retryAt = Number.POSITIVE_INFINITY
    try {
      const manifest = await readManifest(directory)
      if (manifest.generation === generation) continue
      await onIndex(manifest)
      generation = manifest.generation
    } catch (error) {
      if (failures === 0 && !signal.aborted) onError(error)
      retryAt = performance.now() + Math.min(everyMs * 2 ** failures, MAX_RETRY_PAUSE_MS)
      failures += 1
    }
  }
}

/** Gives what differs whenever the file is another one; the same for one that is not there. */
async function lookAt(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    return ''
  }
}
