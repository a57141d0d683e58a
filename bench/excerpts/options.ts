// What was asked of `npm run bench:excerpts`?
import process from 'node:process'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'

import { SEED } from '../corpus/corpora.ts'
import { RAW_RESULTS } from '../places.ts'

export interface ExcerptBenchOptions {
  /** Page that is written. */
  readonly page: URL
  /** Examples on the page. */
  readonly examples: number
  readonly seed: number
  /** Longest excerpt, UTF-16 code units. */
  readonly length: number
  /** Only stories whose id begins so; empty: all. */
  readonly stories: string
}

export const EXCERPTS_USAGE = `Usage: npm run bench:excerpts -- [FILE] [options]

  FILE             page to write (default bench/results/raw/excerpts.html)

  --seed <n>       other examples (default ${SEED})
  --examples <n>   how many are on the page, 1 to 1000 (default 40)
  --length <n>     longest excerpt, 40 to 500 characters (default 200)
  --stories <id>   only of stories whose id begins so, such as reuters or bbc-sport
  --help           this text`

/**
 * Reads the arguments; undefined where help was asked for.
 * @throws RangeError that names what is out of range.
 */
export function parseExcerptBenchOptions(args: readonly string[]): ExcerptBenchOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      examples: { type: 'string' },
      length: { type: 'string' },
      stories: { type: 'string', default: '' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const [file, ...more] = positionals
  if (more.length > 0) throw new RangeError(`Expected one FILE, received ${positionals.join(', ')}`)
  return {
    page:
      file === undefined
        ? new URL('excerpts.html', RAW_RESULTS)
        : new URL(file, pathToFileURL(`${process.cwd()}/`)),
    examples: parseNumber('--examples', values.examples, 40, [1, 1000]),
    seed: parseNumber('--seed', values.seed, SEED, [0, 2 ** 31]),
    length: parseNumber('--length', values.length, 200, [40, 500]),
    stories: values.stories,
  }
}

function parseNumber(
  flag: string,
  text: string | undefined,
  byDefault: number,
  [least, most]: readonly [number, number],
): number {
  if (text === undefined) return byDefault
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new RangeError(
      `Expected \`${flag}\` to be an integer from ${least} to ${most}, received "${text}"`,
    )
  }
  return number
}
