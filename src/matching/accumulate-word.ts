// What does a word earn each story, summed up in any order? For words of many lists, and for words that
// are alternatives. Knows postings, no texts. Typed arrays are read with `as number` where the loop's
// bounds keep the index inside.
import { saturate } from '../ranking/bm25f.ts'
import type { MatchList } from './match-list.ts'
import type { WordMatcher } from './matcher.ts'
import { MAX_BODY_FREQ } from '../index/postings.ts'
import {
  onlyList,
  type ReadableTier,
  type ReadableWord,
  readWord,
  type Stretch,
} from './readable-word.ts'
import { DENSE_STEPS, seek } from '../index/seek.ts'
import type { SegmentReader } from './segment-reader.ts'
import { sortTouched, type Tally } from './accumulator.ts'

/**
 * While a word is read, a story's mark is its tier, counted from 1, above these bits, and the
 * frequency so far in them: one number a story, since looking it up is what reading postings costs.
 */
const FREQ_BITS = 24
const MAX_FREQ = 2 ** FREQ_BITS - 1
/** The mark of a story that is looked for and not yet found; tiers are a handful. */
const WANTED = (255 << FREQ_BITS) >>> 0

/** Reads all postings of all tiers, best tier first; a story stays with the first that holds it. */
export function uniteTiers(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
  reader.withTally((tally) => {
    const { marks, touched } = tally
    let count = 0
    word.tiers.forEach(({ lists, runs }, tier) => {
      const first = ((tier + 1) << FREQ_BITS) >>> 0
      for (const { titleWeight, bodyWeight, postings, from, to } of [...lists, ...runs]) {
        const { stories, termFreqs } = postings
        for (let p = from; p < to; p++) {
          const packed = termFreqs[p] as number
          const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
          if (freq === 0) continue
          const story = stories[p] as number
          const mark = marks[story] as number
          if (mark === 0) {
            marks[story] = first + freq
            touched[count++] = story
          } else if (mark >= first) {
            marks[story] = mark + freq
          }
        }
      }
    })
    tally.count = count
    sortTouched(tally)
    list.count = count
    for (let i = 0; i < count; i++) {
      const story = touched[i] as number
      const mark = marks[story] as number
      const { weight, cost } = word.tiers[(mark >>> FREQ_BITS) - 1] as ReadableTier
      list.stories[i] = story
      list.scores[i] = weight * saturate(mark & MAX_FREQ, word.norms[story] as number)
      list.tiers[i] = cost
      marks[story] = 0
    }
    tally.count = 0
  })
}

/**
 * Keeps in `list` the stories that hold the word, and adds what the word earns each, whatever lists it
 * has: stories are marked with what is found, so nothing has to be put in order.
 */
export function restrictByTally(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
  reader.withTally(({ marks }) => {
    for (let i = 0; i < list.count; i++) marks[list.stories[i] as number] = WANTED
    word.tiers.forEach(({ lists, runs }, tier) => {
      const first = ((tier + 1) << FREQ_BITS) >>> 0
      for (const part of lists) {
        if (part.to - part.from < list.count) markPostings(part, first, marks)
        else markCandidates(part, first, marks, list)
      }
      for (const part of runs) markPostings(part, first, marks)
    })
    let kept = 0
    for (let i = 0; i < list.count; i++) {
      const story = list.stories[i] as number
      const mark = marks[story] as number
      marks[story] = 0
      if (mark === WANTED) continue
      const { weight, cost } = word.tiers[(mark >>> FREQ_BITS) - 1] as ReadableTier
      const earned = weight * saturate(mark & MAX_FREQ, word.norms[story] as number)
      list.stories[kept] = story
      list.scores[kept] = (list.scores[i] as number) + earned
      list.tiers[kept] = (list.tiers[i] as number) + cost
      kept++
    }
    list.count = kept
  })
}

/** Marks the wanted stories that postings in any order hold. `first` is the mark of frequency 0. */
function markPostings(
  { postings: { stories, termFreqs }, from, to, titleWeight, bodyWeight }: Stretch,
  first: number,
  marks: Uint32Array,
): void {
  for (let p = from; p < to; p++) {
    const story = stories[p] as number
    const mark = marks[story] as number
    if (mark === 0) continue
    const packed = termFreqs[p] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq > 0) marks[story] = addFreq(mark, first, freq)
  }
}

/** Marks the candidates that a list, ascending as they are, holds. */
function markCandidates(
  { postings: { stories, termFreqs }, from, to, titleWeight, bodyWeight }: Stretch,
  first: number,
  marks: Uint32Array,
  candidates: MatchList,
): void {
  const isDense = candidates.count * DENSE_STEPS > to - from
  let at = from
  for (let i = 0; i < candidates.count; i++) {
    const story = candidates.stories[i] as number
    if (isDense) while (at < to && (stories[at] as number) < story) at++
    else at = seek(stories, at, to, story)
    if (at >= to) return
    if (stories[at] !== story) continue
    const packed = termFreqs[at] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq > 0) marks[story] = addFreq(marks[story] as number, first, freq)
  }
}

/** A story that is wanted takes the first tier that holds it, and sums up the frequencies of that. */
function addFreq(mark: number, first: number, freq: number): number {
  if (mark === WANTED) return first + freq
  return mark >= first ? mark + freq : mark
}

/**
 * Adds what a word of one list earns each story to a tally of sums; tells whether it did: other words
 * have to be listed first.
 */
export function addWordToTally(reader: SegmentReader, matcher: WordMatcher, tally: Tally): boolean {
  const word = readWord(reader, matcher)
  const only = onlyList(word)
  if (only === undefined) return false
  const { weight, cost } = only.tier
  addListToTally(only.part, weight, cost, word, tally)
  // Stories with the exact form are among the others.
  for (const part of word.exactForm.lists) {
    addListToTally(part, word.exactForm.weight, cost, word, tally)
  }
  return true
}

function addListToTally(
  { postings, from, to, titleWeight, bodyWeight }: Stretch,
  weight: number,
  cost: number,
  { norms }: ReadableWord,
  tally: Tally,
): void {
  const { stories, termFreqs } = postings
  const { touched, marks, values } = tally
  let { count } = tally
  for (let p = from; p < to; p++) {
    const packed = termFreqs[p] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    if (freq === 0) continue
    const story = stories[p] as number
    const score = weight * saturate(freq, norms[story] as number)
    const mark = marks[story] as number
    if (mark === 0) {
      touched[count++] = story
      marks[story] = cost + 1
      values[story] = score
    } else {
      values[story] = (values[story] as number) + score
      if (cost + 1 < mark) marks[story] = cost + 1
    }
  }
  tally.count = count
}
