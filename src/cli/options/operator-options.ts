// The settings for operators as options of a search app: keys, metrics, traces, counts of queries, the
// rate limit.
import { readFile } from 'node:fs/promises'

import type { Config } from '../../config.ts'
import { LedeError } from '../../errors.ts'
import type { SearchAppOptions } from '../../http/search-app-options.ts'
import { createClientAddress } from '../../node/serving/client-address.ts'
import { createMetrics } from '../../node/serving/create-metrics.ts'
import { createRateLimiter } from '../../node/serving/create-rate-limiter.ts'
import { createTracing } from '../../node/serving/create-tracing.ts'
import type { Metrics } from '../../telemetry/metrics.ts'
import { createQueryStatistics } from '../../telemetry/query-statistics.ts'

/** Options of which the settings of the same names mean something else. */
export interface OperatorOptions extends SearchAppOptions {
  readonly metrics: Metrics | undefined
}

/**
 * Makes the options.
 * @throws LedeError `invalid_config` for a file of keys that cannot be read or holds none, and for
 *   proxies that are no addresses.
 */
export async function createOperatorOptions(config: Config): Promise<OperatorOptions> {
  const { adminToken, apiKeysFile, rateLimit, rateWindowS } = config
  const fileKeys = apiKeysFile === '' ? [] : await readKeys(apiKeysFile)
  const tracing = await createTracing()
  return {
    requestIds: true,
    apiKeys: [...config.apiKeys, ...fileKeys],
    clientAddress: createClientAddress(config.trustProxy),
    ...(tracing && { observers: [tracing] }),
    metrics: config.metrics ? await createMetrics() : undefined,
    ...(adminToken !== undefined && { adminToken, queryStatistics: createQueryStatistics() }),
    ...(rateLimit > 0 && {
      rateLimiter: await createRateLimiter({ points: rateLimit, duration: rateWindowS }),
    }),
  }
}

/** A key as it can stand in a header and in a list: commas separate keys there. */
const KEY = /^[\x21-\x2b\x2d-\x7e]+$/

/** Reads a file of keys, one a line. */
export async function readKeys(file: string): Promise<readonly string[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    throw new LedeError('invalid_config', `Cannot read the API keys in \`${file}\``, { cause })
  }
  const lines = text.split('\n').map((line) => line.trim())
  const isKey = (line: string): boolean => line !== '' && !line.startsWith('#')
  const keys = lines.filter(isKey)
  const faulty = lines.findIndex((line) => isKey(line) && !KEY.test(line))
  // An empty file is no wish to let everybody in.
  if (keys.length > 0 && faulty < 0) return keys
  const expected = 'printable ASCII characters without spaces and commas, one key a line'
  const received = faulty < 0 ? 'no key' : `something else in line ${faulty + 1}`
  throw new LedeError(
    'invalid_config',
    `Expected \`${file}\` to hold ${expected}, received ${received}`,
  )
}
