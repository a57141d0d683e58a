// A word's lists in one segment with what they weigh, ready to be read. Knows postings, no texts.
import { EXACT_FORM_BONUS, idf } from '../ranking/bm25f.ts'
import type { TermRange } from '../index/dictionary.ts'
import type { Tier, WordMatcher } from './matcher.ts'
import { MAX_BODY_FREQ, type Postings } from '../index/postings.ts'
import { type FieldWeights, type SegmentReader, weightsOf } from './segment-reader.ts'

/** Postings [from, to) with what their frequencies weigh; one list, or all lists of a term range. */
export interface Stretch {
  readonly postings: Postings
  readonly titleWeight: number
  readonly bodyWeight: number
  readonly from: number
  readonly to: number
}

/** A tier of one segment, ready to be read. */
export interface ReadableTier {
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
export interface ReadableWord {
  readonly norms: Float32Array
  readonly tiers: readonly ReadableTier[]
  /** Lists of the exact form itself, with the weight of the bonus. */
  readonly exactForm: { readonly weight: number; readonly lists: readonly Stretch[] }
  /** Postings of all tiers together: what reading them all costs. */
  readonly size: number
}

const NO_FIELDS: FieldWeights = { title: 0, body: 0, author: 0 }

/** Makes a word ready to be read in one segment. */
export function readWord(reader: SegmentReader, { tiers, fields }: WordMatcher): ReadableWord {
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

/** Gives a packed frequency weighted by field. */
export function weigh(packed: number, { titleWeight, bodyWeight }: Stretch): number {
  return (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
}

/** The list of a word that has but one. */
export function onlyList({
  tiers: [tier, ...others],
}: ReadableWord): { readonly part: Stretch; readonly tier: ReadableTier } | undefined {
  const [part, ...rest] = tier?.lists ?? []
  if (tier === undefined || part === undefined) return undefined
  return others.length + rest.length + tier.runs.length === 0 ? { part, tier } : undefined
}
