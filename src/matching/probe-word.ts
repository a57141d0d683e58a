// Does each of a few stories hold a word? Each is looked up in the word's lists, and in its own stream
// for a range of terms. Knows postings and streams, no texts. Typed arrays are read with `as number`
// where the loop's bounds keep the index inside.
import { saturate } from '../ranking/bm25f.ts'
import type { TermRange } from '../index/dictionary.ts'
import type { MatchList } from './match-list.ts'
import { type ReadableTier, type ReadableWord, type Stretch, weigh } from './readable-word.ts'
import { seek } from '../index/seek.ts'
import type { FieldWeights, SegmentReader } from './segment-reader.ts'
import {
  STREAM_AUTHOR,
  STREAM_BODY,
  STREAM_FIELDS,
  STREAM_TITLE,
  WHOLE,
} from '../index/token-streams.ts'

/** Looks each story of `list` up in the word's lists, and in its own stream for a range of terms. */
export function probeTiers(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
  const { norms, tiers } = word
  const cursors = tiers.map(({ lists }) => lists.map(({ from }) => from))
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    for (let t = 0; t < tiers.length; t++) {
      // Both arrays have an entry a tier.
      const tier = tiers[t] as ReadableTier
      const freq = probeTier(reader, tier, cursors[t] as number[], story)
      if (freq === 0) continue
      list.stories[kept] = story
      list.scores[kept] =
        (list.scores[i] as number) + tier.weight * saturate(freq, norms[story] as number)
      list.tiers[kept] = (list.tiers[i] as number) + tier.cost
      kept++
      break
    }
  }
  list.count = kept
}

function probeTier(
  reader: SegmentReader,
  { lists, runs, range, rangeFields }: ReadableTier,
  cursors: number[],
  story: number,
): number {
  let freq = 0
  for (let l = 0; l < lists.length; l++) {
    const part = lists[l] as Stretch
    const at = seek(part.postings.stories, cursors[l] as number, part.to, story)
    cursors[l] = at
    if (at < part.to && part.postings.stories[at] === story) {
      freq += weigh(part.postings.termFreqs[at] as number, part)
    }
  }
  return range === undefined || runs.length === 0
    ? freq
    : freq + freqInStream(reader, rangeFields, range, story)
}

/** Counts the tokens of a story whose terms lie in a range, weighted by field. */
function freqInStream(
  { segment: { streams } }: SegmentReader,
  fields: FieldWeights,
  range: TermRange,
  story: number,
): number {
  let freq = 0
  const count = (field: number, weight: number): void => {
    if (weight === 0) return
    const from = streams.offsets[story * STREAM_FIELDS + field] ?? 0
    const to = streams.offsets[story * STREAM_FIELDS + field + 1] ?? 0
    for (let token = from; token < to; token++) {
      const term = (streams.terms[token] as number) & ~WHOLE
      if (term >= range.from && term < range.to) freq += weight
    }
  }
  count(STREAM_TITLE, fields.title)
  count(STREAM_BODY, fields.body)
  count(STREAM_AUTHOR, fields.author)
  return freq
}
