// What was asked of `npm run bench:relevance`?
import { parseArgs } from 'node:util'

import { ALL_PEERS } from '../peer-list.ts'

/**
 * What is measured: judged collections, judged short queries over news, and three ways in which a reader's
 * words differ from a story's.
 */
export const PARTS = ['judged', 'short', 'typos', 'known-items', 'joined-words'] as const
export type Part = (typeof PARTS)[number]

/** Variants made to compare times: they rank as another one does, or with less of what it can do. */
const VARIANTS: readonly string[] = ['lede-plain', 'lede-excerpts', 'sqlite-snippet']

/** Engines that collections are asked of, Lede first. */
export const ENGINES = ALL_PEERS.filter(({ key }) => !VARIANTS.includes(key))

export interface RelevanceOptions {
  /** Folders of collections as they were named; none: those that the project keeps. */
  readonly folders: readonly string[]
  readonly parts: readonly Part[]
  /** Keys of the engines. */
  readonly engines: readonly string[]
  /** Times that every query is timed. */
  readonly rounds: number
  /** Share of misspellings and of drawn stories that is asked, 0..1. */
  readonly share: number
  readonly publish: boolean
}

/** Share of the misspellings and stories in a quick run. */
const QUICK_SHARE = 0.1

export const RELEVANCE_USAGE = `Usage: npm run bench:relevance -- [DIR...] [options]

  DIR              folders with docs.jsonl, queries.jsonl and qrels.tsv
                   (default: every folder of ../shared/data/relevance); with them, only judged
                   collections are measured unless --only names other parts

  --only <names>   only these, parted by commas: parts (${PARTS.join(', ')}),
                   engines (${ENGINES.map(({ key }) => key).join(', ')})
  --judged         the judged short queries over news alone (the part short)
  --quick          Lede alone, queries timed once, a tenth of the misspellings and stories
  --publish        also writes the summary that the repository keeps
  --help           this text`

/**
 * Reads the arguments; undefined where help was asked for.
 * @throws RangeError that names what is unknown.
 */
export function parseRelevanceOptions(args: readonly string[]): RelevanceOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      judged: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return undefined
  const { quick, publish } = values
  const names = values.only.flatMap((list) => list.split(',')).map((name) => name.trim())
  const keys = ENGINES.map(({ key }) => key)
  const known: readonly string[] = [...PARTS, ...keys]
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new RangeError(
      `Expected \`--only\` to name some of ${known.join(', ')}; received ${unknown}`,
    )
  }
  if (publish && (quick || values.judged || names.length > 0 || positionals.length > 0)) {
    throw new RangeError(
      'Expected `--publish` with a whole run, received `--quick`, `--judged`, `--only` or a folder',
    )
  }
  const parts = values.judged ? (['short'] as const) : PARTS.filter((part) => names.includes(part))
  const engines = keys.filter((key) => names.includes(key))
  return {
    folders: positionals,
    parts: parts.length > 0 ? parts : positionals.length > 0 ? ['judged'] : PARTS,
    engines: engines.length > 0 ? engines : quick ? ['lede'] : keys,
    rounds: quick ? 1 : 3,
    share: quick ? QUICK_SHARE : 1,
    publish,
  }
}
