// Which stories of a segment hold a word, and what does that earn each? A word earns
// `idf x (saturate(freq) + EXACT_FORM_BONUS x saturate(freq of the exact form))` by its best tier; the
// second part is added by itself (exact-form.ts).
// Knows postings, no texts. Typed arrays are read with `as number` where the loop's bounds keep the
// index inside.
import { saturate } from '../ranking/bm25f.ts'
import { type MatchList, NO_STORY } from './match-list.ts'
import type { WordMatcher } from './matcher.ts'
import { MAX_BODY_FREQ } from '../index/postings.ts'
import { probeTiers } from './probe-word.ts'
import {
  onlyList,
  type ReadableTier,
  type ReadableWord,
  readWord,
  type Stretch,
} from './readable-word.ts'
import { DENSE_STEPS, seek } from '../index/seek.ts'
import type { SegmentReader } from './segment-reader.ts'
import { restrictByTally, uniteTiers } from './accumulate-word.ts'

/** Fills `list` with the stories that hold the word, each by its best tier. */
export function seedWord(reader: SegmentReader, matcher: WordMatcher, list: MatchList): void {
  seedTiers(reader, readWord(reader, matcher), list)
}

function seedTiers(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
  const [first, ...others] = word.tiers
  const [part, ...parts] = first?.lists ?? []
  if (first === undefined || part === undefined || parts.length + first.runs.length > 0) {
    uniteTiers(reader, word, list)
  } else if (others.length === 0) {
    scoreList(part, first, word, list)
  } else {
    // A list is in order already, and is mostly longer than all that follows.
    reader.withList((rest) => {
      seedTiers(reader, { ...word, tiers: others }, rest)
      mergeList(part, first, word, rest, list)
    })
  }
}

/** Keeps in `list` the stories that hold the word, and adds what the word earns each. */
export function restrictToWord(reader: SegmentReader, matcher: WordMatcher, list: MatchList): void {
  const word = readWord(reader, matcher)
  const { streams, storyCount } = reader.segment
  const streamLength = streams.terms.length / Math.max(storyCount, 1)
  const probes = word.tiers.reduce(
    (sum, { lists, runs }) => sum + lists.length * SEEK_COST + (runs.length > 0 ? streamLength : 0),
    0,
  )
  const only = onlyList(word)
  if (only !== undefined) {
    const freqs = denseFreqs(reader, only.part, list.count)
    if (freqs === undefined) intersectList(only.part, only.tier, word, list)
    else lookUpAll(freqs, only.part, only.tier, word, list)
  } else if (list.count * probes < word.size) {
    probeTiers(reader, word, list)
  } else {
    restrictByTally(reader, word, list)
  }
}

/** Fills `list` with the stories of a tier of one list, and with those that are only in `rest`. */
function mergeList(
  { postings, from, to, titleWeight, bodyWeight }: Stretch,
  { weight, cost }: ReadableTier,
  { norms }: ReadableWord,
  rest: MatchList,
  list: MatchList,
): void {
  const { stories: posted, termFreqs } = postings
  const { stories, scores, tiers } = list
  let r = 0
  let count = 0
  const takeRest = (before: number): void => {
    while (r < rest.count && (rest.stories[r] as number) < before) {
      stories[count] = rest.stories[r] as number
      scores[count] = rest.scores[r] as number
      tiers[count] = rest.tiers[r] as number
      count++
      r++
    }
  }
  for (let p = from; p < to; p++) {
    const packed = termFreqs[p] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq === 0) continue
    const story = posted[p] as number
    takeRest(story)
    if (r < rest.count && rest.stories[r] === story) r++
    stories[count] = story
    scores[count] = weight * saturate(freq, norms[story] as number)
    tiers[count] = cost
    count++
  }
  takeRest(NO_STORY)
  list.count = count
}

/** A list with more than this share of the stories is worth laying out by story once. */
const DENSE_SHARE = 1 / 4
/** Fewer candidates than this leap through any list in no time. */
const MIN_DENSE_CANDIDATES = 256

/** The frequencies of a dense list by story, where they serve so many candidates; else undefined. */
function denseFreqs(
  { segment, denseFreqs: known }: SegmentReader,
  { postings, from, to }: Stretch,
  candidates: number,
): Uint16Array | undefined {
  if (candidates < MIN_DENSE_CANDIDATES || to - from < segment.storyCount * DENSE_SHARE)
    return undefined
  if (postings !== segment.content) return undefined
  return known.get(`${from}`, () => {
    const freqs = new Uint16Array(segment.storyCount)
    for (let p = from; p < to; p++)
      freqs[postings.stories[p] as number] = postings.termFreqs[p] as number
    return freqs
  })
}

/** Keeps in `list` the stories of a dense list, and adds what they earn. */
function lookUpAll(
  freqs: Uint16Array,
  { titleWeight, bodyWeight }: Stretch,
  { weight, cost }: ReadableTier,
  { norms }: ReadableWord,
  list: MatchList,
): void {
  const { stories, scores, tiers } = list
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = stories[i] as number
    const packed = freqs[story] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq === 0) continue
    stories[kept] = story
    scores[kept] = (scores[i] as number) + weight * saturate(freq, norms[story] as number)
    tiers[kept] = (tiers[i] as number) + cost
    kept++
  }
  list.count = kept
}

/** Keeps in `list` the stories of one list of postings, and adds what they earn. */
function intersectList(
  { postings, from, to: end, titleWeight, bodyWeight }: Stretch,
  { weight, cost }: ReadableTier,
  { norms }: ReadableWord,
  list: MatchList,
): void {
  const { stories, termFreqs } = postings
  const { stories: candidates, scores, tiers } = list
  // Where the next match is near, looking at each posting is faster than leaping.
  const isDense = list.count * DENSE_STEPS > end - from
  let at = from
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = candidates[i] as number
    if (isDense) while (at < end && (stories[at] as number) < story) at++
    else at = seek(stories, at, end, story)
    if (at >= end) break
    if (stories[at] !== story) continue
    const packed = termFreqs[at] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq === 0) continue
    candidates[kept] = story
    scores[kept] = (scores[i] as number) + weight * saturate(freq, norms[story] as number)
    tiers[kept] = (tiers[i] as number) + cost
    kept++
  }
  list.count = kept
}

/** What finding one story in a list costs, in postings read one after the other. */
const SEEK_COST = 8

/** A word of one list: its postings are the matches. */
function scoreList(
  { postings, from, to, titleWeight, bodyWeight }: Stretch,
  { weight, cost }: ReadableTier,
  { norms }: ReadableWord,
  list: MatchList,
): void {
  const { stories: postedStories, termFreqs } = postings
  const { stories, scores } = list
  let count = 0
  for (let p = from; p < to; p++) {
    const packed = termFreqs[p] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq === 0) continue
    const story = postedStories[p] as number
    stories[count] = story
    scores[count] = weight * saturate(freq, norms[story] as number)
    count++
  }
  list.tiers.fill(cost, 0, count)
  list.count = count
}
