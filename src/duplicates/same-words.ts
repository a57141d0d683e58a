// Texts that are nearly the same, whoever printed them and when: a plain comparison of phrases, for where a
// reader has one story before them and asks for others.
import { hash32 } from '../analysis/hash.ts'
import { termAt } from '../index/dictionary.ts'
import type { Segment } from '../index/segment.ts'
import { STREAM_BODY, STREAM_FIELDS, WHOLE } from '../index/token-streams.ts'
import { hashPair } from './shingles.ts'

/** Words of each story that are compared. */
const MOST_WORDS = 512
/** Least share of the phrases of each text that the other one has. */
const MIN_PHRASES = 0.8

/** Prepares for telling whether stories of a segment have nearly the same words as one of them. */
export function createSameWordsTest(one: StoryWords): (other: StoryWords) => boolean {
  const phrases = phrasesOf(one)
  return (other) => {
    const others = phrasesOf(other)
    let shared = 0
    for (const phrase of others) if (phrases.has(phrase)) shared++
    return shared > 0 && shared >= MIN_PHRASES * Math.max(phrases.size, others.size)
  }
}

/** A story's words as they stand in its title and body, of whichever segment. */
export interface StoryWords {
  readonly segment: Pick<Segment, 'dictionary' | 'streams'>
  readonly story: number
}

/** Gives the different pairs of neighbouring words, each word by its hash. */
function phrasesOf({ segment: { dictionary, streams }, story }: StoryWords): Set<number> {
  const from = streams.offsets[story * STREAM_FIELDS] ?? 0
  const to = streams.offsets[story * STREAM_FIELDS + STREAM_BODY + 1] ?? 0
  const phrases = new Set<number>()
  let words = 0
  let before = 0
  for (let token = from; token < to && words < MOST_WORDS; token++) {
    const term = streams.terms[token] ?? 0
    if (term >= WHOLE) continue
    const hash = hash32(termAt(dictionary, term))
    if (words++ > 0) phrases.add(hashPair(before, hash))
    before = hash
  }
  return phrases
}
