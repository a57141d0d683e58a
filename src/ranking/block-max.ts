// Block-max top-k over one segment, for a single word: lists are read in blocks, and a block whose best cannot
// be among the best is passed over. Exact: what is passed over is counted, and could not have been kept.
// Ding, Suel: Faster top-k document retrieval using block-max indexes (SIGIR 2011).
import { visitPostings, weightedFreq } from '../index/postings.ts'
import { isDeleted } from '../index/tombstones.ts'
import { PostingsCursor } from '../matching/postings-cursor.ts'
import {
  type PostingsRange,
  addFreqScore,
  type TierScorer,
  type WordScorer,
} from '../matching/scorer.ts'
import { type SegmentReader, type Union } from '../matching/segment-reader.ts'
import { K1, saturate } from './bm25f.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import type { HitCollector, TopK } from './top-k.ts'

/** Postings in a block: fewer prune better, more cost less to look at. */
const BLOCK_POSTINGS = 128
/** Words with fewer postings are scored faster than they are pruned. */
const MIN_POSTINGS = 2048

export interface BlockMaxOptions extends FreshnessOptions {
  /** Of near-duplicates only the best is offered. */
  readonly isDistinct: boolean
}

/** What matched in a segment of which not every match was looked at. */
export interface BlockMaxCounts {
  readonly reader: SegmentReader
  readonly word: WordScorer
  readonly matchCount: number
  /** Stories that match and are in groups of near-duplicates. */
  readonly grouped: Uint32Array
}

/**
 * Offers the best stories of a word and counts all; undefined where the word is not of the kind that this is
 * for: one whose first tier is a single list, which either has all that `top` can keep or has next to it no
 * other tier or one more of a single list.
 */
export function rankWord(
  reader: SegmentReader,
  word: WordScorer,
  options: BlockMaxOptions,
  top: TopK,
  collector: HitCollector,
): BlockMaxCounts | undefined {
  const [first, second, ...others] = word.tiers
  if (word.size < MIN_POSTINGS || first === undefined) return undefined
  const list = singleList(first)
  if (list === undefined) return undefined
  const { count, grouped } = unionOf(reader, [list])
  const hidden = (): number => (options.isDistinct ? countHidden(reader, grouped) : 0)
  // At most those that are in groups are hidden, which mostly decides.
  const suffices =
    second === undefined ||
    count - grouped.length >= top.capacity ||
    count - hidden() >= top.capacity
  const secondList = second && others.length === 0 ? singleList(second) : undefined
  if (!suffices && secondList === undefined) return undefined
  const common = { reader, word, options, top, collector }
  rankList({ ...common, tier: first, list })
  if (!suffices && secondList !== undefined) {
    rankList({ ...common, tier: second, list: secondList, except: list })
  }
  const rest = word.tiers.slice(1).flatMap(({ lists, runs }) => [...lists, ...runs])
  const all = unionOf(reader, [list, ...rest])
  return { reader, word, matchCount: all.count, grouped: all.grouped }
}

function singleList({ lists, runs }: TierScorer): PostingsRange | undefined {
  const [list] = lists
  // Where a field is left out, not every posting is a match.
  const isWhole = list !== undefined && list.titleWeight > 0 && list.bodyWeight > 0
  return isWhole && lists.length === 1 && runs.length === 0 ? list : undefined
}

interface ListToRank {
  readonly reader: SegmentReader
  readonly word: WordScorer
  readonly tier: TierScorer
  readonly list: PostingsRange
  readonly options: FreshnessOptions
  readonly top: TopK
  /** Takes the stories and hands them on to `top`. */
  readonly collector: HitCollector
  /** Stories of this list match by a better tier and are passed over. */
  readonly except?: PostingsRange
}

function rankList({ reader, word, tier, list, options, top, collector, except }: ListToRank): void {
  const { segment, base, deleted, maxPopularity, logViews, popularityScale } = reader
  const { publishedMs } = segment.columns
  const { titleWeight, bodyWeight } = list
  const { stories, termFreqs } = list.postings
  const { codes, norms } = word.norms
  const size = list.to - list.from
  const [exactForm] = tier.cost === 0 ? word.exactForm.lists : []
  const exact = exactForm && new PostingsCursor(exactForm, 0)
  const excepted = except && new PostingsCursor(except, size)
  const mostForExactForm = exact === undefined ? 0 : word.exactForm.weight * (K1 + 1)
  const bounds = reader.blockBounds.get(`${list.from}`, () => blockBounds(list, word))
  for (let block = 0; block < bounds.length; block++) {
    const from = list.from + block * BLOCK_POSTINGS
    // Stories come from the newest on, so none in the block is fresher than its first.
    const newest = publishedMs[stories[from] as number] as number
    const freshest = freshnessFactor(newest, options)
    const most = (tier.weight + tier.bonus) * (bounds[block] as number) + mostForExactForm
    if (!top.mayAccept(tier.cost, most * maxPopularity * freshest)) continue
    const to = Math.min(from + BLOCK_POSTINGS, list.to)
    for (let p = from; p < to; p++) {
      const story = stories[p] as number
      if (excepted !== undefined && excepted.freqOf(story) > 0) continue
      if (deleted !== undefined && isDeleted(deleted, story)) continue
      const norm = norms[codes[story] as number] as number
      const termFreq = weightedFreq(termFreqs[p] as number, titleWeight, bodyWeight)
      let score = addFreqScore(0, tier, termFreq, norm)
      if (exact !== undefined) {
        const freq = exact.freqOf(story)
        if (freq > 0) score += word.exactForm.weight * saturate(freq, norm)
      }
      const known = score * (1 + popularityScale * (logViews[story] as number))
      if (!top.mayAccept(tier.cost, known * freshest)) continue
      const key = known * freshnessFactor(publishedMs[story] as number, options)
      collector.offer(base + story, tier.cost, key, key)
    }
  }
}

/** The most that a posting of each block earns before weighing by rarity. */
function blockBounds(list: PostingsRange, { norms: { codes, norms } }: WordScorer): Float64Array {
  const bounds = new Float64Array(Math.ceil((list.to - list.from) / BLOCK_POSTINGS))
  visitPostings(list.postings, list.from, list.to, (story, packed, p) => {
    const block = Math.floor((p - list.from) / BLOCK_POSTINGS)
    const freq = weightedFreq(packed, list.titleWeight, list.bodyWeight)
    const earned = saturate(freq, norms[codes[story] as number] as number)
    if (earned > (bounds[block] as number)) bounds[block] = earned
  })
  return bounds
}

/** Unites the stories of lists over title and body, once for each word. */
function unionOf(reader: SegmentReader, lists: readonly PostingsRange[]): Union {
  const key = lists.map(({ from, to }) => `${from}-${to}`).join(' ')
  return reader.unions.get(key, () => unite(reader, lists))
}

function unite(
  { deleted, groupOf, withAccumulator }: SegmentReader,
  lists: readonly PostingsRange[],
): Union {
  const [only, ...others] = lists
  if (only !== undefined && others.length === 0 && !deleted && !groupOf) {
    return { count: only.to - only.from, grouped: new Uint32Array(0) }
  }
  return withAccumulator(({ marks, touched }) => {
    const grouped: number[] = []
    let count = 0
    for (const { postings, from, to } of lists) {
      visitPostings(postings, from, to, (story) => {
        if (marks[story] !== 0 || isDeleted(deleted, story)) return
        marks[story] = 1
        touched[count++] = story
        if (groupOf !== undefined && groupOf[story] !== 0) grouped.push(story)
      })
    }
    for (const story of touched.subarray(0, count)) marks[story] = 0
    return { count, grouped: Uint32Array.from(grouped) }
  })
}

/** Counts the stories that are near-duplicates of another one of them. */
function countHidden({ groupOf }: SegmentReader, grouped: Uint32Array): number {
  if (groupOf === undefined) return 0
  return grouped.length - new Set(Array.from(grouped, (story) => groupOf[story])).size
}
