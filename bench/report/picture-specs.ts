// The pictures of a comparison as Vega-Lite specifications.
import type { Picture } from '../peers/draw.ts'
import { ALL_PEERS } from '../peer-list.ts'
import { CLASS_NAMES } from '../queries/query-set.ts'
import type { PeerLatency, PeerSummary } from './peer-summary.ts'

/** Colours by engine that stay apart for colour-blind readers; Lede's stands out. */
const COLOURS: Readonly<Record<string, string>> = {
  lede: '#d1242f',
  'lede-excerpts': '#f08080',
  minisearch: '#0b5394',
  'minisearch-tuned': '#6fa8dc',
  flexsearch: '#38761d',
  orama: '#7f6000',
  lunr: '#674ea7',
  sqlite: '#333333',
  'sqlite-snippet': '#999999',
}

const LOG_MS = { type: 'log' } as const

/** Decades that axes name, milliseconds. */
const MS_AXIS = { values: [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10_000], format: '~g' } as const

/** Engines that have values, with their colours, in the order of the tables. */
function colourScale(rows: readonly PeerLatency[]) {
  const shown = ALL_PEERS.filter(({ key }) => rows.some(({ peer }) => peer === key))
  return {
    domain: shown.map(({ label }) => label),
    range: shown.map(({ key }) => COLOURS[key] ?? '#000000'),
  }
}

function background(title: string, lines: readonly string[]) {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: 'white',
    padding: 12,
    title: { text: title, subtitle: lines, anchor: 'start', offset: 12 },
  }
}

/** One panel a class: for each engine the middle of its latencies and how far they reach. */
export function latencyDistributions(
  rows: readonly PeerLatency[],
  lines: readonly string[],
): Picture {
  const scale = colourScale(rows)
  const y = { field: 'label', type: 'nominal', sort: scale.domain, title: null } as const
  const color = { field: 'label', type: 'nominal', scale, legend: null } as const
  const at = (field: string) => ({
    field,
    type: 'quantitative',
    scale: LOG_MS,
    axis: MS_AXIS,
    title: 'ms, logarithmic',
  })
  return {
    ...background('Time to the ten best stories, by kind of query', [
      ...lines,
      'thin line: 5% to 99% of queries, thick line: 5% to 95%, dot: median, tick: slowest',
    ]),
    data: { values: [...rows] },
    facet: {
      field: 'name',
      type: 'nominal',
      title: null,
      sort: CLASS_NAMES,
      header: { labelFontWeight: 'bold', labelAnchor: 'start' },
    },
    columns: 2,
    // Panels have labels of different widths beside them, which must not move them.
    bounds: 'flush',
    spacing: { row: 45, column: 180 },
    resolve: { scale: { y: 'independent' } },
    spec: {
      width: 320,
      height: { step: 15 },
      layer: [
        { mark: { type: 'rule' }, encoding: { y, color, x: at('p5'), x2: { field: 'p99' } } },
        {
          mark: { type: 'rule', strokeWidth: 5, opacity: 0.45 },
          encoding: { y, color, x: at('p5'), x2: { field: 'p95' } },
        },
        { mark: { type: 'tick', thickness: 2, size: 8 }, encoding: { y, color, x: at('max') } },
        { mark: { type: 'point', filled: true, size: 55 }, encoding: { y, color, x: at('p50') } },
      ],
    },
  }
}

/** One line an engine over the number of stories, both axes logarithmic. */
export function latenciesBySize(
  rows: readonly PeerLatency[],
  absent: PeerSummary['leftOut'],
  lines: readonly string[],
): Picture {
  const scale = colourScale(rows)
  const labelOf = (peer: string): string => ALL_PEERS.find(({ key }) => key === peer)?.label ?? peer
  const reasons = absent.map(
    ({ peer, corpus, reason }) =>
      `${labelOf(peer)} is not shown at ${corpus.replace('teasers-', '')}: ${reason.split('\n')[0]?.slice(0, 80) ?? ''}`,
  )
  const color = { field: 'label', type: 'nominal', scale, title: null } as const
  const x = {
    field: 'stories',
    type: 'quantitative',
    scale: { type: 'log' },
    axis: { values: [1000, 10_000, 100_000, 1_000_000], format: ',' },
    title: 'stories, logarithmic',
  } as const
  const y = {
    field: 'meanOfRounds',
    type: 'quantitative',
    scale: LOG_MS,
    axis: MS_AXIS,
    title: 'mean ms, logarithmic',
  } as const
  return {
    ...background('Time to the ten best stories for two words, by number of stories', [
      'generated teasers',
      ...lines,
      ...new Set(reasons),
    ]),
    data: { values: [...rows] },
    width: 560,
    height: 360,
    layer: [
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color } },
      { mark: { type: 'point', filled: true, size: 60 }, encoding: { x, y, color } },
    ],
  }
}
