// What is printed of the judged collections: a table a figure, a row an engine, a column a collection.
import { formatMs, formatTable } from '../report/table.ts'
import type { CollectionScore } from './judge.ts'
import { mean } from './measures.ts'

/** An engine on all collections. */
export interface EngineScores {
  readonly key: string
  readonly label: string
  /** name of the collection -> what it is worth there; absent where it failed. */
  readonly scores: ReadonlyMap<string, CollectionScore>
}

interface Figure {
  readonly title: string
  readonly value: (score: CollectionScore) => number
  readonly format: (value: number) => string
}

const FIGURES: readonly Figure[] = [
  { title: 'nDCG@10', value: ({ all }) => all.ndcg, format: formatScore },
  { title: 'MRR@10', value: ({ all }) => all.reciprocalRank, format: formatScore },
  { title: 'recall@100', value: ({ all }) => all.recall, format: formatScore },
  { title: 'mean ms a query', value: ({ meanMs }) => meanMs, format: formatTime },
  { title: 'p99 ms a query', value: ({ p99Ms }) => p99Ms, format: formatTime },
]

/** Writes all figures of all engines. */
export function formatJudged(engines: readonly EngineScores[], collections: readonly string[]) {
  const tables = FIGURES.map(({ title, value, format }) => {
    const cells = engines.map(({ scores }) => withMean(collections, scores, value))
    const rows = engines.map(({ label }, i) => [label, ...(cells[i] ?? []).map(format)])
    const gap = title === 'nDCG@10' ? gapRow(engines, cells) : []
    return formatTable([title, ...collections, 'mean'], [...rows, ...gap])
  })
  return tables.join('\n\n')
}

/** Writes Lede's nDCG@10 on both halves of the queries. */
export function formatHalves({ label, scores }: EngineScores, collections: readonly string[]) {
  const rows = [
    ['chosen on (even places)', ({ chosenOn }: CollectionScore) => chosenOn],
    ['reported on (odd places)', ({ reportedOn }: CollectionScore) => reportedOn],
  ] as const
  return formatTable(
    [`nDCG@10 of ${label} by half`, ...collections, 'mean'],
    rows.map(([name, value]) => [
      name,
      ...withMean(collections, scores, value).map((half) => formatScore(half)),
    ]),
  )
}

/** A value a collection, then their mean; NaN where there is none. */
function withMean(
  collections: readonly string[],
  scores: ReadonlyMap<string, CollectionScore>,
  value: (score: CollectionScore) => number,
): number[] {
  const values = collections.map((name) => {
    const score = scores.get(name)
    return score === undefined ? Number.NaN : value(score)
  })
  return [...values, mean(values)]
}

/** How far Lede is above the best of the others, column by column. */
function gapRow(
  engines: readonly EngineScores[],
  cells: readonly (readonly number[])[],
): string[][] {
  const lede = cells[engines.findIndex(({ key }) => key === 'lede')]
  const others = cells.filter((row) => row !== lede)
  if (lede === undefined || others.length === 0) return []
  const gaps = lede.map((value, column) => {
    const best = Math.max(...others.map((row) => row[column] ?? Number.NaN).filter(isNumber))
    return formatGap(value - best)
  })
  return [['Lede above the best other', ...gaps]]
}

function isNumber(value: number): boolean {
  return !Number.isNaN(value)
}

/** Writes a measure as its tables do: `.508`, `1.000`. */
export function formatScore(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3).replace(/^0/, '')
}

function formatGap(value: number): string {
  if (!Number.isFinite(value)) return '-'
  return `${value < 0 ? '-' : '+'}${formatScore(Math.abs(value))}`
}

function formatTime(value: number): string {
  return formatMs(value)
}
