// `lede search`: asks an index on disk one question.
import process from 'node:process'

import type { Config } from '../../config.ts'
import { createEngine } from '../../engines/embedded/embedded.ts'
import { LedeError } from '../../errors.ts'
import { readIndex } from '../../node/index-folder/open-index.ts'
import { readWordOptions } from '../options/word-options.ts'
import { EXIT_FAILURE } from '../exit-codes.ts'
import { formatHits } from '../output/format-hits.ts'
import { colorsFor } from '../output/wants-color.ts'

export interface SearchCommandOptions {
  readonly q: string
  /** Of the index and of ranking. */
  readonly config: Config
  /** How many hits at most, as given. */
  readonly limit: string
  /** JSON even on a terminal. */
  readonly json: boolean
  /** Text even where there is no terminal. */
  readonly text: boolean
}

/** Runs the command and gives its exit code: 0 with hits, 1 without. */
export async function runSearch(options: SearchCommandOptions): Promise<number> {
  const { q, config } = options
  const limit = parseLimit(options.limit)
  const words = await readWordOptions(config)
  const engine = createEngine(await readIndex(config.index, config), { ...config, ...words })
  const response = await engine.search({ q, pageSize: limit })
  if (options.json || !(options.text || process.stdout.isTTY)) {
    process.stdout.write(`${JSON.stringify(response, null, 2)}\n`)
  } else {
    const colors = colorsFor(process.stdout, process.env)
    process.stdout.write(formatHits(response, { colors, columns: columnsOf(process.stdout) }))
  }
  return response.totalHits > 0 ? 0 : EXIT_FAILURE
}

/** Width where there is no terminal that says its own, characters. */
const DEFAULT_COLUMNS = 80

function columnsOf({ columns }: { readonly columns?: number }): number {
  const exported = Number(process.env['COLUMNS'])
  return columns ?? (Number.isSafeInteger(exported) && exported > 0 ? exported : DEFAULT_COLUMNS)
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
