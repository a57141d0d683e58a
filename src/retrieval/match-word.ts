// Which stories of a segment hold a word, and what does that earn each? A word earns
// `idf x (saturate(freq) + EXACT_FORM_BONUS x saturate(freq of the exact form))` by its best tier.
// Knows postings and streams, no texts. Typed arrays are read with `as number` where the loop's bounds
// keep the index inside.
import { EXACT_FORM_BONUS, idf, saturate } from './bm25f.ts'
import type { TermRange } from './dictionary.ts'
import { intersectLists, type MatchList, NO_STORY } from './match-list.ts'
import type { Tier, WordMatcher } from './matcher.ts'
import { MAX_BODY_FREQ, type Postings } from './postings.ts'
import { seek } from './seek.ts'
import { type FieldWeights, type SegmentReader, weightsOf } from './segment-reader.ts'
import { sortTouched } from './tally.ts'
import { STREAM_AUTHOR, STREAM_BODY, STREAM_FIELDS, STREAM_TITLE } from './token-streams.ts'

/** Postings [from, to) with what their frequencies weigh; one list, or all lists of a term range. */
interface Stretch {
  readonly postings: Postings
  readonly titleWeight: number
  readonly bodyWeight: number
  readonly from: number
  readonly to: number
}

/** A tier of one segment, ready to be read. */
interface ReadableTier {
  readonly cost: number
  readonly weight: number
  /** Single lists, ascending by story. */
  readonly lists: readonly Stretch[]
  /** Runs of lists, ascending only within each list. */
  readonly runs: readonly Stretch[]
  /** The terms of the runs, and the fields that they are read in. */
  readonly range: TermRange | undefined
  readonly rangeFields: FieldWeights
}

/** A word in one segment, ready to be read. */
interface ReadableWord {
  readonly norms: Float32Array
  readonly tiers: readonly ReadableTier[]
  /** Lists of the exact form itself, with the weight of the bonus. */
  readonly exactForm: { readonly weight: number; readonly lists: readonly Stretch[] }
  /** Postings of all tiers together: what reading them all costs. */
  readonly size: number
}

const NO_FIELDS: FieldWeights = { title: 0, body: 0, author: 0 }

function readWord(reader: SegmentReader, { tiers, fields }: WordMatcher): ReadableWord {
  const weights = weightsOf(fields)
  const exact = tiers[0]?.match === 'exact' ? tiers[0] : undefined
  const { surface = -1, content = [] } = exact?.segments[reader.number] ?? {}
  // Where a word has no other forms, every occurrence is of the exact form: one pass scores both.
  const isAlone = content.length === 1 && content[0] === surface
  const readable = tiers.map((tier) =>
    readTier(reader, tier, weights, tier === exact && isAlone ? 1 + EXACT_FORM_BONUS : 1),
  )
  return {
    norms: reader.norms(fields),
    tiers: readable,
    exactForm: {
      weight: exact === undefined ? 0 : EXACT_FORM_BONUS * idf(exact.docFreq, reader.docCount),
      lists:
        surface < 0 || isAlone
          ? []
          : stretches(reader, weights, surface, surface + 1, surface, surface + 1),
    },
    size: readable
      .flatMap(({ lists, runs }) => [...lists, ...runs])
      .reduce((sum, { from, to }) => sum + to - from, 0),
  }
}

function readTier(
  reader: SegmentReader,
  tier: Tier,
  weights: FieldWeights,
  bonus: number,
): ReadableTier {
  const { content = [], author = [], range, rangeList = -1 } = tier.segments[reader.number] ?? {}
  const united = rangeList < 0 ? content : [...content, rangeList]
  const rangeFields = rangeList < 0 ? weights : { ...NO_FIELDS, author: weights.author }
  return {
    cost: tier.cost,
    weight: bonus * idf(tier.docFreq, reader.docCount),
    lists: [
      ...united.flatMap((list) => stretches(reader, weights, list, list + 1, 0, 0)),
      ...author.flatMap((list) => stretches(reader, weights, 0, 0, list, list + 1)),
    ],
    runs:
      range === undefined
        ? []
        : stretches(reader, rangeFields, range.from, range.to, range.from, range.to),
    range,
    rangeFields,
  }
}

/** Content lists [from, to) and author lists [authorFrom, authorTo) where their fields are asked for. */
function stretches(
  { segment }: SegmentReader,
  { title, body, author }: FieldWeights,
  from: number,
  to: number,
  authorFrom: number,
  authorTo: number,
): Stretch[] {
  const all: Stretch[] = []
  if (title + body > 0) all.push(stretch(segment.content, title, body, from, to))
  if (author > 0) all.push(stretch(segment.author, 0, author, authorFrom, authorTo))
  return all.filter((part) => part.to > part.from)
}

function stretch(
  postings: Postings,
  titleWeight: number,
  bodyWeight: number,
  from: number,
  to: number,
): Stretch {
  const { offsets } = postings
  return { postings, titleWeight, bodyWeight, from: offsets[from] ?? 0, to: offsets[to] ?? 0 }
}

function weigh(packed: number, { titleWeight, bodyWeight }: Stretch): number {
  return (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
}

/** Fills `list` with the stories that hold the word, each by its best tier. */
export function seedWord(reader: SegmentReader, matcher: WordMatcher, list: MatchList): void {
  const word = readWord(reader, matcher)
  const only = onlyList(word)
  const two = twoTiers(word)
  if (only !== undefined) {
    scoreList(only.part, only.tier, word, list)
  } else if (two !== undefined) {
    mergeTwoTiers(two[0], two[1], word, list)
  } else {
    uniteTiers(reader, word, list)
  }
  addExactForm(word, list)
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
    intersectList(only.part, only.tier, word, list)
    addExactForm(word, list)
  } else if (list.count * probes < word.size) {
    probeTiers(reader, word, list)
    addExactForm(word, list)
  } else {
    reader.withList((found) => {
      uniteTiers(reader, word, found)
      addExactForm(word, found)
      intersectLists(list, found)
    })
  }
}

/** The list of a word that has but one. */
function onlyList({
  tiers: [tier, ...others],
}: ReadableWord): { readonly part: Stretch; readonly tier: ReadableTier } | undefined {
  const [part, ...rest] = tier?.lists ?? []
  if (tier === undefined || part === undefined) return undefined
  return others.length + rest.length + tier.runs.length === 0 ? { part, tier } : undefined
}

/** The tiers of a word that has two of one list each, such as a word with a dense prefix. */
function twoTiers({ tiers }: ReadableWord): readonly [ReadableTier, ReadableTier] | undefined {
  const [first, second, third] = tiers
  const isSimple = ({ lists, runs }: ReadableTier): boolean =>
    lists.length === 1 && runs.length === 0
  return first !== undefined && second !== undefined && third === undefined
    ? isSimple(first) && isSimple(second)
      ? [first, second]
      : undefined
    : undefined
}

/** Fills `list` with the stories of either tier, those of both by the first. */
function mergeTwoTiers(
  first: ReadableTier,
  second: ReadableTier,
  { norms }: ReadableWord,
  list: MatchList,
): void {
  // A simple tier has exactly one list.
  const one = first.lists[0] as Stretch
  const other = second.lists[0] as Stretch
  const { stories: storiesA, termFreqs: freqsA } = one.postings
  const { stories: storiesB, termFreqs: freqsB } = other.postings
  const { stories, scores, tiers } = list
  let a = one.from
  let b = other.from
  let count = 0
  while (a < one.to || b < other.to) {
    const inA = a < one.to ? (storiesA[a] as number) : NO_STORY
    const inB = b < other.to ? (storiesB[b] as number) : NO_STORY
    const story = inA < inB ? inA : inB
    let freq = 0
    let tier = first
    if (inA === story) {
      const packed = freqsA[a++] as number
      freq = (packed >>> 12) * one.titleWeight + (packed & MAX_BODY_FREQ) * one.bodyWeight
    }
    if (inB === story) {
      if (freq === 0) {
        const packed = freqsB[b] as number
        freq = (packed >>> 12) * other.titleWeight + (packed & MAX_BODY_FREQ) * other.bodyWeight
        tier = second
      }
      b++
    }
    if (freq === 0) continue
    stories[count] = story
    scores[count] = tier.weight * saturate(freq, norms[story] as number)
    tiers[count] = tier.cost
    count++
  }
  list.count = count
}

/** How many postings are passed one by one in the time of a leap. */
const DENSE_STEPS = 8

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

/** Reads all postings of all tiers, best tier first; a story stays with the first that holds it. */
function uniteTiers(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
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

/** Looks each story of `list` up in the word's lists, and in its own stream for a range of terms. */
function probeTiers(reader: SegmentReader, word: ReadableWord, list: MatchList): void {
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
      const term = (streams.terms[token] as number) & 0x7fff_ffff
      if (term >= range.from && term < range.to) freq += weight
    }
  }
  count(STREAM_TITLE, fields.title)
  count(STREAM_BODY, fields.body)
  count(STREAM_AUTHOR, fields.author)
  return freq
}

/** Adds the bonus for occurrences of the exact form. */
function addExactForm(
  { exactForm: { weight, lists }, norms }: ReadableWord,
  list: MatchList,
): void {
  if (lists.length === 0) return
  const cursors = lists.map(({ from }) => from)
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    let freq = 0
    for (let l = 0; l < lists.length; l++) {
      const part = lists[l] as Stretch
      const at = seek(part.postings.stories, cursors[l] as number, part.to, story)
      cursors[l] = at
      if (at < part.to && part.postings.stories[at] === story) {
        freq += weigh(part.postings.termFreqs[at] as number, part)
      }
    }
    if (freq > 0) {
      list.scores[i] = (list.scores[i] as number) + weight * saturate(freq, norms[story] as number)
    }
  }
}
