// The limits of a server: how much clients may ask at once, and how long they may take.

/** Bounds of a server. */
export interface ServingLimits {
  /** Connections that are open at once; when there are more, one on which nothing happens is closed. */
  readonly maxConnections: number
  /** Requests of all connections that wait or are answered at once; further ones get a 503. */
  readonly maxInFlight: number
  /** Requests that one connection may send ahead of the answer it waits for; one more gets a 503. */
  readonly maxAhead: number
  /** Requests that all connections together have sent ahead; who sends more is cut off. */
  readonly maxAheadInAll: number
  /** Longest time that a request waits for its turn before it gets a 503, milliseconds. */
  readonly maxWaitMs: number
  /** Longest time without a byte to or from a client that something is owed to, milliseconds. */
  readonly stalledMs: number
  /** Longest time until a request's headers are there, from when its connection is open, milliseconds. */
  readonly headersMs: number
  /** Longest time until a request is there with its body, milliseconds. */
  readonly requestMs: number
  /** How often these two are looked at, milliseconds. */
  readonly checkEveryMs: number
  /** How long a connection is kept for another request, milliseconds. */
  readonly keepAliveMs: number
}

/**
 * What holds unless a server is told otherwise.
 * - 2000 connections cost about 40 MB, and stay below the 4096 open files that many systems allow.
 * - 512 requests of 2 ms are one second of work. They are also the most answers that wait for
 *   clients which do not read, at up to .5 MB each.
 * - Browsers send nothing ahead. Programs that do (load generators, old crawlers) send tens.
 * - A request that is parsed and waits takes about 5 kB: 4096 of them are 20 MB. Node parses all of
 *   what it reads at once (64 kB, up to 2000 requests), so fewer would cut off who sent one such lot.
 * - Headers are one packet and bodies at most 64 kB, so 10 and 30 seconds are enough on the slowest line.
 * - Node's own 5 seconds for the next request; a browser that comes later opens another connection.
 */
const SERVING_LIMITS = {
  maxConnections: 2000,
  maxInFlight: 512,
  maxAhead: 64,
  maxAheadInAll: 4096,
  stalledMs: 20_000,
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 2_000,
  keepAliveMs: 5_000,
} as const satisfies Omit<ServingLimits, 'maxWaitMs'>

/** Longest timer that Node keeps, milliseconds. */
const MAX_TIMER_MS = 2_147_483_647

/**
 * Completes limits. What would be answered too late is not worth its turn, so waiting takes no longer
 * than answering may; and an answer that both take their time for is not stalled.
 */
export function toServingLimits({
  timeoutMs = 2000,
  ...given
}: Partial<ServingLimits> & { readonly timeoutMs?: number }): ServingLimits {
  const { maxWaitMs = timeoutMs, stalledMs = SERVING_LIMITS.stalledMs } = given
  const { maxConnections, maxInFlight, maxAhead, maxAheadInAll } = { ...SERVING_LIMITS, ...given }
  const { headersMs, requestMs, checkEveryMs, keepAliveMs } = { ...SERVING_LIMITS, ...given }
  return {
    maxConnections,
    maxInFlight,
    maxAhead,
    maxAheadInAll,
    maxWaitMs,
    stalledMs: Math.min(stalledMs + maxWaitMs + timeoutMs, MAX_TIMER_MS),
    headersMs,
    requestMs,
    checkEveryMs,
    keepAliveMs,
  }
}
