// What `npm run bench:peers` prints.
import { PEER_CLASSES } from '../peer-list.ts'
import type { PeerLatency, PeerSummary } from './peer-summary.ts'
import { formatMiB, formatMs, formatShare, formatTable } from './table.ts'

/** Writes all tables of a comparison. */
export function formatPeerTables(summary: PeerSummary): string {
  const { latencies } = summary
  const byClass = latencies.filter(({ comparison }) => comparison === 'classes')
  const bySize = latencies.filter(({ comparison }) => comparison === 'sizes')
  const sizes = distinct(bySize.map(({ name }) => name))
  return [
    ...distinct(byClass.map(({ corpus }) => corpus)).flatMap((corpus) =>
      formatCorpus(summary, corpus),
    ),
    ...sizes.map((name) => {
      const rows = bySize.filter((row) => row.name === name)
      return `${name}, mean ms by number of stories\n${formatGrid(rows, sizeOf, meanOf)}`
    }),
    ...(summary.starts.length > 0 ? [formatStarts(summary)] : []),
    ...(summary.http.length > 0 ? [formatHttpRatios(summary)] : []),
    ...(summary.leftOut.length > 0 ? [formatLeftOut(summary)] : []),
  ].join('\n\n')
}

function formatCorpus({ latencies, indexes, corpora, rounds }: PeerSummary, corpus: string) {
  const rows = latencies.filter((row) => row.comparison === 'classes' && row.corpus === corpus)
  const stories = corpora.find(({ name }) => name === corpus)?.stories ?? 0
  const of = `${corpus}, ${stories.toLocaleString('en')} stories`
  const lede = new Map(
    rows.filter(({ peer }) => peer === 'lede').map((row) => [row.name, row.meanOfRounds]),
  )
  const ratio = ({ name, meanOfRounds }: PeerLatency): string => {
    const times = meanOfRounds / (lede.get(name) ?? Number.NaN)
    return Number.isNaN(times) ? '-' : `${times.toPrecision(3)}x`
  }
  const byName = ({ name }: PeerLatency): string => `${name} (${PEER_CLASSES[name] ?? ''})`
  const built = indexes.filter((index) => index.comparison === 'classes' && index.corpus === corpus)
  return [
    `${of}: mean ms, ten best ids, all words required, median of ${rounds} rounds\n${formatGrid(rows, byName, meanOf)}`,
    `${of}: times as long as Lede\n${formatGrid(rows, byName, ratio)}`,
    `${of}: p99 ms\n${formatGrid(rows, byName, ({ p99 }) => formatMs(p99))}`,
    `${of}: share of queries whose source is among the ten\n${formatGrid(
      rows.filter(({ found }) => found !== undefined),
      byName,
      ({ found }) => formatShare(found ?? 0),
    )}`,
    `${of}: index\n${formatTable(
      ['engine', 'build s', 'MiB of heap and arrays'],
      built.map(({ label, buildMs, indexBytes }) => [
        label,
        (buildMs / 1000).toFixed(1),
        formatMiB(indexBytes),
      ]),
    )}`,
  ]
}

/** Rows by what `rowOf` says, one column an engine. */
function formatGrid(
  latencies: readonly PeerLatency[],
  rowOf: (latency: PeerLatency) => string,
  cellOf: (latency: PeerLatency) => string,
): string {
  const labels = distinct(latencies.map(({ label }) => label))
  const rows = distinct(latencies.map(rowOf)).map((row) => [
    row,
    ...labels.map((label) => {
      const found = latencies.find((latency) => latency.label === label && rowOf(latency) === row)
      return found === undefined ? '' : cellOf(found)
    }),
  ])
  return formatTable(['', ...labels], rows)
}

function meanOf({ meanOfRounds }: PeerLatency): string {
  return formatMs(meanOfRounds)
}

function sizeOf({ stories }: PeerLatency): string {
  return stories.toLocaleString('en')
}

function formatStarts({ starts }: PeerSummary): string {
  const rows = starts.map(({ corpus, what, readyMs, bytes }) => [
    `${corpus}: ${what}`,
    formatMs(readyMs),
    formatMiB(bytes),
  ])
  const table = formatTable(['start to ready', 'ms', 'MiB of heap and arrays'], rows)
  return `${table}\n(lede holds the stored texts, minisearch does not: texts is what they weigh)`
}

function formatHttpRatios({ http }: PeerSummary): string {
  const perSecond = (rate: number): string => Math.round(rate).toLocaleString('en')
  const rows = http.map((one) => [
    `${one.corpus}, ${one.connections} connections`,
    perSecond(one.searchPerSecond),
    perSecond(one.readyMadePerSecond),
    (one.searchPerSecond / one.readyMadePerSecond).toFixed(2),
    `${perSecond(one.searchBytes)} / ${perSecond(one.readyMadeBytes)}`,
  ])
  return formatTable(
    ['over HTTP, two words', '/search per s', 'ready-made per s', 'ratio', 'bytes'],
    rows,
  )
}

function formatLeftOut({ leftOut }: PeerSummary): string {
  const lines = leftOut.map(
    ({ comparison, corpus, peer, reason }) => `  ${comparison}, ${corpus}, ${peer}: ${reason}`,
  )
  return `Left out:\n${distinct(lines).join('\n')}`
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
