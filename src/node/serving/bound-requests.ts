// Bounds on waiting work: gives requests their turn, and refuses at once what would wait too long. Health
// checks are always answered.
import type { IncomingMessage } from 'node:http'

import { LedeError } from '../../errors.ts'
import { HEALTH_ROUTES } from '../../http/middleware/guard.ts'
import type { Answer } from './bound-connections.ts'
import type { ServingLimits } from './serving-limits.ts'
import { createTurns, type Turns } from './take-turns.ts'

/** Answers in place of the app, with a problem. */
export type Refuse = (
  error: LedeError,
  ...exchange: [...Parameters<Answer>, waitedMs?: number]
) => void

/** Answering within bounds. */
export interface BoundedRequests {
  readonly answer: Answer
  /** Begins no work until the function that it gives is called. */
  readonly hold: Turns['hold']
}

/** Made once: saying no has to be cheap. */
export const OVERLOADED = new LedeError(
  'overloaded',
  'More is asked than can be answered; ask again later',
)

/**
 * Wraps answering so that requests are started one a turn, and no more than so many are in flight: more
 * of them, and those whose turn comes too late, are refused.
 */
export function boundRequests(
  { maxInFlight, maxWaitMs }: Pick<ServingLimits, 'maxInFlight' | 'maxWaitMs'>,
  answer: Answer,
  refuse: Refuse,
): BoundedRequests {
  const turns = createTurns(maxWaitMs)
  let inFlight = 0
  const bounded: Answer = (incoming, outgoing) => {
    if (HEALTH_ROUTES.has(pathOf(incoming))) {
      answer(incoming, outgoing)
      return
    }
    if (inFlight >= maxInFlight) {
      refuse(OVERLOADED, incoming, outgoing)
      return
    }
    inFlight++
    outgoing.once('close', () => {
      inFlight--
    })
    turns.take({
      isGone: () => outgoing.destroyed,
      start: () => {
        answer(incoming, outgoing)
      },
      tooLate: (waitedMs) => {
        refuse(OVERLOADED, incoming, outgoing, waitedMs)
      },
    })
  }
  return { answer: bounded, hold: turns.hold }
}

/** Gives the path that a request is for, without parameters. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? ''
}
