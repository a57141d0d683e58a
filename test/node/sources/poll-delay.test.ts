import { describe, expect, it } from 'vitest'
import { pollDelay, type PollOutcome } from '../../../src/node/sources/poll-delay.ts'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

describe('pollDelay', () => {
  it.each<[number, PollOutcome, number]>([
    [15 * MINUTE, { failures: 0 }, 15 * MINUTE],
    [15 * MINUTE, { failures: 1 }, 30 * MINUTE],
    [15 * MINUTE, { failures: 3 }, 120 * MINUTE],
    [15 * MINUTE, { failures: 2000 }, DAY],
    [2 * DAY, { failures: 1 }, 2 * DAY],
    [15 * MINUTE, { failures: 1, retryAfterSeconds: 3600 }, 60 * MINUTE],
    [15 * MINUTE, { failures: 9, retryAfterSeconds: 1 }, 15 * MINUTE],
    [15 * MINUTE, { failures: 1, retryAfterSeconds: 999_999_999 }, 7 * DAY],
  ])('of %i ms after %j is %i ms', (everyMs, outcome, delay) => {
    expect(pollDelay(everyMs, outcome)).toBe(delay)
  })
})
