// Pairs of common terms: which stories hold two of them at neighbouring positions, for phrases such as
// `"of the"`, whose terms stand in half of all stories.
import type { Dictionary } from './dictionary.ts'
import { MIN_STORIES_FOR_DERIVED_LISTS } from './dense-prefixes.ts'
import { growableUint16, growableUint32 } from './write/growable.ts'
import {
  bodyFreqOf,
  docFreqOf,
  packTermFreqs,
  type Postings,
  PostingsBuilder,
  titleFreqOf,
} from './postings.ts'
import {
  STREAM_BODY,
  STREAM_FIELDS,
  STREAM_TITLE,
  type TokenStreams,
  WHOLE,
} from './token-streams.ts'

/** Neighbouring common terms, so that phrases of them need not look into every story. */
export interface CommonPairs {
  /** term -> its number among the common terms, from 1; 0 for all others. */
  readonly numberOf: Uint16Array
  /** `first number x 65536 + second number`, ascending; pair i has list i of `postings`. */
  readonly keys: Uint32Array
  /** How often the pair stands in title and body, by story. */
  readonly postings: Postings
}

/**
 * A term is common when it stands in more than this share of the stories. A phrase with a rarer term
 * looks into fewer stories than that.
 */
export const COMMON_SHARE = 1 / 16

const KEY_FACTOR = 0x1_0000

/** Finds all pairs of common terms at neighbouring positions of a title or a body. */
export function findCommonPairs({
  storyCount,
  dictionary,
  content,
  streams,
}: {
  readonly storyCount: number
  readonly dictionary: Dictionary
  readonly content: Postings
  readonly streams: TokenStreams
}): CommonPairs {
  const numberOf = new Uint16Array(dictionary.size)
  if (storyCount < MIN_STORIES_FOR_DERIVED_LISTS) {
    return { numberOf, keys: new Uint32Array(0), postings: new PostingsBuilder().build() }
  }
  let commonTerms = 0
  for (let term = 0; term < dictionary.size && commonTerms < 0xffff; term++) {
    if (docFreqOf(content, term) > storyCount * COMMON_SHARE) numberOf[term] = ++commonTerms
  }
  const found = { keys: growableUint32(), stories: growableUint32(), freqs: growableUint16() }
  const inStory = new Map<number, number>()
  for (let story = 0; story < storyCount; story++) {
    for (const field of [STREAM_TITLE, STREAM_BODY]) {
      const from = streams.offsets[story * STREAM_FIELDS + field] as number
      const to = streams.offsets[story * STREAM_FIELDS + field + 1] as number
      let before = 0
      for (let token = from; token < to; token++) {
        const term = streams.terms[token] as number
        if (term >= WHOLE) continue
        const common = numberOf[term] as number
        if (before > 0 && common > 0) {
          const key = before * KEY_FACTOR + common
          const packed = inStory.get(key) ?? 0
          const title = titleFreqOf(packed) + (field === STREAM_TITLE ? 1 : 0)
          const body = bodyFreqOf(packed) + (field === STREAM_BODY ? 1 : 0)
          inStory.set(key, packTermFreqs(title, body))
        }
        before = common
      }
    }
    for (const [key, freqs] of inStory) {
      found.keys.push(key)
      found.stories.push(story)
      found.freqs.push(freqs)
    }
    inStory.clear()
  }
  return {
    numberOf,
    ...byKey(found.keys.toArray(), found.stories.toArray(), found.freqs.toArray()),
  }
}

/** Sorts (key, story, freqs) triples, which come by story, into a list a key. */
function byKey(
  keyOf: Uint32Array,
  stories: Uint32Array,
  freqs: Uint16Array,
): Pick<CommonPairs, 'keys' | 'postings'> {
  const keys = Uint32Array.from(new Set(keyOf)).sort()
  const place = new Map<number, number>()
  keys.forEach((key, i) => place.set(key, i))
  const offsets = new Uint32Array(keys.length + 1)
  for (const key of keyOf) {
    const at = (place.get(key) ?? 0) + 1
    offsets[at] = (offsets[at] as number) + 1
  }
  for (let i = 0; i < keys.length; i++) {
    offsets[i + 1] = (offsets[i + 1] as number) + (offsets[i] as number)
  }
  const cursors = offsets.slice()
  const postings = {
    offsets,
    stories: new Uint32Array(stories.length),
    termFreqs: new Uint16Array(stories.length),
  }
  keyOf.forEach((key, i) => {
    const at = place.get(key) ?? 0
    const to = cursors[at] as number
    cursors[at] = to + 1
    postings.stories[to] = stories[i] as number
    postings.termFreqs[to] = freqs[i] as number
  })
  return { keys, postings }
}

/**
 * Gives the list of a pair in `postings`: -1 where no story holds it, undefined where a term is not
 * common, so that nothing is known.
 */
export function listOfPair(
  { numberOf, keys }: CommonPairs,
  first: number,
  second: number,
): number | undefined {
  const one = numberOf[first] ?? 0
  const other = numberOf[second] ?? 0
  if (one === 0 || other === 0) return undefined
  const key = one * KEY_FACTOR + other
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key ? low : -1
}
