// Who is next? Starts waiting work in the order in which it came, one piece a turn of the event loop, so
// that sockets are looked at in between. Knows nothing of requests.

/** Work that waits for its turn. */
export interface Waiting {
  /** Whether nobody wants it any more. */
  readonly isGone: () => boolean
  readonly start: () => void
  /** Called in place of `start` when the turn comes too late, with how long it took, milliseconds. */
  readonly tooLate: (waitedMs: number) => void
}

/** Gives work its turn. */
export type TakeTurn = (work: Waiting) => void

/** Makes a queue. Work that has waited longer than `maxWaitMs` is not started. */
export function createTurns(maxWaitMs: number): TakeTurn {
  const queue: { readonly work: Waiting; readonly sinceMs: number }[] = []
  let isTaken = false
  const turn = (): void => {
    isTaken = false
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { work, sinceMs } = next
      if (work.isGone()) continue
      const waitedMs = performance.now() - sinceMs
      if (waitedMs <= maxWaitMs) {
        take(work)
        return
      }
      work.tooLate(waitedMs)
    }
  }
  const take = (work: Waiting): void => {
    isTaken = true
    setImmediate(turn)
    work.start()
  }
  return (work) => {
    if (isTaken) queue.push({ work, sinceMs: performance.now() })
    else take(work)
  }
}
