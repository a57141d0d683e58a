// A rate limit for each client in the memory of this process, with rate-limiter-flexible. A limit that
// several servers share comes from the same library.
import type { RateLimiter } from '../../http/middleware/rate-limit.ts'

export interface RateLimiterOptions {
  /** Requests that a client may make in a window. */
  readonly points: number
  /** Length of a window, seconds; it begins with a client's first request. */
  readonly duration: number
}

/** Creates a limiter for a search app's option `rateLimiter`. */
export async function createRateLimiter(options: RateLimiterOptions): Promise<RateLimiter> {
  const { RateLimiterMemory } = await import('rate-limiter-flexible')
  return new RateLimiterMemory({ ...options })
}
