// `lede search`: asks an index on disk one question.
import process from 'node:process'
import { createColors } from 'picocolors'

import type { Config } from '../config.ts'
import { createEngine } from '../engine/embedded.ts'
import { LedeError } from '../errors.ts'
import { readIndex } from '../node/open-index.ts'
import { EXIT_FAILURE } from './exit-codes.ts'
import { formatHits } from './format-hits.ts'

export interface SearchCommandOptions {
  readonly q: string
  /** Of the index and of ranking. */
  readonly config: Config
  /** How many hits at most, as given. */
  readonly limit: string
  /** JSON even on a terminal. */
  readonly json: boolean
}

/** Runs the command and gives its exit code: 0 with hits, 1 without. */
export async function runSearch(options: SearchCommandOptions): Promise<number> {
  const { q, config } = options
  const limit = parseLimit(options.limit)
  const engine = createEngine(await readIndex(config.index, config), config)
  const response = await engine.search({ q, pageSize: limit })
  if (options.json || !process.stdout.isTTY) {
    process.stdout.write(`${JSON.stringify(response, null, 2)}\n`)
  } else {
    const colors = createColors()
    process.stdout.write(formatHits(response, { colors, columns: process.stdout.columns }))
  }
  return response.totalHits > 0 ? 0 : EXIT_FAILURE
}

/** Most hits that can be asked for at once; the engine's own limit of a page. */
const MAX_LIMIT = 100

function parseLimit(text: string): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= MAX_LIMIT) return limit
  throw new LedeError(
    'invalid_config',
    `Expected \`--limit\` to be an integer from 1 to ${MAX_LIMIT}, received ${JSON.stringify(text)}`,
  )
}
