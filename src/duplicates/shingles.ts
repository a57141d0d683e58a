// Shingles: runs of neighbouring words of a text, hashed.
// Broder: On the resemblance and containment of documents (1997).
import type { StoryTokens } from './story-tokens.ts'

/** Neighbouring words in a shingle: more tell texts apart better, fewer bear more edits. */
const SHINGLE_WORDS = 2

/** An odd number with bits all over (2^32 divided by the golden ratio). */
const SPREAD = 0x9e3779b1

/** Mixes the bits of a number: the finalizer of MurmurHash3. */
export function mix32(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Hashes two numbers, in this order, as one. */
export function hashPair(first: number, second: number): number {
  return mix32(Math.imul(first, SPREAD) + second)
}

/** The different shingles of one text, among which those of others are looked for: open addressing. */
export class ShingleSet {
  readonly #mask: number
  readonly #shingles: Uint32Array
  /** slot -> the filling that its shingle belongs to. */
  readonly #fillings: Uint32Array
  /** slot -> the search that found it last. */
  readonly #searches: Uint32Array
  #filling = 0
  #search = 0
  #size = 0

  /** @param mostWords - that a text has. */
  constructor(mostWords: number) {
    let slots = 2
    while (slots < 2 * mostWords) slots *= 2
    this.#mask = slots - 1
    this.#shingles = new Uint32Array(slots)
    this.#fillings = new Uint32Array(slots)
    this.#searches = new Uint32Array(slots)
  }

  /** Holds the shingles of a text from word `from` on in place of those before; `hashes` are of terms. */
  fill({ terms, length }: StoryTokens, from: number, hashes: Uint32Array): void {
    this.#filling++
    this.#size = 0
    for (let at = from + SHINGLE_WORDS - 1; at < length; at++) {
      const shingle = shingleBefore(terms, at, hashes)
      const slot = this.#slotOf(shingle)
      if (this.#fillings[slot] === this.#filling) continue
      this.#fillings[slot] = this.#filling
      this.#shingles[slot] = shingle
      this.#size++
    }
  }

  /** Gives the share of its shingles that another text has from word `from` on, 0..1. */
  shareIn(tokens: StoryTokens, from: number, hashes: Uint32Array): number {
    return this.#size === 0 ? 0 : this.#countIn(tokens, from, hashes) / this.#size
  }

  /** Gives the least of both shares: how much of the longer text the shorter one can have at most. */
  shareOfBoth(tokens: StoryTokens, from: number, hashes: Uint32Array): number {
    const found = this.#countIn(tokens, from, hashes)
    const most = Math.max(this.#size, tokens.length - from - SHINGLE_WORDS + 1)
    return most <= 0 ? 0 : found / most
  }

  #countIn({ terms, length }: StoryTokens, from: number, hashes: Uint32Array): number {
    this.#search++
    let found = 0
    for (let at = from + SHINGLE_WORDS - 1; at < length; at++) {
      const slot = this.#slotOf(shingleBefore(terms, at, hashes))
      if (this.#fillings[slot] !== this.#filling || this.#searches[slot] === this.#search) continue
      this.#searches[slot] = this.#search
      found++
    }
    return found
  }

  /** Gives the slot that holds a shingle, or the free one where it belongs. */
  #slotOf(shingle: number): number {
    let slot = shingle & this.#mask
    while (this.#fillings[slot] === this.#filling && this.#shingles[slot] !== shingle) {
      slot = (slot + 1) & this.#mask
    }
    return slot
  }
}

/** Hashes the shingle whose last word stands at `at`. */
function shingleBefore(terms: Uint32Array, at: number, hashes: Uint32Array): number {
  return hashPair(hashes[terms[at - 1] as number] as number, hashes[terms[at] as number] as number)
}
