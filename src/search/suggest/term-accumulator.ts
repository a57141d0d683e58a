// How much a few stories of a segment say for each of the terms that may be the last word.
import type { TermRange } from '../../index/dictionary.ts'
import type { Segment } from '../../index/segment.ts'
import { termShare } from '../../index/suggestion-sums.ts'
import {
  createTermFilter,
  STREAM_AUTHOR,
  STREAM_BODY,
  STREAM_TITLE,
  type TermFilter,
  visitStream,
} from '../../index/token-streams.ts'
import type { SearchField } from '../../query/query.ts'

/** Terms of one segment that may be the last word. */
export interface LastTerms {
  /** Terms that begin with what was typed. */
  readonly range: TermRange
  /** Terms that begin so except for a misspelling. */
  readonly near: readonly number[]
}

/** Sums by term: those of the range in order, then the near ones. */
export interface TermAccumulator extends LastTerms {
  readonly filter: TermFilter
  readonly weights: Float64Array
  /** Which field of which story a term was counted in last. */
  readonly counted: Uint32Array
  fieldsRead: number
}

/** Makes an empty accumulator of a segment's terms. */
export function createTermAccumulator({ range, near }: LastTerms): TermAccumulator {
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

/** Adds what a story of the segment gives to its terms, once a field. */
export function addStory(
  accumulator: TermAccumulator,
  { streams }: Segment,
  { story, weight }: { readonly story: number; readonly weight: number },
  fields: readonly SearchField[],
): void {
  const { filter, weights, counted } = accumulator
  for (const field of fields) {
    const share = weight * termShare(field === 'title', field !== 'title')
    const mark = ++accumulator.fieldsRead
    visitStream(streams, story, STREAMS[field], filter, (term) => {
      const place = placeOfTerm(accumulator, term)
      if (place < 0 || counted[place] === mark) return
      counted[place] = mark
      weights[place] = (weights[place] ?? 0) + share
    })
  }
}
