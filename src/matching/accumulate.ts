// Term-at-a-time matching of one word: its postings are read list by list, and what they say of each story is
// gathered by story number, in whatever order they come.
import { weightedFreq } from '../index/postings.ts'
import type { Accumulator } from './accumulator.ts'
import { sortTouched } from './accumulator.ts'
import type { MatchList } from './match-list.ts'
import { PostingsCursor } from './postings-cursor.ts'
import { type PostingsRange, addFreqScore, type TierScorer, type WordScorer } from './scorer.ts'
import type { SegmentReader } from './segment-reader.ts'

/**
 * While a word is read, a story's mark is its tier, counted from 1, above these bits, and the
 * frequency so far in them: one number a story, since looking it up is what reading postings costs.
 */
const FREQ_BITS = 24
const MAX_FREQ = 2 ** FREQ_BITS - 1
/** The mark of a story that is looked for and not yet found; tiers are a handful. */
const WANTED = (255 << FREQ_BITS) >>> 0

/** Fills `list` with the stories of all tiers, best tier first; a story stays with the first that holds it. */
export function uniteTiers(reader: SegmentReader, word: WordScorer, list: MatchList): void {
  reader.withAccumulator((accumulator) => {
    word.tiers.forEach(({ lists, runs }, tier) => {
      for (const range of lists) addPostings(range, markOf(tier), accumulator, true)
      for (const range of runs) addPostings(range, markOf(tier), accumulator, true)
    })
    sortTouched(accumulator)
    const { count, marks, touched } = accumulator
    list.count = count
    for (let i = 0; i < count; i++) {
      const story = touched[i] as number
      const mark = marks[story] as number
      list.stories[i] = story
      list.scores[i] = addMark(0, word, mark, story)
      list.tiers[i] = tierOf(word, mark).cost
      marks[story] = 0
    }
    accumulator.count = 0
  })
}

/** Keeps in `list` the stories that hold the word, and adds what it earns them. */
export function restrictByAccumulator(
  reader: SegmentReader,
  word: WordScorer,
  list: MatchList,
): void {
  reader.withAccumulator((accumulator) => {
    const { marks } = accumulator
    for (let i = 0; i < list.count; i++) marks[list.stories[i] as number] = WANTED
    word.tiers.forEach(({ lists, runs }, tier) => {
      for (const range of lists) {
        if (range.to - range.from < list.count) addPostings(range, markOf(tier), accumulator, false)
        else lookUp(range, markOf(tier), marks, list)
      }
      for (const range of runs) addPostings(range, markOf(tier), accumulator, false)
    })
    let kept = 0
    for (let i = 0; i < list.count; i++) {
      const story = list.stories[i] as number
      const mark = marks[story] as number
      marks[story] = 0
      if (mark === WANTED) continue
      list.stories[kept] = story
      list.scores[kept] = addMark(list.scores[i] as number, word, mark, story)
      list.tiers[kept] = (list.tiers[i] as number) + tierOf(word, mark).cost
      kept++
    }
    list.count = kept
  })
}

/** The mark of frequency 0 in a tier. */
function markOf(tier: number): number {
  return ((tier + 1) << FREQ_BITS) >>> 0
}

function tierOf({ tiers }: WordScorer, mark: number): TierScorer {
  return tiers[(mark >>> FREQ_BITS) - 1] as TierScorer
}

function addMark(score: number, word: WordScorer, mark: number, story: number): number {
  const { codes, norms } = word.norms
  const norm = norms[codes[story] as number] as number
  return addFreqScore(score, tierOf(word, mark), mark & MAX_FREQ, norm)
}

/**
 * Adds postings, in any order, to the marks: of all stories, which are touched as they come, or of the wanted
 * ones alone.
 */
function addPostings(
  range: PostingsRange,
  first: number,
  accumulator: Accumulator,
  isSeeding: boolean,
): void {
  const { titleWeight, bodyWeight, postings, from, to } = range
  const { stories, termFreqs } = postings
  const { marks, touched } = accumulator
  let { count } = accumulator
  for (let p = from; p < to; p++) {
    const story = stories[p] as number
    const mark = marks[story] as number
    if (mark === 0 && !isSeeding) continue
    const freq = weightedFreq(termFreqs[p] as number, titleWeight, bodyWeight)
    if (freq === 0) continue
    if (mark === 0) {
      touched[count++] = story
      marks[story] = first + freq
    } else {
      marks[story] = addFreq(mark, first, freq)
    }
  }
  accumulator.count = count
}

/** Looks the candidates up in a list that is longer than they are many. */
function lookUp(
  range: PostingsRange,
  first: number,
  marks: Uint32Array,
  candidates: MatchList,
): void {
  const cursor = new PostingsCursor(range, candidates.count)
  for (let i = 0; i < candidates.count; i++) {
    const story = candidates.stories[i] as number
    const freq = cursor.freqOf(story)
    if (freq > 0) marks[story] = addFreq(marks[story] as number, first, freq)
  }
}

/** A story takes the first tier that holds it, and sums up the frequencies of that. */
function addFreq(mark: number, first: number, freq: number): number {
  if (mark === WANTED) return first + freq
  return mark >= first ? mark + freq : mark
}
