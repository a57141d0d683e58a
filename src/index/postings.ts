// Postings: which stories hold a term, and how often in which field.
import { growableUint16, growableUint32 } from './write/growable.ts'

/** Most occurrences that are counted in a title and in a body; more say nothing new. */
export const MAX_TITLE_FREQ = 15
export const MAX_BODY_FREQ = 4095

/**
 * Postings of many lists, end to end. List i is `stories[offsets[i] .. offsets[i + 1]]`, ascending,
 * each with an entry of `termFreqs`: title frequency in the upper 4 bits, body frequency in the lower 12.
 * The lists of neighbouring terms lie side by side, so a prefix's postings are one stretch.
 */
export interface Postings {
  readonly offsets: Uint32Array
  readonly stories: Uint32Array
  readonly termFreqs: Uint16Array
}

export function packTermFreqs(title: number, body: number): number {
  return (Math.min(title, MAX_TITLE_FREQ) << 12) | Math.min(body, MAX_BODY_FREQ)
}

export function titleFreqOf(packed: number): number {
  return packed >>> 12
}

export function bodyFreqOf(packed: number): number {
  return packed & MAX_BODY_FREQ
}

/** Gives a packed frequency weighted by field: the one place where frequencies become a number. */
export function weightedFreq(packed: number, titleWeight: number, bodyWeight: number): number {
  return (packed >>> 12) * titleWeight + (packed & MAX_BODY_FREQ) * bodyWeight
}

/** Gives how many stories are in a list. */
export function docFreqOf({ offsets }: Postings, list: number): number {
  return (offsets[list + 1] ?? 0) - (offsets[list] ?? 0)
}

/** Visits the postings [from, to): story and packed frequencies. Hot loops have their own. */
export function visitPostings(
  { stories, termFreqs }: Postings,
  from: number,
  to: number,
  visit: (story: number, packed: number, p: number) => void,
): void {
  for (let p = from; p < to; p++) visit(stories[p] as number, termFreqs[p] as number, p)
}

/** Appends postings, a list after the other. */
export class PostingsBuilder {
  readonly #offsets = growableUint32()
  readonly #stories = growableUint32()
  readonly #termFreqs = growableUint16()

  /** Begins the next list. */
  beginList(): void {
    this.#offsets.push(this.#stories.length)
  }

  /** Adds to the list the next story, in ascending order. */
  add(story: number, packedTermFreqs: number): void {
    this.#stories.push(story)
    this.#termFreqs.push(packedTermFreqs)
  }

  build(): Postings {
    this.#offsets.push(this.#stories.length)
    return {
      offsets: this.#offsets.toArray(),
      stories: this.#stories.toArray(),
      termFreqs: this.#termFreqs.toArray(),
    }
  }
}

/** Lays the lists of several postings end to end. */
export function concatPostings(all: readonly Postings[]): Postings {
  const sum = (size: (postings: Postings) => number): number =>
    all.reduce((total, postings) => total + size(postings), 0)
  const offsets = new Uint32Array(sum((postings) => postings.offsets.length - 1) + 1)
  const stories = new Uint32Array(sum((postings) => postings.stories.length))
  const termFreqs = new Uint16Array(stories.length)
  let list = 0
  let from = 0
  for (const postings of all) {
    for (let l = 1; l < postings.offsets.length; l++) {
      offsets[++list] = from + (postings.offsets[l] as number)
    }
    stories.set(postings.stories, from)
    termFreqs.set(postings.termFreqs, from)
    from += postings.stories.length
  }
  return { offsets, stories, termFreqs }
}

/** Unites lists of postings, adding up frequencies; has a buffer of one number a story. */
export class ListMerger {
  readonly #title: Uint16Array
  readonly #body: Uint32Array
  readonly #touched: Uint32Array

  constructor(storyCount: number) {
    this.#title = new Uint16Array(storyCount)
    this.#body = new Uint32Array(storyCount)
    this.#touched = new Uint32Array(storyCount)
  }

  /** Adds to `target` one list: the union of the stretches [from, to) of `source`. */
  merge(
    source: Postings,
    stretches: readonly (readonly [number, number])[],
    target: PostingsBuilder,
  ): void {
    let count = 0
    for (const [from, to] of stretches) {
      visitPostings(source, from, to, (story, packed) => {
        if (this.#title[story] === 0 && this.#body[story] === 0) this.#touched[count++] = story
        const inTitle = (this.#title[story] as number) + titleFreqOf(packed)
        this.#title[story] = Math.min(inTitle, 0xffff)
        this.#body[story] = (this.#body[story] as number) + bodyFreqOf(packed)
      })
    }
    target.beginList()
    for (const story of this.#touched.subarray(0, count).sort()) {
      target.add(story, packTermFreqs(this.#title[story] as number, this.#body[story] as number))
      this.#title[story] = 0
      this.#body[story] = 0
    }
  }
}

/** Gives how many postings the lists [from, to) have together. */
export function postingsInRange(
  { offsets }: Postings,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  return (offsets[to] ?? 0) - (offsets[from] ?? 0)
}
