// A sign of life: a file that is touched while this process runs. A thread of its own touches it, since a
// build may keep the main thread busy for longer than a sign may be late.
import { Worker } from 'node:worker_threads'

/** Pause between two signs, milliseconds. */
const BEAT_MS = 500

/** Runs as a script or as a module, whichever way the process was started. */
const BEAT = `
  const { utimesSync } = process.getBuiltinModule('node:fs')
  const { workerData } = process.getBuiltinModule('node:worker_threads')
  setInterval(() => {
    try {
      utimesSync(workerData.path, Date.now() / 1000, Date.now() / 1000)
    } catch {
      // Taken over; the build finds out by itself.
    }
  }, workerData.everyMs)
`

export interface Heartbeat {
  /** Resolves when there will be no further sign. */
  readonly stop: () => Promise<void>
}

/** Starts touching a file. A process that ends or is paused stops doing so. */
export function startHeartbeat(path: string): Heartbeat {
  const worker = new Worker(BEAT, {
    eval: true,
    execArgv: [],
    workerData: { path, everyMs: BEAT_MS },
  })
  worker.unref()
  // Without signs the lock may be taken over, which the build finds out by itself.
  worker.on('error', () => undefined)
  return {
    stop: async () => {
      await worker.terminate()
    },
  }
}
