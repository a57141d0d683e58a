// Which stories of a segment hold a word, and what that earns each: by its best tier
// `idf x (saturate(freq) + EXACT_FORM_BONUS x saturate(freq of the exact form))`.
import {
  STREAM_AUTHOR,
  STREAM_BODY,
  STREAM_FIELDS,
  STREAM_TITLE,
  WHOLE,
} from '../index/token-streams.ts'
import { visitPostings, weightedFreq } from '../index/postings.ts'
import { saturate } from '../ranking/bm25f.ts'
import { restrictByAccumulator, uniteTiers } from './accumulate.ts'
import { type MatchList, NO_STORY } from './match-list.ts'
import { type FreqReader, FreqTable, PostingsCursor } from './postings-cursor.ts'
import { addFreqScore, type PostingsRange, type TierScorer, type WordScorer } from './scorer.ts'
import type { SegmentReader } from './segment-reader.ts'

/** Fills `list` with the stories that hold the word, `narrow` taking out those that are not wanted. */
export function seedWord(
  reader: SegmentReader,
  word: WordScorer,
  list: MatchList,
  narrow: (list: MatchList) => void,
): void {
  seedTiers(reader, word, list)
  narrow(list)
  addExactForm(word, list)
}

function seedTiers(reader: SegmentReader, word: WordScorer, list: MatchList): void {
  const [first, ...others] = word.tiers
  const [range, ...ranges] = first?.lists ?? []
  if (first === undefined || range === undefined || ranges.length + first.runs.length > 0) {
    uniteTiers(reader, word, list)
    return
  }
  // A list is in order already, and is mostly longer than all that follows.
  reader.withList((rest) => {
    if (others.length > 0) seedTiers(reader, { ...word, tiers: others }, rest)
    mergeList(range, first, word, rest, list)
  })
}

/** Fills `list` with the stories of a tier of one list, and with those that are only in `rest`. */
function mergeList(
  range: PostingsRange,
  tier: TierScorer,
  { norms: { codes, norms } }: WordScorer,
  rest: MatchList,
  list: MatchList,
): void {
  const { titleWeight, bodyWeight, postings, to } = range
  const { stories: posted, termFreqs } = postings
  const { stories, scores, tiers } = list
  let r = 0
  let count = 0
  let nextRest = rest.count > 0 ? (rest.stories[0] as number) : NO_STORY
  for (let p = range.from; p <= to; p++) {
    const story = p < to ? (posted[p] as number) : NO_STORY
    while (nextRest < story) {
      stories[count] = nextRest
      scores[count] = rest.scores[r] as number
      tiers[count] = rest.tiers[r] as number
      count++
      r++
      nextRest = r < rest.count ? (rest.stories[r] as number) : NO_STORY
    }
    if (story === NO_STORY) break
    const freq = weightedFreq(termFreqs[p] as number, titleWeight, bodyWeight)
    if (freq === 0) continue
    if (nextRest === story) {
      r++
      nextRest = r < rest.count ? (rest.stories[r] as number) : NO_STORY
    }
    stories[count] = story
    scores[count] = addFreqScore(0, tier, freq, norms[codes[story] as number] as number)
    tiers[count] = tier.cost
    count++
  }
  list.count = count
}

/** Adds to the stories of `list`, which all hold the word, what its exact form earns. */
function addExactForm({ exactForm, norms: { codes, norms } }: WordScorer, list: MatchList): void {
  const { weight, lists } = exactForm
  if (lists.length === 0) return
  const cursors = lists.map((range) => new PostingsCursor(range, list.count))
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    const freq = sumFreqs(cursors, story)
    if (freq === 0) continue
    const norm = norms[codes[story] as number] as number
    list.scores[i] = (list.scores[i] as number) + weight * saturate(freq, norm)
  }
}

function sumFreqs(readers: readonly FreqReader[], story: number): number {
  let freq = 0
  for (let i = 0; i < readers.length; i++) freq += (readers[i] as FreqReader).freqOf(story)
  return freq
}

/** What finding one story in a list costs, in postings read one after the other. */
const SEEK_COST = 8

/** Keeps in `list` the stories that hold the word, and adds what it earns each. */
export function restrictToWord(reader: SegmentReader, word: WordScorer, list: MatchList): void {
  const { streams, storyCount } = reader.segment
  const streamLength = streams.terms.length / Math.max(storyCount, 1)
  let probes = 0
  let ranges = 0
  for (const { lists, runs } of word.tiers) {
    probes += lists.length * SEEK_COST + (runs.length > 0 ? streamLength : 0)
    ranges += lists.length + runs.length
  }
  const isOne = ranges === 1 && word.tiers[0]?.runs.length === 0
  if (isOne || list.count * probes < word.size) probeTiers(reader, word, list)
  else restrictByAccumulator(reader, word, list)
  addExactForm(word, list)
}

/** Looks each story of `list` up in the word's lists, and in its own stream for a range of terms. */
function probeTiers(reader: SegmentReader, word: WordScorer, list: MatchList): void {
  const { codes, norms } = word.norms
  const tiers = word.tiers.map((tier) => ({
    tier,
    freqs: tier.lists.map((range) => openFreqs(reader, range, list.count)),
  }))
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    for (const { tier, freqs } of tiers) {
      const freq =
        sumFreqs(freqs, story) + (tier.runs.length > 0 ? freqInStream(reader, tier, story) : 0)
      if (freq === 0) continue
      const norm = norms[codes[story] as number] as number
      list.stories[kept] = story
      list.scores[kept] = addFreqScore(list.scores[i] as number, tier, freq, norm)
      list.tiers[kept] = (list.tiers[i] as number) + tier.cost
      kept++
      break
    }
  }
  list.count = kept
}

/** A list with more than this share of the stories is worth laying out by story once. */
const DENSE_SHARE = 1 / 4
/** Fewer candidates than this leap through any list in no time. */
const MIN_DENSE_CANDIDATES = 256

function openFreqs(
  { segment, denseFreqs }: SegmentReader,
  range: PostingsRange,
  candidates: number,
): FreqReader {
  const { postings, from, to } = range
  const isDense =
    candidates >= MIN_DENSE_CANDIDATES &&
    to - from >= segment.storyCount * DENSE_SHARE &&
    postings === segment.content
  if (!isDense) return new PostingsCursor(range, candidates)
  const packed = denseFreqs.get(`${from}`, () => {
    const freqs = new Uint16Array(segment.storyCount)
    visitPostings(postings, from, to, (story, termFreqs) => {
      freqs[story] = termFreqs
    })
    return freqs
  })
  return new FreqTable(packed, range)
}

/** Counts the tokens of a story whose terms lie in a tier's range, weighted by field. */
function freqInStream(
  { segment: { streams } }: SegmentReader,
  { termLists: { range }, rangeFields }: TierScorer,
  story: number,
): number {
  if (range === undefined) return 0
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
  count(STREAM_TITLE, rangeFields.title)
  count(STREAM_BODY, rangeFields.body)
  count(STREAM_AUTHOR, rangeFields.author)
  return freq
}
