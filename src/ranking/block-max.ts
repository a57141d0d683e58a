// The best stories for a single word without scoring every story that holds it: lists are read in
// blocks, and a block whose best cannot be among the best is passed over. Exact: what is passed over is
// counted, and could not have been kept. Knows postings, no texts. Typed arrays are read with
// `as number` where the loop's bounds keep the index inside.
import { BODY, K1, saturate, TITLE } from './bm25f.ts'
import { countHidden, DistinctTop, hasDuplicates } from './collapse.ts'
import { type FreshnessOptions, freshnessFactor } from './factors.ts'
import type { WordMatcher } from '../matching/matcher.ts'
import {
  type ReadableTier,
  type ReadableWord,
  readWord,
  type Stretch,
  weigh,
} from '../matching/readable-word.ts'
import { seek } from '../index/seek.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import type { HitCollector, TopHits } from './top-k.ts'

/** Postings in a block: fewer prune better, more cost less to look at. */
const BLOCK_POSTINGS = 128
/** Words with fewer postings are scored faster than they are pruned. */
const MIN_POSTINGS = 2048

export interface RankWordOptions extends FreshnessOptions {
  /** Of near-duplicates only the best is offered. */
  readonly distinct: boolean
}

/** How many stories hold a word, and how many hits they make. */
export interface Counts {
  readonly matchCount: number
  readonly hitCount: number
}

/**
 * Offers the best stories of a word over title and body to `top` and gives how many hold it; undefined
 * where the word is not of the kind that this is for: one whose first tier is a single list, which
 * either has all that `top` can keep or has beside it no other tier or one more of a single list.
 */
export function rankWord(
  reader: SegmentReader,
  matcher: WordMatcher,
  options: RankWordOptions,
  top: TopHits,
): Counts | undefined {
  if (matcher.fields !== (TITLE | BODY)) return undefined
  const word = readWord(reader, matcher)
  const [first, second, ...others] = word.tiers
  if (word.size < MIN_POSTINGS || first === undefined) return undefined
  const list = singleList(first)
  if (list === undefined) return undefined
  const size = list.to - list.from
  const isGrouped = options.distinct && hasDuplicates(reader.segment)
  const hits = isGrouped ? size - countRest(reader, list, []).hidden : size
  const suffices = second === undefined || hits >= top.capacity
  const secondList = second && others.length === 0 ? singleList(second) : undefined
  if (!suffices && secondList === undefined) return undefined
  const distinct = isGrouped ? new DistinctTop(top, reader.segment) : undefined
  const common = { reader, word, options, top, collector: distinct ?? top }
  rankList({ ...common, tier: first, list })
  if (!suffices && secondList !== undefined) {
    rankList({ ...common, tier: second, list: secondList, except: list })
  }
  const { others: added, hidden } = countRest(reader, list, word.tiers.slice(1))
  const matchCount = size + added
  return { matchCount, hitCount: isGrouped ? matchCount - hidden : matchCount }
}

function singleList({ lists, runs }: ReadableTier): Stretch | undefined {
  return lists.length === 1 && runs.length === 0 ? lists[0] : undefined
}

interface ListToRank {
  readonly reader: SegmentReader
  readonly word: ReadableWord
  readonly tier: ReadableTier
  readonly list: Stretch
  readonly options: FreshnessOptions
  readonly top: TopHits
  /** Takes the stories and hands them on to `top`. */
  readonly collector: HitCollector
  /** Stories of this list match by a better tier and are passed over. */
  readonly except?: Stretch
}

function rankList({ reader, word, tier, list, options, top, collector, except }: ListToRank): void {
  const { segment, popularity, maxPopularity } = reader
  const { publishedMs } = segment.columns
  const { stories, termFreqs } = list.postings
  const { norms } = word
  const [exactForm] = tier.cost === 0 ? word.exactForm.lists : []
  const mostForExactForm = exactForm === undefined ? 0 : word.exactForm.weight * (K1 + 1)
  const bounds = reader.blockBounds.get(`${list.from}`, () => blockBounds(list, norms))
  let exactAt = exactForm?.from ?? 0
  let exceptAt = except?.from ?? 0
  for (let block = 0; block < bounds.length; block++) {
    const from = list.from + block * BLOCK_POSTINGS
    // Stories come from the newest on, so none in the block is fresher than its first.
    const newest = publishedMs[stories[from] as number] as number
    const freshest = freshnessFactor(newest, options)
    const most = tier.weight * (bounds[block] as number) + mostForExactForm
    if (!top.mayAccept(tier.cost, most * maxPopularity * freshest)) continue
    const to = Math.min(from + BLOCK_POSTINGS, list.to)
    for (let p = from; p < to; p++) {
      const story = stories[p] as number
      if (except !== undefined) {
        exceptAt = seek(except.postings.stories, exceptAt, except.to, story)
        if (exceptAt < except.to && except.postings.stories[exceptAt] === story) continue
      }
      const norm = norms[story] as number
      let score = tier.weight * saturate(weigh(termFreqs[p] as number, list), norm)
      if (exactForm !== undefined) {
        const { postings, to: end } = exactForm
        exactAt = seek(postings.stories, exactAt, end, story)
        if (exactAt < end && postings.stories[exactAt] === story) {
          const freq = weigh(postings.termFreqs[exactAt] as number, exactForm)
          score += word.exactForm.weight * saturate(freq, norm)
        }
      }
      const known = score * (popularity[story] as number)
      if (!top.mayAccept(tier.cost, known * freshest)) continue
      const published = publishedMs[story] as number
      const key = known * freshnessFactor(published, options)
      collector.offer(segment.firstStory + story, tier.cost, key, key)
    }
  }
}

/** The most that a posting of each block earns before weighing by rarity. */
function blockBounds(list: Stretch, norms: Float32Array): Float64Array {
  const bounds = new Float64Array(Math.ceil((list.to - list.from) / BLOCK_POSTINGS))
  for (let p = list.from; p < list.to; p++) {
    const block = Math.floor((p - list.from) / BLOCK_POSTINGS)
    const norm = norms[list.postings.stories[p] as number] as number
    const earned = saturate(weigh(list.postings.termFreqs[p] as number, list), norm)
    if (earned > (bounds[block] as number)) bounds[block] = earned
  }
  return bounds
}

/** What the tiers of a word beside its first list add. */
interface RestCounts {
  /** Stories of theirs that are not in the first list. */
  readonly others: number
  /** Stories of list and tiers that are near-duplicates of another one of them. */
  readonly hidden: number
}

/** Counts what some tiers add to `list`, once for each word. */
function countRest(
  reader: SegmentReader,
  list: Stretch,
  tiers: readonly ReadableTier[],
): RestCounts {
  const parts = tiers.flatMap(({ lists, runs }) => [...lists, ...runs])
  const key = [list, ...parts].map(({ from, to }) => `${from}-${to}`).join(' ')
  return reader.restCounts.get(key, () => ({
    others: parts.length === 0 ? 0 : countOthers(reader, list, parts),
    hidden: hasDuplicates(reader.segment) ? countHidden(reader, [list, ...parts]) : 0,
  }))
}

/** Counts the stories of some lists that are not in `list`. */
function countOthers(reader: SegmentReader, list: Stretch, parts: readonly Stretch[]): number {
  return reader.withTally(({ marks, touched }) => {
    const { stories } = list.postings
    for (let p = list.from; p < list.to; p++) marks[stories[p] as number] = 1
    let count = 0
    for (const { postings, from, to } of parts) {
      for (let p = from; p < to; p++) {
        const story = postings.stories[p] as number
        if (marks[story] !== 0) continue
        marks[story] = 1
        touched[count++] = story
      }
    }
    for (let p = list.from; p < list.to; p++) marks[stories[p] as number] = 0
    for (let i = 0; i < count; i++) marks[touched[i] as number] = 0
    return count
  })
}
