// `lede serve`: answers over HTTP until told to stop. Logs one JSON line a request to standard
// output.
import type { Logger } from 'pino'

import type { Config } from '../../config.ts'
import { IndexError } from '../../errors.ts'
import type { OpenedIndex } from '../../engines/embedded/opened-index.ts'
import { readIndex } from '../../node/index-folder/open-index.ts'
import { readManifest } from '../../store/read-manifest.ts'
import { serveSearch } from '../../node.ts'
import { buildOnThread } from '../indexing/build-on-thread.ts'
import { createLog } from '../output/create-log.ts'
import { createOperatorOptions } from '../options/operator-options.ts'
import { takeStopSignals } from '../stop-signals.ts'
import { readWordOptions } from '../options/word-options.ts'

/**
 * Serves until SIGTERM or SIGINT, then drains and gives exit code 0. A second signal exits at
 * once.
 *
 * @param sources What an index is built from where there is none.
 * @throws IndexError for an index that is damaged or not ours: it is never silently replaced.
 */
export async function runServe(config: Config, sources: readonly string[]): Promise<number> {
  const log = createLog(config.logLevel)
  const stop = takeStopSignals((signal) => {
    log.info({ signal }, 'draining')
  })
  try {
    const server = await serveSearch({
      ...config,
      ...(await createOperatorOptions(config)),
      ...(await readWordOptions(config)),
      index: () => readOrBuild(config, sources, log, stop.signal),
      follow: config.index,
      onIndex: ({ generation, stories }) => {
        log.info({ directory: config.index, generation, stories }, 'index replaced')
      },
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
    await stop.stopped
    await server.close()
  } catch (error) {
    // Told to stop before the index was live: that is no failure.
    if (!stop.signal.aborted) throw error
  } finally {
    stop.release()
  }
  log.info('stopped')
  return 0
}

async function readOrBuild(
  { index: directory, timeZone, dateOrder, leaveOutFuture, language }: Config,
  sources: readonly string[],
  log: Logger,
  signal: AbortSignal,
): Promise<OpenedIndex> {
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
    { sources, timeZone, dateOrder, leaveOutFuture, directory, language },
    signal,
  )
  const { stories } = counts
  log.info({ directory, stories, files, issues, tookMs: tookMs() }, 'index built')
  return readIndex(directory, { language })
}
