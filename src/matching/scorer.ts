// Scorers: weights opened in one segment, their terms as ranges of postings, ready to be read.
import { findTerm } from '../index/dictionary.ts'
import type { Postings } from '../index/postings.ts'
import { EXACT_FORM_BONUS, idf, K1, saturate } from '../ranking/bm25f.ts'
import { compileFilters, type StoryTest } from './filters.ts'
import { type FieldWeights, type Norms, weightsOf } from './norms.ts'
import type { SegmentReader } from './segment-reader.ts'
import { findTierLists, type TierLists } from './tier-lists.ts'
import type { Combine, PassingWeight, PhraseWeight, Tier, Weight, WordWeight } from './weight.ts'

/** Postings [from, to) with what their frequencies weigh: one list, or all lists of a term range. */
export interface PostingsRange {
  readonly postings: Postings
  readonly titleWeight: number
  readonly bodyWeight: number
  readonly from: number
  readonly to: number
}

export interface TierScorer {
  readonly cost: number
  /** What a saturated frequency is multiplied by. */
  readonly weight: number
  /**
   * What it is multiplied by as the exact form's, too, where the word has no other form here: one pass then
   * scores both, and to the last bit as two would.
   */
  readonly bonus: number
  /** Single lists, ascending by story. */
  readonly lists: readonly PostingsRange[]
  /** Runs of lists, ascending only within each list. */
  readonly runs: readonly PostingsRange[]
  /** The fields that the runs are read in. */
  readonly rangeFields: FieldWeights
  /** The lists by number, and the terms of the runs. */
  readonly termLists: TierLists
}

export interface WordScorer {
  readonly kind: 'word'
  readonly norms: Norms
  readonly tiers: readonly TierScorer[]
  /** Lists of the exact form itself, with the weight of the bonus. */
  readonly exactForm: { readonly weight: number; readonly lists: readonly PostingsRange[] }
  /** Postings of all tiers together: what reading them all costs. */
  readonly size: number
}

export interface PhraseScorer {
  readonly kind: 'phrase'
  readonly fields: number
  readonly norms: Norms
  /** Surface terms at consecutive positions; -1 where the segment lacks one. */
  readonly terms: readonly number[]
  readonly idf: number
  readonly cost: number
}

export interface AnyScorer {
  readonly kind: 'any'
  readonly options: readonly Scorer[]
  readonly combine: Combine
}

export interface AllScorer {
  readonly kind: 'all'
  readonly options: readonly Scorer[]
}

export interface NotScorer {
  readonly kind: 'not'
  readonly option: Scorer
}

export interface PassingScorer {
  readonly kind: 'passing'
  /** Undefined where every story passes. */
  readonly passes: StoryTest | undefined
  /** What each story earns. */
  readonly score: number
}

export type Scorer = WordScorer | PhraseScorer | AnyScorer | AllScorer | NotScorer | PassingScorer

/** Opens a weight in a segment. */
export function openWeight(reader: SegmentReader, weight: Weight): Scorer {
  switch (weight.kind) {
    case 'word':
      return openWord(reader, weight)
    case 'phrase':
      return openPhrase(reader, weight)
    case 'passing':
      return openPassing(reader, weight)
    case 'not':
      return { kind: 'not', option: openWeight(reader, weight.option) }
    case 'any':
    case 'all':
      return { ...weight, options: weight.options.map((option) => openWeight(reader, option)) }
  }
}

/** Most opened words that a segment keeps; then it begins anew. */
const MAX_OPEN_WORDS = 10_000

/** Opens a word, each once while it is remembered. */
export function openWord(reader: SegmentReader, weight: WordWeight): WordScorer {
  const { words } = reader
  let scorer = words.get(weight)
  if (scorer === undefined) {
    if (words.size >= MAX_OPEN_WORDS) words.clear()
    scorer = toScorer(reader, weight)
    words.set(weight, scorer)
  }
  return scorer
}

function toScorer(reader: SegmentReader, { tiers, fields }: WordWeight): WordScorer {
  const weights = weightsOf(fields)
  let exactForm: WordScorer['exactForm'] = NO_EXACT_FORM
  let size = 0
  const scorers = tiers.map((tier, i): TierScorer => {
    const scorer = openTier(reader, tier, weights)
    for (const part of scorer.lists) size += part.to - part.from
    for (const part of scorer.runs) size += part.to - part.from
    if (i > 0 || tier.match !== 'exact') return scorer
    const { surface, content } = scorer.termLists
    const bonus = EXACT_FORM_BONUS * scorer.weight
    if (content.length === 1 && content[0] === surface) return { ...scorer, bonus }
    exactForm = {
      weight: bonus,
      lists: surface < 0 ? [] : rangesOf(reader, weights, surface, surface + 1),
    }
    return scorer
  })
  return { kind: 'word', norms: reader.norms(fields), tiers: scorers, exactForm, size }
}

const NO_EXACT_FORM: WordScorer['exactForm'] = { weight: 0, lists: [] }

const NO_FIELDS: FieldWeights = { title: 0, body: 0, author: 0 }

function openTier(reader: SegmentReader, tier: Tier, weights: FieldWeights): TierScorer {
  const { segment, stem, statistics } = reader
  const termLists = findTierLists(segment, tier.terms, stem)
  const { content, author, range, rangeList } = termLists
  const lists: PostingsRange[] = []
  const texts = { ...weights, author: 0 }
  for (const list of content) lists.push(...rangesOf(reader, texts, list, list + 1))
  if (rangeList >= 0) lists.push(...rangesOf(reader, texts, rangeList, rangeList + 1))
  const names = { ...NO_FIELDS, author: weights.author }
  for (const list of author) lists.push(...rangesOf(reader, names, list, list + 1))
  const rangeFields = rangeList < 0 ? weights : names
  return {
    cost: tier.cost,
    weight: idf(tier.docFreq, statistics.docCount),
    bonus: 0,
    lists,
    runs: range === undefined ? [] : rangesOf(reader, rangeFields, range.from, range.to),
    rangeFields,
    termLists,
  }
}

/** The postings of lists [from, to) in the fields that weigh anything; those without postings left out. */
function rangesOf(
  { segment }: SegmentReader,
  { title, body, author }: FieldWeights,
  from: number,
  to: number,
): PostingsRange[] {
  const ranges: PostingsRange[] = []
  if (title + body > 0) ranges.push(toRange(segment.content, title, body, from, to))
  if (author > 0) ranges.push(toRange(segment.author, 0, author, from, to))
  return ranges.filter((range) => range.to > range.from)
}

/** Makes a range of the postings of lists [from, to). */
export function toRange(
  postings: Postings,
  titleWeight: number,
  bodyWeight: number,
  from: number,
  to = from + 1,
): PostingsRange {
  const { offsets } = postings
  return { postings, titleWeight, bodyWeight, from: offsets[from] ?? 0, to: offsets[to] ?? 0 }
}

/** Adds to a score what a weighted frequency earns by a tier. */
export function addFreqScore(
  score: number,
  { weight, bonus }: TierScorer,
  freq: number,
  norm: number,
): number {
  const saturated = saturate(freq, norm)
  return score + weight * saturated + bonus * saturated
}

function openPhrase(reader: SegmentReader, { fields, terms, ...rest }: PhraseWeight): PhraseScorer {
  const { dictionary } = reader.segment
  return {
    kind: 'phrase',
    fields,
    norms: reader.norms(fields),
    terms: terms.map((term) => findTerm(dictionary, term)),
    idf: rest.idf,
    cost: rest.cost,
  }
}

function openPassing(
  { segment, statistics }: SegmentReader,
  { filters, docFreq, isScored }: PassingWeight,
): PassingScorer {
  return {
    kind: 'passing',
    passes: compileFilters(filters, segment.columns),
    // As much as a word of that many stories that a story of average length holds once.
    score: isScored ? idf(docFreq, statistics.docCount) * saturate(1, K1) : 0,
  }
}
