// A cursor over one list of postings, for stories that are asked in ascending order.
import { weightedFreq } from '../index/postings.ts'
import { DENSE_STEPS, seek } from '../index/seek.ts'
import type { PostingsRange } from './scorer.ts'

/** Gives the weighted frequency in a story, 0 where it is not in the list. Stories come in ascending order. */
export interface FreqReader {
  readonly freqOf: (story: number) => number
}

export class PostingsCursor implements FreqReader {
  readonly #stories: Uint32Array
  readonly #termFreqs: Uint16Array
  readonly #titleWeight: number
  readonly #bodyWeight: number
  readonly #to: number
  /** Where the next match is near, looking at each posting is faster than leaping. */
  readonly #isDense: boolean
  #at: number

  /** @param candidates - how many stories will be asked for, about. */
  constructor({ postings, titleWeight, bodyWeight, from, to }: PostingsRange, candidates: number) {
    this.#stories = postings.stories
    this.#termFreqs = postings.termFreqs
    this.#titleWeight = titleWeight
    this.#bodyWeight = bodyWeight
    this.#at = from
    this.#to = to
    this.#isDense = candidates * DENSE_STEPS > to - from
  }

  freqOf(story: number): number {
    const stories = this.#stories
    const to = this.#to
    let at = this.#at
    if (this.#isDense) while (at < to && (stories[at] as number) < story) at++
    else at = seek(stories, at, to, story)
    this.#at = at
    if (at >= to || stories[at] !== story) return 0
    return weightedFreq(this.#termFreqs[at] as number, this.#titleWeight, this.#bodyWeight)
  }
}

/** Frequencies by story, laid out once: for lists of a large share of the stories. */
export class FreqTable implements FreqReader {
  readonly #packed: Uint16Array
  readonly #titleWeight: number
  readonly #bodyWeight: number

  /** @param packed - story -> packed frequencies, 0 for none. */
  constructor(packed: Uint16Array, { titleWeight, bodyWeight }: PostingsRange) {
    this.#packed = packed
    this.#titleWeight = titleWeight
    this.#bodyWeight = bodyWeight
  }

  freqOf(story: number): number {
    return weightedFreq(this.#packed[story] as number, this.#titleWeight, this.#bodyWeight)
  }
}
