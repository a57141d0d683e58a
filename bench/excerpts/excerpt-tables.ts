// What `npm run bench:excerpts` prints.
import { summarize } from '../measure/percentiles.ts'
import { formatMs, formatShare, formatTable } from '../report/table.ts'
import type { AskedExamples } from './ask-examples.ts'
import type { ExcerptMeasures } from './measure-excerpt.ts'

/** What is counted, in words. */
const COUNTED: readonly (readonly [keyof ExcerptMeasures, string])[] = [
  ['beginsSentence', 'begins with a sentence'],
  ['endsSentence', 'ends with a sentence'],
  ['hasDateline', 'begins with a dateline'],
  ['isTable', 'is mostly numbers'],
  ['hasHalfQuote', 'holds half of a quotation'],
  ['hasScrap', 'ends with a word or two of the next sentence'],
]

/** Writes what was judged: rules first, then measures, as shares of the excerpts. */
export function formatMeasures({ hits, excerptMs, timedHits }: AskedExamples): string {
  const count = (test: (measures: ExcerptMeasures) => boolean): number =>
    hits.filter(({ measures }) => test(measures)).length
  const share = (part: number, whole: number): string =>
    whole === 0 ? '-' : formatShare(part / whole)
  const possible = count(({ hasMatches, canHoldAll }) => hasMatches && canHoldAll)
  const held = count(({ hasMatches, canHoldAll, holdsAll }) => hasMatches && canHoldAll && holdsAll)
  const length = hits.reduce((sum, { measures }) => sum + measures.length, 0)
  const times = summarize(excerptMs)
  const perHit = excerptMs.reduce((sum, ms) => sum + ms, 0) / Math.max(timedHits, 1)
  return formatTable(
    ['excerpts', 'value'],
    [
      ['judged', hits.length.toLocaleString('en')],
      ['break a rule', String(hits.filter(({ faults }) => faults.length > 0).length)],
      ['hold all words, of those that can', share(held, possible)],
      ...COUNTED.map(([key, words]) => [
        words,
        share(
          count((measures) => measures[key] === true),
          hits.length,
        ),
      ]),
      ['mean length, characters', (length / Math.max(hits.length, 1)).toFixed(0)],
      ['ms an answer, p50', formatMs(times.p50)],
      ['ms an answer, p99', formatMs(times.p99)],
      ['ms a hit, mean', formatMs(perHit)],
    ],
  )
}
