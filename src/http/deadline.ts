// What if an answer takes too long? Knows promises and time, nothing else.
import { LedeError } from '../errors.ts'

/**
 * Waits for work, but no longer than so many milliseconds. Work that comes too late goes on; its
 * result is dropped.
 * @throws LedeError `timeout`, or what the work throws.
 */
export async function withDeadline<T>(timeoutMs: number, work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LedeError('timeout', `No answer within ${timeoutMs} ms`))
    }, timeoutMs)
  })
  try {
    return await Promise.race([work(), deadline])
  } finally {
    clearTimeout(timer)
  }
}
