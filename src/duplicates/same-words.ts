// Are two texts nearly the same, whoever printed them and when? A plain comparison of phrases, for where a
// reader has one story before them and asks for others. Knows streams, no texts.
import type { TokenStreams } from '../index/token-streams.ts'
import { createStoryTokens, readStoryTokens } from './story-tokens.ts'

/** Words of each story that are compared. */
const MOST_WORDS = 512
/** Least share of the phrases of each text that the other one has. */
const MIN_PHRASES = 0.8
/** Above all term numbers. */
const TERM_BOUND = 2 ** 26

/** Prepares for telling whether stories of a segment have nearly the same words as one of them. */
export function createSameWordsTest(
  streams: TokenStreams,
  story: number,
): (other: number) => boolean {
  const phrases = phrasesOf(streams, story)
  return (other) => {
    const others = phrasesOf(streams, other)
    let shared = 0
    for (const phrase of others) if (phrases.has(phrase)) shared++
    return shared > 0 && shared >= MIN_PHRASES * Math.max(phrases.size, others.size)
  }
}

/** Gives the different pairs of neighbouring words. */
function phrasesOf(streams: TokenStreams, story: number): Set<number> {
  const tokens = createStoryTokens()
  readStoryTokens(streams, story, MOST_WORDS, tokens)
  const { terms, length } = tokens
  const phrases = new Set<number>()
  for (let at = 1; at < length; at++) {
    // Both are among the first `length`.
    phrases.add((terms[at - 1] as number) * TERM_BOUND + (terms[at] as number))
  }
  return phrases
}
