// The limit of what one client may ask, as an interface and in headers
// (draft-ietf-httpapi-ratelimit-headers-10).
import { LedeError } from '../../errors.ts'
import { problemResponse, toProblem } from '../response/problems.ts'

/** What is left to a client in its window. */
export interface RateLimitState {
  readonly remainingPoints: number
  readonly msBeforeNext: number
}

/**
 * Counts requests of clients: any limiter of `rate-limiter-flexible`, in memory or shared between
 * servers, fits.
 */
export interface RateLimiter {
  /** Requests that a client may make in a window. */
  readonly points: number
  /** Length of a window, seconds. */
  readonly duration: number
  /** Counts one request; rejects with the same state where it is one too many. */
  consume(client: string): Promise<RateLimitState>
}

/** What a limiter says to one request. */
export interface RateLimitVerdict {
  readonly headers: Readonly<Record<string, string>>
  /** The answer where it is one too many. */
  readonly refusal: Response | undefined
}

/** Counts a request of a client. @throws What the limiter throws when it cannot count. */
export async function countRequest(
  limiter: RateLimiter,
  client: string,
): Promise<RateLimitVerdict> {
  let state: RateLimitState
  let allowed = true
  try {
    state = await limiter.consume(client)
  } catch (error) {
    if (!isState(error)) throw error
    state = error
    allowed = false
  }
  const { points, duration } = limiter
  const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000))
  const remaining = Math.max(0, Math.floor(state.remainingPoints))
  const headers = {
    'RateLimit-Policy': `"default";q=${points};w=${duration}`,
    RateLimit: `"default";r=${remaining};t=${seconds}`,
  }
  if (allowed) return { headers, refusal: undefined }
  const detail = `Expected at most ${points} requests in ${duration} seconds, received more`
  const problem = toProblem(new LedeError('rate_limited', detail))
  return { headers, refusal: problemResponse(problem, { 'Retry-After': String(seconds) }) }
}

function isState(thrown: unknown): thrown is RateLimitState {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    !(thrown instanceof Error) &&
    'msBeforeNext' in thrown &&
    typeof thrown.msBeforeNext === 'number' &&
    'remainingPoints' in thrown &&
    typeof thrown.remainingPoints === 'number'
  )
}
