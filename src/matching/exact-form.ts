// What does the very form that was asked for earn the stories that hold a word in any form? Knows
// postings, no texts. Typed arrays are read with `as number` where the loop's bounds keep the index
// inside.
import { saturate } from '../ranking/bm25f.ts'
import type { MatchList } from './match-list.ts'
import type { WordMatcher } from './matcher.ts'
import { MAX_BODY_FREQ } from '../index/postings.ts'
import { type ReadableWord, readWord, type Stretch, weigh } from './readable-word.ts'
import { DENSE_STEPS, seek } from '../index/seek.ts'
import type { SegmentReader } from './segment-reader.ts'

/**
 * Adds to the stories of `list`, which all hold the word, what the exact form earns beside. Best done
 * last, when the other words have made the list short.
 */
export function addExactForm(reader: SegmentReader, matcher: WordMatcher, list: MatchList): void {
  const { exactForm, norms } = readWord(reader, matcher)
  const [part, ...others] = exactForm.lists
  if (part === undefined) return
  if (others.length > 0) addFromAll(exactForm, norms, list)
  else addFromOne(part, exactForm.weight, norms, list)
}

function addFromOne(
  { postings, from, to: end, titleWeight, bodyWeight }: Stretch,
  weight: number,
  norms: Float32Array,
  { count, stories: candidates, scores }: MatchList,
): void {
  const { stories, termFreqs } = postings
  const isDense = count * DENSE_STEPS > end - from
  let at = from
  for (let i = 0; i < count; i++) {
    const story = candidates[i] as number
    if (isDense) while (at < end && (stories[at] as number) < story) at++
    else at = seek(stories, at, end, story)
    if (at >= end) return
    if (stories[at] !== story) continue
    const packed = termFreqs[at] as number
    const freq = (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
    scores[i] = (scores[i] as number) + weight * saturate(freq, norms[story] as number)
  }
}

/** The same where texts and names are searched: frequencies of both are summed before they saturate. */
function addFromAll(
  { weight, lists }: ReadableWord['exactForm'],
  norms: Float32Array,
  { count, stories: candidates, scores }: MatchList,
): void {
  const cursors = lists.map(({ from }) => from)
  for (let i = 0; i < count; i++) {
    const story = candidates[i] as number
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
      scores[i] = (scores[i] as number) + weight * saturate(freq, norms[story] as number)
    }
  }
}
