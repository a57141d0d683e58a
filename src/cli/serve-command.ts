// `lede serve`: answers over HTTP until told to stop. Logs one JSON line a request to standard
// output.
import process from 'node:process'
import { destination, type Logger, pino, stdTimeFunctions } from 'pino'

import type { Config } from '../config.ts'
import { IndexError } from '../errors.ts'
import type { NewsIndex } from '../indexing/news-index.ts'
import { readIndex } from '../node/open-index.ts'
import { readManifest } from '../indexing/read-index.ts'
import { serveSearch } from '../node.ts'
import { buildOnThread } from './build-on-thread.ts'
import { createOperatorOptions } from './operator-options.ts'
import { EXIT_BY_SIGNAL } from './exit-codes.ts'

type StopSignal = keyof typeof EXIT_BY_SIGNAL

/**
 * Serves until SIGTERM or SIGINT, then drains and gives exit code 0. A second signal exits at
 * once.
 *
 * @param sources What an index is built from where there is none.
 * @throws IndexError for an index that is damaged or not ours: it is never silently replaced.
 */
export async function runServe(config: Config, sources: readonly string[]): Promise<number> {
  const log = createLog(config)
  const stop = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    stop.signal.addEventListener('abort', () => {
      resolve()
    })
  })
  const onSignal = (signal: StopSignal): void => {
    if (stop.signal.aborted) process.exit(EXIT_BY_SIGNAL[signal])
    log.info({ signal }, 'draining')
    stop.abort()
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  try {
    const server = await serveSearch({
      ...config,
      ...(await createOperatorOptions(config)),
      index: () => readOrBuild(config, sources, log, stop.signal),
      signal: stop.signal,
      onListening: (address) => {
        log.info(address, 'listening')
      },
      onRequest: (entry) => {
        log.info(entry, 'request')
      },
      onError: (error, request) => {
        log.error({ ...request, err: error }, 'failed')
      },
    })
    log.info({ url: server.url, port: server.port }, 'ready')
    await stopped
    await server.close()
  } catch (error) {
    // Told to stop before the index was live: that is no failure.
    if (!stop.signal.aborted) throw error
  } finally {
    process.off('SIGTERM', onSignal).off('SIGINT', onSignal)
  }
  log.info('stopped')
  return 0
}

async function readOrBuild(
  { index: directory, timeZone, language }: Config,
  sources: readonly string[],
  log: Logger,
  signal: AbortSignal,
): Promise<NewsIndex> {
  const started = performance.now()
  const tookMs = (): number => Math.round(performance.now() - started)
  try {
    const index = await readIndex(directory, { language })
    const { counts, generation } = await readManifest(directory)
    log.info({ directory, generation, stories: counts.stories, tookMs: tookMs() }, 'index read')
    return index
  } catch (error) {
    if (!(error instanceof IndexError && error.code === 'index_missing')) throw error
  }
  const { counts, files, issues } = await buildOnThread(
    { sources, timeZone, directory, language },
    signal,
  )
  const { stories } = counts
  log.info({ directory, stories, files, issues, tookMs: tookMs() }, 'index built')
  return readIndex(directory, { language })
}

function createLog({ logLevel }: Config): Logger {
  const output = destination({ fd: 1, sync: true })
  // Whoever read the log has gone; readers of the service should not notice.
  output.on('error', () => undefined)
  const formatters = { level: (label: string) => ({ level: label }) }
  const timestamp = stdTimeFunctions.isoTime
  return pino({ level: logLevel, base: null, timestamp, formatters }, output)
}
