// Has a build put another index into this folder? Looks now and then at the manifest, whose renaming is
// the moment at which a new index comes to be. Knows nothing of what is done with it.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { type Manifest, MANIFEST_NAME } from '../indexing/manifest.ts'
import { readManifest } from '../indexing/read-index.ts'

export interface FollowOptions {
  /** Generation that is known already. */
  readonly generation: string
  /** Pause between two looks, milliseconds. */
  readonly everyMs: number
  /** Ends following. */
  readonly signal: AbortSignal
  /** Called with each new index; the next look waits for it. What it throws goes to `onError`. */
  readonly onIndex: (manifest: Manifest) => Promise<void>
  /** Called when a new index cannot be read: once for each, and the old one stays. */
  readonly onError: (error: unknown) => void
}

/** Follows the index in a folder until the signal is aborted. */
export async function followIndex(directory: string, options: FollowOptions): Promise<void> {
  const { everyMs, signal, onIndex, onError } = options
  let { generation } = options
  let seen = ''
  for (;;) {
    try {
      await sleep(everyMs, undefined, { signal, ref: false })
    } catch {
      return
    }
    const look = await lookAt(join(directory, MANIFEST_NAME))
    if (look === seen) continue
    seen = look
    try {
      const manifest = await readManifest(directory)
      if (manifest.generation === generation) continue
      await onIndex(manifest)
      generation = manifest.generation
    } catch (error) {
      if (!signal.aborted) onError(error)
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
