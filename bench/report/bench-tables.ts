// What `npm run bench` prints.
import type { CorpusFacts } from '../corpus/corpus-files.ts'
import type { Conditions } from '../measure/conditions.ts'
import { summarize } from '../measure/percentiles.ts'
import type { SuggestionTimes } from '../measure/time-suggestions.ts'
import type { HttpRow } from './bench-run.ts'
import type { AnsweredClass, AnswerOutput } from '../tasks/answer.ts'
import type { BuildOutput } from '../tasks/build.ts'
import type { Pause } from '../tasks/pause-routes.ts'
import { formatMiB, formatMs, formatShare, formatTable } from './table.ts'

/** Says on what was measured. */
export function formatConditions(conditions: Conditions): string {
  const { date, node, cpu, cores, memoryGiB, loadBefore, commit } = conditions
  const machine = `${cpu}, ${cores} cores, ${memoryGiB} GiB`
  const moment = `${date}${commit === undefined ? '' : `, commit ${commit}`}`
  const busy = loadBefore > 0.5 ? ' (not quiet: expect noise)' : ''
  return `Node ${node}, ${machine}\n${moment}, load before ${loadBefore}${busy}`
}

/** Says which texts. */
export function describeCorpus({
  name,
  description,
  stories,
  characters,
  hash,
}: CorpusFacts): string {
  const size = `${stories.toLocaleString('en')} stories, ${(characters / 1e6).toFixed(1)} million characters`
  return `${name}: ${description}; ${size}, sha256 ${hash}`
}

/** Writes what building, loading and holding the index costs. */
export function formatBuild(
  corpus: CorpusFacts,
  build: BuildOutput,
  { opening, terms }: AnswerOutput,
): string {
  return formatTable(
    ['index', 'value', 'unit'],
    [
      ['read the sources', formatMs(corpus.readMs), 'ms'],
      ['index, write and compile', formatMs(build.buildMs), 'ms'],
      ['size on disk', formatMiB(build.indexBytes), 'MiB'],
      ['most memory while building', formatMiB(build.peakRssBytes), 'MiB rss'],
      ['read from disk', formatMs(opening.readMs), 'ms'],
      ['create the engine', formatMs(opening.compileMs), 'ms'],
      ['engine with stored texts', formatMiB(opening.engineBytes), 'MiB'],
      ['  of which heap', formatMiB(opening.heapBytes), 'MiB'],
      ['process once loaded', formatMiB(opening.rssBytes), 'MiB rss'],
      ['terms', terms.toLocaleString('en'), ''],
    ],
  )
}

/** Writes the latencies of whole answers (ten hits with excerpts) in the process, milliseconds. */
export function formatInProcess(classes: readonly AnsweredClass[]): string {
  const rows = classes.map(({ name, queries, right, latenciesMs, matchMs }) => {
    const { mean, p50, p95, p99, max } = summarize(latenciesMs)
    const match = summarize(matchMs).p50
    const times = [match, p50, p95, p99, max].map(formatMs)
    const perSecond = Math.round(1000 / mean).toLocaleString('en')
    return [name, String(queries), formatShare(right), ...times, perSecond]
  })
  return formatTable(
    ['in process, ms', 'queries', 'right', 'match p50', 'p50', 'p95', 'p99', 'max', 'queries/s'],
    rows,
  )
}

/** Writes how long suggestions take while words are typed, milliseconds. */
export function formatSuggestions({ beginnings, right, latenciesMs }: SuggestionTimes): string {
  const { mean, p50, p95, p99, max } = summarize(latenciesMs)
  const times = [latenciesMs[0], mean, p50, p95, p99, max].map(formatMs)
  return formatTable(
    ['suggest, ms', 'beginnings', 'right', 'first call', 'mean', 'p50', 'p95', 'p99', 'max'],
    [['words of titles', beginnings.toLocaleString('en'), formatShare(right), ...times]],
  )
}

/** Writes the latencies and rates over HTTP, milliseconds. */
export function formatHttp(http: readonly HttpRow[]): string {
  const rows = http.map(({ name, connections, requestsPerSecond, bodyBytes, latenciesMs }) => {
    const { p50, p95, p99, max } = summarize(latenciesMs)
    const times = [p50, p95, p99, max].map(formatMs)
    const rate = Math.round(requestsPerSecond).toLocaleString('en')
    return [name, String(connections), ...times, rate, Math.round(bodyBytes).toLocaleString('en')]
  })
  return formatTable(
    ['over HTTP, ms', 'connections', 'p50', 'p95', 'p99', 'max', 'requests/s', 'body bytes'],
    rows,
  )
}

/** Writes for how long the server answered nobody while it loaded an index, milliseconds. */
export function formatPauses(pauses: readonly Pause[]): string {
  return formatTable(
    ['beside traffic, ms', 'took', 'longest pause'],
    pauses.map(({ kind, tookMs, longestMs }) => [kind, formatMs(tookMs), formatMs(longestMs)]),
  )
}
