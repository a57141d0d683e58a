// What does a word earn each story, summed up in any order? For words of many lists, and for words that
// are alternatives. Knows postings, no texts. Typed arrays are read with `as number` where the loop's
// bounds keep the index inside.
import { saturate } from './bm25f.ts'
import type { MatchList } from './match-list.ts'
import type { WordMatcher } from './matcher.ts'
import { MAX_BODY_FREQ } from './postings.ts'
import {
  onlyList,
  type ReadableTier,
  type ReadableWord,
  readWord,
  type Stretch,
} from './readable-word.ts'
import type { SegmentReader } from './segment-reader.ts'
import { sortTouched, type Tally } from './tally.ts'

/** Reads all postings of all tiers, best tier first; a story stays with the first that holds it. */
export function uniteTiers(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
  reader.withTally((tally) => {
    const { values, marks, touched } = tally
    let count = 0
    word.tiers.forEach(({ lists, runs }, tier) => {
      for (const part of [...lists, ...runs]) {
        const { titleWeight, bodyWeight } = part
        const { stories, termFreqs } = part.postings
        for (let p = part.from; p < part.to; p++) {
          const packed = termFreqs[p] as number
          const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
          if (freq === 0) continue
          const story = stories[p] as number
          const mark = marks[story] as number
          if (mark === 0) {
            marks[story] = tier + 1
            values[story] = freq
            touched[count++] = story
          } else if (mark === tier + 1) {
            values[story] = (values[story] as number) + freq
          }
        }
      }
    })
    tally.count = count
    sortTouched(tally)
    list.count = count
    for (let i = 0; i < count; i++) {
      const story = touched[i] as number
      // Every touched story is marked with its tier, counted from 1.
      const { weight, cost } = word.tiers[(marks[story] as number) - 1] as ReadableTier
      list.stories[i] = story
      list.scores[i] = weight * saturate(values[story] as number, word.norms[story] as number)
      list.tiers[i] = cost
      marks[story] = 0
    }
    tally.count = 0
  })
}

/** The mark of a story that is looked for; tiers are marked from 1 on and are a handful. */
const WANTED = 255

/**
 * Keeps in `list` the stories that hold the word, and adds what the word earns each, by reading all
 * postings of all tiers once: nothing has to be put in order, since the list is.
 */
export function restrictByTally(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
  reader.withTally(({ values, marks }) => {
    for (let i = 0; i < list.count; i++) marks[list.stories[i] as number] = WANTED
    word.tiers.forEach(({ lists, runs }, tier) => {
      for (const part of [...lists, ...runs]) {
        const { titleWeight, bodyWeight } = part
        const { stories, termFreqs } = part.postings
        for (let p = part.from; p < part.to; p++) {
          const story = stories[p] as number
          const mark = marks[story] as number
          if (mark === 0) continue
          const packed = termFreqs[p] as number
          const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
          if (freq === 0) continue
          if (mark === WANTED) {
            marks[story] = tier + 1
            values[story] = freq
          } else if (mark === tier + 1) {
            values[story] = (values[story] as number) + freq
          }
        }
      }
    })
    let kept = 0
    for (let i = 0; i < list.count; i++) {
      const story = list.stories[i] as number
      const mark = marks[story] as number
      marks[story] = 0
      if (mark === WANTED) continue
      // Every story that is marked otherwise has its tier, counted from 1.
      const { weight, cost } = word.tiers[mark - 1] as ReadableTier
      const earned = weight * saturate(values[story] as number, word.norms[story] as number)
      list.stories[kept] = story
      list.scores[kept] = (list.scores[i] as number) + earned
      list.tiers[kept] = (list.tiers[i] as number) + cost
      kept++
    }
    list.count = kept
  })
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
