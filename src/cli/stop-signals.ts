// The signals that stop a command, and the exit codes that they give.
import process from 'node:process'

import { EXIT_BY_SIGNAL } from './exit-codes.ts'

type StopSignal = keyof typeof EXIT_BY_SIGNAL

export interface StopSignals {
  /** Aborted by the first SIGINT or SIGTERM; the second exits at once. */
  readonly signal: AbortSignal
  /** Resolves then. */
  readonly stopped: Promise<void>
  /** Gives the signals back. */
  readonly release: () => void
}

/** Takes SIGINT and SIGTERM; `onStop` is called with the first of them. */
export function takeStopSignals(onStop: (signal: StopSignal) => void): StopSignals {
  const stop = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => {
      resolve()
    })
  })
  const onSignal = (signal: StopSignal): void => {
    if (stop.signal.aborted) process.exit(EXIT_BY_SIGNAL[signal])
    onStop(signal)
    stop.abort()
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  return {
    signal: stop.signal,
    stopped,
    release: () => {
      process.off('SIGTERM', onSignal).off('SIGINT', onSignal)
    },
  }
}
