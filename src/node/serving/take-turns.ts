// A queue of waiting work: first come, first served, one piece a turn of the event loop, so that sockets
// are looked at in between.

/** Work that waits for its turn. */
interface Waiting {
  /** Whether nobody wants it any more. */
  readonly isGone: () => boolean
  readonly start: () => void
  /** Called in place of `start` when the turn comes too late, with how long it took, milliseconds. */
  readonly tooLate: (waitedMs: number) => void
}

/** Gives work its turn. */
export interface Turns {
  readonly take: (work: Waiting) => void
  /** Starts nothing until the function that it gives is called. */
  readonly hold: () => () => void
}

/** Makes a queue. Work that has waited longer than `maxWaitMs` is not started. */
export function createTurns(maxWaitMs: number): Turns {
  const queue: { readonly work: Waiting; readonly sinceMs: number }[] = []
  let isTaken = false
  let isHeld = false
  const turn = (): void => {
    isTaken = false
    while (!isHeld) {
      const next = queue.shift()
      if (next === undefined) return
      const { work, sinceMs } = next
      if (work.isGone()) continue
      const waitedMs = performance.now() - sinceMs
      if (waitedMs <= maxWaitMs) {
        start(work)
        return
      }
      work.tooLate(waitedMs)
    }
  }
  const start = (work: Waiting): void => {
    isTaken = true
    setImmediate(turn)
    work.start()
  }
  return {
    take: (work) => {
      if (isTaken || isHeld) queue.push({ work, sinceMs: performance.now() })
      else start(work)
    },
    hold: () => {
      isHeld = true
      return () => {
        isHeld = false
        if (!isTaken) turn()
      }
    },
  }
}
