// The options of `npm run bench`.
import { parseArgs } from 'node:util'

import { CORPORA } from './corpus/corpora.ts'
import { CLASS_NAMES, type ClassName, isClassName } from './queries/query-set.ts'

/** What is measured of a corpus. */
export const PARTS = ['build', 'in-process', 'http'] as const
export type Part = (typeof PARTS)[number]

export interface BenchOptions {
  readonly corpora: readonly string[]
  readonly classes: readonly ClassName[]
  readonly parts: readonly Part[]
  /** Times that every query is timed. */
  readonly rounds: number
  /** Most queries a class. */
  readonly queries: number
  /** Longest time for a class in a round, milliseconds. */
  readonly budgetMs: number
  /** Time over HTTP for a class and number of connections, milliseconds. */
  readonly httpMs: number
  /** Numbers of segments that are compared, and nothing else is measured; empty without the option. */
  readonly segments: readonly number[]
  readonly quick: boolean
  /** The result replaces the curated one. */
  readonly publish: boolean
}

export const USAGE = `Usage: npm run bench -- [options]

  --only <names>   only these, separated by commas: corpora (${CORPORA.map(({ name }) => name).join(', ')}),
                   parts (${PARTS.join(', ')}), classes
                   (${CLASS_NAMES.join(', ')})
  --quick          about a minute: seeds and generated, fewer queries, one round
  --rounds <n>     how often each query is timed (default 3)
  --segments <n,n> compares only this: the same corpus cut into so many segments, for example 1,7
  --publish        also writes the summary that the repository keeps
  --help           this text`

/**
 * Reads the arguments; undefined where help was asked for.
 * @throws RangeError that names what is unknown or out of range.
 */
export function parseBenchOptions(args: readonly string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      segments: { type: 'string' },
      publish: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const { quick, publish } = values
  const allCorpora = CORPORA.map(({ name }) => name)
  const names = values.only.flatMap((list) => list.split(',')).map((name) => name.trim())
  const corpora = names.filter((name) => allCorpora.includes(name))
  const parts = PARTS.filter((part) => names.includes(part))
  const classes = names.filter(isClassName)
  const known = [...allCorpora, ...PARTS, ...CLASS_NAMES]
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new RangeError(
      `Expected \`--only\` to name some of ${known.join(', ')}; received ${unknown}`,
    )
  }
  if (publish && (quick || names.length > 0)) {
    throw new RangeError('Expected `--publish` with a whole run, received `--quick` or `--only`')
  }
  const segments = parseSegments(values.segments)
  if (segments.length > 0 && (publish || parts.length > 0)) {
    throw new RangeError(
      'Expected `--segments` with corpora and classes only, received `--publish` or a part',
    )
  }
  return {
    corpora: corpora.length > 0 ? corpora : quick ? ['seeds', 'generated'] : allCorpora,
    parts: parts.length > 0 ? parts : PARTS,
    classes: classes.length > 0 ? classes : CLASS_NAMES,
    rounds: parseCount('--rounds', values.rounds, quick ? 1 : 3),
    queries: quick ? 100 : 300,
    budgetMs: quick ? 500 : 1500,
    httpMs: quick ? 300 : 1000,
    segments,
    quick,
    publish,
  }
}

/**
 * Reads numbers of segments, two or more, all different.
 * @throws RangeError for anything else.
 */
function parseSegments(text: string | undefined): readonly number[] {
  if (text === undefined) return []
  const counts = text.split(',').map((count) => parseCount('--segments', count, 1))
  if (counts.length < 2 || new Set(counts).size < counts.length) {
    throw new RangeError(
      `Expected \`--segments\` to be different numbers separated by commas, received "${text}"`,
    )
  }
  return counts
}

/**
 * Reads a whole number from 1 to 100.
 * @throws RangeError for anything else.
 */
export function parseCount(flag: string, text: string | undefined, byDefault: number): number {
  if (text === undefined) return byDefault
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 100) {
    throw new RangeError(`Expected \`${flag}\` to be an integer from 1 to 100, received "${text}"`)
  }
  return count
}
