// The pause before a source is asked again.

/** Longest pause after failures: a feed that is back should be noticed within a day. */
const MAX_BACKOFF_MS = 24 * 60 * 60 * 1000
/** Longest pause that a server can ask for; what asks for more is hardly meant so. */
const MAX_RETRY_AFTER_MS = 7 * MAX_BACKOFF_MS

/** What came of asking. */
export interface PollOutcome {
  /** How often in a row it failed, 0 if it did not. */
  readonly failures: number
  /** How long the server asks to be left alone, seconds. */
  readonly retryAfterSeconds?: number | undefined
}

/**
 * Gives the pause before a source is asked again, milliseconds: the usual one, doubled with every
 * failure up to a day; what the server asks for, up to a week, and never less than usual.
 */
export function pollDelay(everyMs: number, { failures, retryAfterSeconds }: PollOutcome): number {
  if (retryAfterSeconds !== undefined) {
    return Math.max(everyMs, Math.min(retryAfterSeconds * 1000, MAX_RETRY_AFTER_MS))
  }
  return Math.max(everyMs, Math.min(everyMs * 2 ** failures, MAX_BACKOFF_MS))
}
