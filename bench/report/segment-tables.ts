// What `npm run bench -- --segments` prints.
import { summarize } from '../measure/percentiles.ts'
import type { TurnTimes } from '../measure/time-in-turn.ts'
import { formatMs, formatTable } from './table.ts'

/** Writes the times of queries that an engine has not seen, and of those that it has. */
export function formatSegments(segments: readonly number[], classes: readonly TurnTimes[]): string {
  const table = (title: string, timesOf: (times: TurnTimes) => readonly (readonly number[])[]) =>
    formatTable(
      [title, 'queries', ...segments.map(nameSegments), ...segments.slice(1).map(nameRatio)],
      classes.map((times) => toRow(times.name, timesOf(times))),
    )
  const nameRatio = (count: number): string => `${count} : ${segments[0] ?? ''}`
  return [
    table('first time, mean ms', ({ firstMs }) => firstMs),
    table('asked again, mean ms', ({ againMs }) => againMs),
  ].join('\n\n')
}

function toRow(name: string, byEngine: readonly (readonly number[])[]): string[] {
  const means = byEngine.map((values) => summarize(values).mean)
  const [first = Number.NaN, ...others] = means
  const ratios = others.map((mean) => (mean / first).toFixed(2))
  return [name, String(byEngine[0]?.length ?? 0), ...means.map(formatMs), ...ratios]
}

function nameSegments(count: number): string {
  return count === 1 ? '1 segment' : `${count} segments`
}
