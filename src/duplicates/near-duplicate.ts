// The verdict on two stories, whether they tell the same in nearly the same words: by the phrases that they share,
// by how much the words say in which they differ, by their figures, titles and dates.
import type { ComparedStories } from './compared-stories.ts'
import {
  createNamedFigures,
  FIGURE_KINDS,
  findFigures,
  type NamedFigures,
  readFigures,
} from './figures.ts'
import { createHeadlineTest, haveSameHeadline } from './headlines.ts'
import { NumberSet } from './number-set.ts'
import { ShingleSet } from './shingles.ts'
import { createStoryTokens, readStoryTokens, type StoryTokens } from './story-tokens.ts'

// The thresholds were chosen by reading pairs of real stories on either side of each, and by how many
// edited copies they find (docs/decisions/013-near-duplicates.md).

/** Most words of a story that are compared, from its title on. */
export const MAX_COMPARED_WORDS = 4096
/** Least share of the shorter text's phrases that the longer one has: below are other versions. */
const MIN_PHRASES = 0.7
/** Least share of the shorter text's words that the longer one has, each as much as it tells. */
const MIN_TELLING = 0.8
/** Shares from which on titles say the same. */
const MIN_TITLES = 0.6
/** What is asked instead of titles that say the same: phrases, and what both titles tell in the other story. */
const MIN_PHRASES_BELOW_OTHER_TITLE = 0.85
const MIN_TITLES_IN_OTHER_STORY = 0.3
/** A longer text that is more than so many times as long holds much else: phrases and titles are to agree. */
const LOPSIDED = 2
/** Bodies of fewer words say too little by themselves: title and body are compared as one text. */
const MIN_BODY_WORDS = 5
/** Texts of fewer words are often made by a pattern: they are to agree more. */
const SMALL_WORDS = 20
const MIN_PHRASES_OF_SMALL = 0.8
const MIN_TITLES_OF_SMALL = 0.8
/** Stories of fewer words, with their titles, say too little: `Morning news` is no copy of another. */
export const MIN_WORDS = 8
/** Words for each of which a figure may have changed: a correction in an article, other news in a teaser. */
const WORDS_PER_CHANGED_FIGURE = 100
/**
 * Where nothing says that one is a reprint of the other, since a date is missing and the sources are not
 * known to differ, texts of fewer words are not: entries of a catalogue, or claims, often say the same.
 */
const MIN_WORDS_OF_UNDATED = 50
/** Least share of the longer text's phrases that the shorter one has, in the same case. */
const MIN_PHRASES_OF_UNDATED = 0.8
/** Days within which other papers print a short text. What returns later, such as a rate, is news. */
const MAX_DAYS_OF_SHORT = 2
const DAY_MS = 86_400_000

/** Compares stories with one of them. */
export interface NearDuplicateTest {
  /** Sets the story that others are compared with: the shorter of each two. */
  readonly setShorter: (story: number) => void
  /** Gives the share of phrases that the other story has of the one set; 0 if they are no duplicates. */
  readonly likeness: (longer: number) => number
}

/** Prepares for comparing stories; `hashes` are those of the terms. */
export function createNearDuplicateTest(
  { dictionary, docFreqs, publishedMs, sources, sites, count, streamOf }: ComparedStories,
  hashes: Uint32Array,
): NearDuplicateTest {
  const figures = findFigures(dictionary)
  const figuresX = createNamedFigures(MAX_COMPARED_WORDS)
  const figuresY = createNamedFigures(MAX_COMPARED_WORDS)
  const announceDifferentNews = createHeadlineTest(dictionary)
  const weights = new Float64Array(dictionary.size)
  for (let term = 0; term < weights.length; term++) {
    // A word that a copy does not share counts as one of a pair, so that a small index judges alike.
    weights[term] = Math.log1p(count / Math.max(2, docFreqs[term] as number))
  }
  const x = createStoryTokens()
  const y = createStoryTokens()
  let storyX = -1
  const shingles = new ShingleSet(MAX_COMPARED_WORDS)
  let shinglesFrom = -1
  const [ofX, ofY] = [new NumberSet(dictionary.size), new NumberSet(dictionary.size)]
  const onlyX = new Int32Array(FIGURE_KINDS + 1)
  const onlyY = new Int32Array(FIGURE_KINDS + 1)

  const haveDifferentSources = (one: number, other: number): boolean => {
    const source = sources[one] as number
    const otherSource = sources[other] as number
    return source > 0 && otherSource > 0 && source !== otherSource
  }

  const areOfOneSite = (one: number, other: number): boolean => {
    const site = sites[one] as number
    return site > 0 && site === sites[other] && !haveDifferentSources(one, other)
  }

  const setShorter = (story: number): void => {
    storyX = story
    shinglesFrom = -1
    readStoryTokens(streamOf(story), MAX_COMPARED_WORDS, x)
    readFigures(streamOf(story), figures, figuresX)
  }

  const likeness = (storyY: number): number => {
    const isShort = x.length < WORDS_PER_CHANGED_FIGURE
    const apartMs = Math.abs((publishedMs[storyX] as number) - (publishedMs[storyY] as number))
    // Not of two stories of which one has no date.
    if (isShort && apartMs > MAX_DAYS_OF_SHORT * DAY_MS) return 0
    const isUndated = Number.isNaN(apartMs) && !haveDifferentSources(storyX, storyY)
    if (isUndated && x.length < MIN_WORDS_OF_UNDATED) return 0
    readFigures(streamOf(storyY), figures, figuresY)
    if (changedFigures() > Math.floor(x.length / WORDS_PER_CHANGED_FIGURE)) return 0
    readStoryTokens(streamOf(storyY), MAX_COMPARED_WORDS, y)
    // One paper does not print a story twice under two headlines.
    if (areOfOneSite(storyX, storyY) && !haveSameHeadline(x, y)) return 0
    const haveBodies = bodyLength(x) >= MIN_BODY_WORDS && bodyLength(y) >= MIN_BODY_WORDS
    const fromX = haveBodies ? x.titleLength : 0
    const fromY = haveBodies ? y.titleLength : 0
    if (shinglesFrom !== fromX) {
      shingles.fill(x, fromX, hashes)
      shinglesFrom = fromX
    }
    const phrases = shingles.shareIn(y, fromY, hashes)
    if (phrases < MIN_PHRASES) return 0
    if (isUndated && shingles.shareOfBoth(y, fromY, hashes) < MIN_PHRASES_OF_UNDATED) return 0
    if (tellingShare(x, fromX, x.length, y, fromY, y.length) < MIN_TELLING) return 0
    const words = x.length - fromX
    const isLopsided = y.length - fromY > LOPSIDED * words
    if (!isLikeEnough(words, phrases, isLopsided)) return 0
    return announceDifferentNews(x, y, { x: fromX, y: fromY }) ? 0 : phrases
  }

  const isLikeEnough = (words: number, phrases: number, isLopsided: boolean): boolean => {
    const titles = titleShare()
    if (words < SMALL_WORDS) {
      return phrases >= MIN_PHRASES_OF_SMALL && titles >= MIN_TITLES_OF_SMALL && !isLopsided
    }
    if (titles >= MIN_TITLES) return !isLopsided || phrases >= MIN_PHRASES_BELOW_OTHER_TITLE
    if (isLopsided || phrases < MIN_PHRASES_BELOW_OTHER_TITLE) return false
    if (words >= WORDS_PER_CHANGED_FIGURE) return true
    const inY = tellingShare(x, 0, x.titleLength, y, 0, y.length)
    const inX = tellingShare(y, 0, y.titleLength, x, 0, x.length)
    return (inX + inY) / 2 >= MIN_TITLES_IN_OTHER_STORY
  }

  /** What share of what the shorter title tells stands in the other; all of it where one has no title. */
  const titleShare = (): number => {
    if (x.titleLength === 0 || y.titleLength === 0) return 1
    return Math.max(
      tellingShare(x, 0, x.titleLength, y, 0, y.titleLength),
      tellingShare(y, 0, y.titleLength, x, 0, x.titleLength),
    )
  }

  /** Weighs the different words of a stretch of one story, and those of them in a stretch of another. */
  const tellingShare = (
    one: StoryTokens,
    from: number,
    to: number,
    other: StoryTokens,
    otherFrom: number,
    otherTo: number,
  ): number => {
    ofY.clear()
    for (let i = otherFrom; i < otherTo; i++) ofY.add(other.terms[i] as number)
    ofX.clear()
    let all = 0
    let shared = 0
    for (let i = from; i < to; i++) {
      const term = one.terms[i] as number
      if (!ofX.add(term)) continue
      const weight = weights[term] as number
      all += weight
      if (ofY.has(term)) shared += weight
    }
    return all === 0 ? 1 : shared / all
  }

  /** Counts the figures in place of which the other story has others of their kind. */
  const changedFigures = (): number => {
    ofX.clear()
    for (let i = 0; i < figuresX.count; i++) ofX.add(figuresX.terms[i] as number)
    ofY.clear()
    for (let i = 0; i < figuresY.count; i++) ofY.add(figuresY.terms[i] as number)
    countMissing(figuresX, ofY, onlyX)
    countMissing(figuresY, ofX, onlyY)
    let changed = 0
    for (let kind = 1; kind <= FIGURE_KINDS; kind++) {
      changed += Math.min(onlyX[kind] as number, onlyY[kind] as number)
    }
    return changed
  }

  /** Counts by kind the different figures that are not in `known`, and adds them to it. */
  const countMissing = (
    { terms, count }: NamedFigures,
    known: NumberSet,
    counts: Int32Array,
  ): void => {
    counts.fill(0)
    for (let i = 0; i < count; i++) {
      const term = terms[i] as number
      const kind = figures.kindOf[term] as number
      if (known.add(term)) counts[kind] = (counts[kind] as number) + 1
    }
  }

  return { setShorter, likeness }
}

function bodyLength({ length, titleLength }: StoryTokens): number {
  return length - titleLength
}
