// Token streams: the tokens of every field of each story in order, for phrases, excerpts and related stories.
import type { TermRange } from './dictionary.ts'
import { growableUint32, growableUint8 } from './write/growable.ts'

/** Fields of a story's stream, in order. */
export const STREAM_TITLE = 0
export const STREAM_BODY = 1
export const STREAM_AUTHOR = 2
export const STREAM_FIELDS = 3

/** Marks the whole of a compound, which takes no position of its own: its parts follow it. */
export const WHOLE = 0x8000_0000
/** Gap or length that does not fit its byte and stands in `wide`. */
const WIDE = 255

/**
 * Token i of field f of story s is at `offsets[3 s + f] + i`. `terms` has its term number (with WHOLE
 * for a compound's whole); `gaps` how far it starts after the start of the token before it (the
 * field's start for the first), `lengths` its length, both in UTF-16 code units.
 */
export interface TokenStreams {
  readonly offsets: Uint32Array
  readonly terms: Uint32Array
  readonly gaps: Uint8Array
  readonly lengths: Uint8Array
  /** Triples (token, gap, length) of tokens with a gap or length of 255 or more, ascending. */
  readonly wide: Uint32Array
}

/** Collects streams, a field after the other. */
export class TokenStreamBuilder {
  readonly #offsets = growableUint32()
  readonly #terms = growableUint32()
  readonly #gaps = growableUint8()
  readonly #lengths = growableUint8()
  readonly #wide = growableUint32()
  #lastStart = 0

  /** Begins the next field. */
  beginField(): void {
    this.#offsets.push(this.#terms.length)
    this.#lastStart = 0
  }

  add(term: number, start: number, end: number, isWhole: boolean): void {
    const gap = start - this.#lastStart
    const length = end - start
    if (gap >= WIDE || length >= WIDE) {
      this.#wide.push(this.#terms.length)
      this.#wide.push(gap)
      this.#wide.push(length)
    }
    this.#gaps.push(Math.min(gap, WIDE))
    this.#lengths.push(Math.min(length, WIDE))
    this.#terms.push(isWhole ? (term | WHOLE) >>> 0 : term)
    this.#lastStart = start
  }

  build(): TokenStreams {
    this.#offsets.push(this.#terms.length)
    return {
      offsets: this.#offsets.toArray(),
      terms: this.#terms.toArray(),
      gaps: this.#gaps.toArray(),
      lengths: this.#lengths.toArray(),
      wide: this.#wide.toArray(),
    }
  }
}

/** Terms that are looked for; lets some others through, too, but none of those is kept back. */
export interface TermFilter {
  /** 1 at the remainder of each term that is looked for by FILTER_SIZE. */
  readonly bits: Uint8Array
  /** Pairs of the first term and the one after the last of ranges too long for single bits. */
  readonly ranges: readonly number[]
}

/** A power of two; more lets fewer others through and takes longer to fill. */
const FILTER_SIZE = 1024
/** Longest range whose terms get a bit each. */
const MAX_SINGLE_BITS = 128

/** Makes a filter of terms and of ranges [from, to) of terms. */
export function createTermFilter(terms: Iterable<number>, ranges: Iterable<TermRange>): TermFilter {
  const bits = new Uint8Array(FILTER_SIZE)
  const long: number[] = []
  for (const term of terms) bits[term % FILTER_SIZE] = 1
  for (const { from, to } of ranges) {
    if (to - from > MAX_SINGLE_BITS) long.push(from, to)
    else for (let term = from; term < to; term++) bits[term % FILTER_SIZE] = 1
  }
  return { bits, ranges: long }
}

/** Lets every term through. */
export const EVERY_TERM: TermFilter = { bits: new Uint8Array(FILTER_SIZE).fill(1), ranges: [] }

function isInRanges(term: number, ranges: readonly number[]): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    // Pairs: both entries exist.
    if (term >= (ranges[i] as number) && term < (ranges[i + 1] as number)) return true
  }
  return false
}

/** Gives the first triple in `wide` whose token is not before `token`. */
function wideLowerBound(wide: Uint32Array, token: number): number {
  let low = 0
  let high = wide.length / 3
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((wide[middle * 3] ?? 0) < token) low = middle + 1
    else high = middle
  }
  return low * 3
}

/** Called once a token of a field: its term number, its index in `terms`, its range. */
export type StreamVisitor = (term: number, token: number, start: number, end: number) => void

/** Visits those tokens of one field of a story, in order, whose terms the filter lets through. */
export function visitStream(
  streams: TokenStreams,
  story: number,
  field: number,
  { bits, ranges }: TermFilter,
  visit: StreamVisitor,
): void {
  const { offsets, terms, gaps, lengths, wide } = streams
  const from = offsets[story * STREAM_FIELDS + field] ?? 0
  const to = offsets[story * STREAM_FIELDS + field + 1] ?? 0
  let nextWide = wideLowerBound(wide, from)
  let wideToken = wide[nextWide] ?? -1
  let start = 0
  // Nearly all tokens of a long story are passed over, so this loop is all that they cost. Both
  // arrays have an entry a token, and the filter one for every remainder.
  for (let token = from; token < to; token++) {
    const isWide = token === wideToken
    start += isWide ? (wide[nextWide + 1] ?? 0) : (gaps[token] as number)
    const term = (terms[token] as number) & ~WHOLE
    if (bits[term % FILTER_SIZE] === 1 || isInRanges(term, ranges)) {
      const length = isWide ? (wide[nextWide + 2] ?? 0) : (lengths[token] as number)
      visit(term, token, start, start + length)
    }
    if (isWide) {
      nextWide += 3
      wideToken = wide[nextWide] ?? -1
    }
  }
}

/**
 * Counts the places in a field where the terms stand at consecutive positions, and reports the
 * tokens of each (indexes into `terms`).
 */
export function findPhrase(
  streams: TokenStreams,
  story: number,
  field: number,
  phrase: readonly number[],
  onFound?: (tokens: readonly number[]) => void,
): number {
  const { offsets, terms } = streams
  const from = offsets[story * STREAM_FIELDS + field] ?? 0
  const to = offsets[story * STREAM_FIELDS + field + 1] ?? 0
  const first = phrase[0] ?? -1
  let count = 0
  for (let token = from; token < to; token++) {
    if (terms[token] !== first) continue
    let at = token
    let matched = 1
    const found = onFound === undefined ? undefined : [token]
    while (matched < phrase.length) {
      at++
      while (at < to && (terms[at] ?? 0) >= WHOLE) at++
      if (at >= to || terms[at] !== phrase[matched]) break
      matched++
      found?.push(at)
    }
    if (matched === phrase.length) {
      count++
      if (found !== undefined) onFound?.(found)
    }
  }
  return count
}
