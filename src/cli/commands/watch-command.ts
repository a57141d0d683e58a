// `lede watch`: keeps an index up to date with feeds and pages until told to stop. Logs one JSON line an
// event to standard output.
import type { Logger } from 'pino'

import type { Config } from '../../config.ts'
import { watchSources, type WatchEvent } from '../../node/sources/watch-sources.ts'
import { createLog } from '../output/create-log.ts'
import { EXIT_FAILURE } from '../exit-codes.ts'
import { takeStopSignals } from '../stop-signals.ts'

export interface WatchCommandOptions {
  readonly addresses: readonly string[]
  readonly config: Config
  readonly everyMs: number
  readonly allowPrivate: boolean
  /** Asks each address once and ends. */
  readonly once: boolean
}

/**
 * Runs until SIGINT or SIGTERM and gives exit code 0; asking once, 1 where something went wrong.
 * @throws LedeError as `watchSources`.
 */
export async function runWatch(options: WatchCommandOptions): Promise<number> {
  const { addresses, config, everyMs, allowPrivate, once } = options
  const { index: directory, timeZone, dateOrder, leaveOutFuture, language, logLevel } = config
  const log = createLog(logLevel)
  const outcome = { hasFailed: false }
  const stop = takeStopSignals((signal) => {
    log.info({ signal }, 'stopping')
  })
  try {
    log.info({ directory, addresses: addresses.length, everyMs }, 'watching')
    await watchSources(addresses, directory, {
      everyMs,
      timeZone,
      dateOrder,
      leaveOutFuture,
      language,
      once,
      fetch: { allowPrivate },
      signal: stop.signal,
      onEvent: (event) => {
        outcome.hasFailed ||= event.kind === 'failed' || event.kind === 'not_indexed'
        logEvent(log, event)
      },
    })
  } finally {
    stop.release()
  }
  log.info('stopped')
  return once && outcome.hasFailed ? EXIT_FAILURE : 0
}

/** How many issues of one answer are logged; the rest is counted. */
const LOGGED_ISSUES = 5

function logEvent(log: Logger, { kind, ...facts }: WatchEvent): void {
  if (kind === 'failed' || kind === 'not_kept' || kind === 'not_indexed')
    log.warn(facts, MESSAGES[kind])
  else if (!('issues' in facts)) log.info(facts, MESSAGES[kind])
  else {
    const { issues, ...read } = facts
    const reasons = issues.slice(0, LOGGED_ISSUES).map(({ reason }) => reason)
    const told = issues.length > 0 && { issues: issues.length, reasons }
    log.info({ ...read, ...told }, MESSAGES[kind])
  }
}

const MESSAGES: Readonly<Record<WatchEvent['kind'], string>> = {
  read: 'read',
  failed: 'not fetched',
  not_kept: 'not kept',
  indexed: 'indexed',
  not_indexed: 'not indexed',
}
