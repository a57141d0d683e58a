// A story as a run of words, its title before its body: what near-duplicates are found by.
import { STREAM_BODY, STREAM_FIELDS, WHOLE } from '../index/token-streams.ts'
import type { ComparedStream } from './compared-stories.ts'

/** Words of one story as term numbers; compounds are there by their parts. Filled again and again. */
export interface StoryTokens {
  /** The first `length` are this story's. */
  terms: Uint32Array
  length: number
  /** How many of them are the title's. */
  titleLength: number
}

/** Makes tokens of no story yet. */
export function createStoryTokens(): StoryTokens {
  return { terms: new Uint32Array(1024), length: 0, titleLength: 0 }
}

/** Reads the first words of a story, `most` of them at most, into `tokens`. */
export function readStoryTokens(
  { streams: { offsets, terms }, story, mapping }: ComparedStream,
  most: number,
  tokens: StoryTokens,
): void {
  const from = offsets[story * STREAM_FIELDS] as number
  const bodyFrom = offsets[story * STREAM_FIELDS + STREAM_BODY] as number
  const to = offsets[story * STREAM_FIELDS + STREAM_BODY + 1] as number
  const room = Math.min(to - from, most)
  if (tokens.terms.length < room) tokens.terms = new Uint32Array(2 * room)
  const target = tokens.terms
  let length = 0
  let token = from
  for (; token < bodyFrom && length < most; token++) {
    const term = terms[token] as number
    if (term < WHOLE) target[length++] = mapping[term] as number
  }
  tokens.titleLength = length
  for (; token < to && length < most; token++) {
    const term = terms[token] as number
    if (term < WHOLE) target[length++] = mapping[term] as number
  }
  tokens.length = length
}
