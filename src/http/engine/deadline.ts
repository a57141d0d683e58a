// Work with a time limit. Not hono's timeout, which does not tell the work that its time is over.
import type { EngineCall } from '../../engine/search-engine.ts'
import { LedeError } from '../../errors.ts'

/**
 * Waits for work, but no longer than so many milliseconds, and tells it so: by a signal, which is
 * aborted then, and by the time, for work that holds the thread. Work that comes too late all the same
 * has its result dropped.
 * @throws LedeError `timeout`, or what the work throws.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  work: (call: Required<EngineCall>) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const deadlineMs = performance.now() + timeoutMs
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new LedeError('timeout', `No answer within ${timeoutMs} ms`)
      stop.abort(error)
      reject(error)
    }, timeoutMs)
  })
  try {
    return await Promise.race([work({ signal: stop.signal, deadlineMs }), deadline])
  } finally {
    clearTimeout(timer)
  }
}
