// How much do a few stories speak for each of the terms that may be the last word? Reads their streams;
// knows terms and weights, no texts.
import type { SearchField } from '../query/query.ts'
import type { CompiledSegment } from '../index/segment.ts'
import { termShare } from '../index/suggestion-weights.ts'
import {
  createTermFilter,
  STREAM_AUTHOR,
  STREAM_BODY,
  STREAM_TITLE,
  type TermFilter,
  visitStream,
} from '../index/token-streams.ts'
import type { LastTerms } from './typed.ts'

/** Sums by term: those of the range in order, then the near ones. */
export interface TermTally extends LastTerms {
  readonly filter: TermFilter
  readonly weights: Float64Array
  /** Which field of which story a term was counted in last. */
  readonly counted: Uint32Array
  fieldsRead: number
}

/** Makes an empty tally of a segment's terms. */
export function createTermTally({ range, near }: LastTerms): TermTally {
  const size = range.to - range.from + near.length
  return {
    range,
    near,
    filter: createTermFilter(near, [range]),
    weights: new Float64Array(size),
    counted: new Uint32Array(size),
    fieldsRead: 0,
  }
}

/** Gives the term whose weight is at a place. */
export function termOfPlace({ range, near }: LastTerms, place: number): number {
  const size = range.to - range.from
  return place < size ? range.from + place : (near[place - size] ?? 0)
}

function placeOfTerm({ range, near }: LastTerms, term: number): number {
  if (term >= range.from && term < range.to) return term - range.from
  const at = near.indexOf(term)
  return at < 0 ? -1 : range.to - range.from + at
}

const STREAMS: Readonly<Record<SearchField, number>> = {
  title: STREAM_TITLE,
  body: STREAM_BODY,
  author: STREAM_AUTHOR,
}

/** Adds what a story gives to its terms, once a field. */
export function addStory(
  tally: TermTally,
  { streams, suggestionWeights }: CompiledSegment,
  story: number,
  fields: readonly SearchField[],
): void {
  const { filter, weights, counted } = tally
  const weight = suggestionWeights.stories[story] ?? 0
  for (const field of fields) {
    const share = weight * termShare(field === 'title', field !== 'title')
    const mark = ++tally.fieldsRead
    visitStream(streams, story, STREAMS[field], filter, (term) => {
      const place = placeOfTerm(tally, term)
      if (place < 0 || counted[place] === mark) return
      counted[place] = mark
      weights[place] = (weights[place] ?? 0) + share
    })
  }
}
