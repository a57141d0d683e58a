// What was asked of `npm run bench:peers`?
import { parseArgs } from 'node:util'

import { parseCount } from './bench-options.ts'
import { CORPORA, SIZES } from './corpus/corpora.ts'
import { ALL_PEERS } from './peer-list.ts'

/** What is compared: latency by class, latency by size, starting and memory, HTTP. */
export const COMPARISONS = ['classes', 'sizes', 'start', 'http'] as const
export type Comparison = (typeof COMPARISONS)[number]

export interface PeerOptions {
  readonly peers: readonly string[]
  readonly comparisons: readonly Comparison[]
  /** Corpora of `classes`, `start` and `http`. */
  readonly corpora: readonly string[]
  /** Corpora of `sizes`, growing. */
  readonly sizes: readonly string[]
  readonly rounds: number
  /** Most queries a class. */
  readonly queries: number
  /** Longest time for a class in a round, milliseconds. */
  readonly budgetMs: number
  /** Longest time for one peer on one corpus in one round, its build included, milliseconds. */
  readonly limitMs: number
  /** Goes on with the newest run. */
  readonly resume: boolean
  /** Measures nothing: writes tables and pictures of the newest run again. */
  readonly draw: boolean
  readonly publish: boolean
}

/** Corpora whose classes are compared: seeds are too few to tell engines apart. */
const COMPARED = ['generated', 'news']

/** Corpora on which `/search` is held against a ready-made answer. */
const SERVED = ['seeds', 'news']

export const PEER_USAGE = `Usage: npm run bench:peers -- [options]

  --only <names>     only these, parted by commas: comparisons (${COMPARISONS.join(', ')}),
                     peers (${ALL_PEERS.map(({ key }) => key).join(', ')}),
                     corpora (${[...CORPORA, ...SIZES].map(({ name }) => name).join(', ')})
  --quick            a few minutes: generated stories, sizes to 10,000, one round
  --rounds <n>       fresh processes a peer and corpus (default 3)
  --limit <minutes>  longest time for a peer on a corpus in a round (default 20)
  --resume           goes on where the newest run was broken off
  --draw             measures nothing, shows the newest run again
  --publish          also writes the summary and the pictures that the repository keeps
  --help             this text`

/**
 * Reads the arguments; undefined where help was asked for.
 * @throws RangeError that names what is unknown or out of range.
 */
export function parsePeerOptions(args: readonly string[]): PeerOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      limit: { type: 'string' },
      resume: { type: 'boolean', default: false },
      draw: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const { quick, resume, draw, publish } = values
  const names = values.only.flatMap((list) => list.split(',')).map((name) => name.trim())
  const peers = ALL_PEERS.map(({ key }) => key)
  const corpora = CORPORA.map(({ name }) => name)
  const sizes = SIZES.map(({ name }) => name)
  const known: readonly string[] = [...COMPARISONS, ...peers, ...corpora, ...sizes]
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new RangeError(
      `Expected \`--only\` to name some of ${known.join(', ')}; received ${unknown}`,
    )
  }
  if (publish && !draw && (quick || names.length > 0)) {
    throw new RangeError('Expected `--publish` with a whole run, received `--quick` or `--only`')
  }
  const named = <TName extends string>(all: readonly TName[]): readonly TName[] => {
    const chosen = all.filter((name) => names.includes(name))
    return chosen.length > 0 ? chosen : all
  }
  return {
    peers: named(peers),
    comparisons: named(COMPARISONS),
    corpora: quick ? ['seeds', 'generated'] : named(corpora),
    sizes: quick ? sizes.slice(0, 2) : named(sizes),
    rounds: parseCount('--rounds', values.rounds, quick ? 1 : 3),
    queries: quick ? 60 : 300,
    budgetMs: quick ? 500 : 4000,
    limitMs: parseCount('--limit', values.limit, quick ? 2 : 20) * 60_000,
    resume,
    draw,
    publish,
  }
}

/** Tells whether a comparison is made on a corpus. */
export function isComparedOn(comparison: Comparison, corpus: string): boolean {
  if (comparison === 'sizes') return SIZES.some(({ name }) => name === corpus)
  return (comparison === 'http' ? SERVED : COMPARED).includes(corpus)
}
