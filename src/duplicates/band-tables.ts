// Hash tables with chains, one a band: which stories share bands with one.

/** A band that so many stories share is of a pattern, such as that of a rate, and tells nothing. */
const CROWDED = 64

/** Stories by the hashes of their bands. */
export class BandTables {
  readonly #bands: number
  readonly #mask: number
  /** band x slots + slot -> entry plus 1, the newest; 0 for none. */
  readonly #heads: Uint32Array
  /** entry -> the entry before it in its chain, plus 1. An entry is `place x bands + band`. */
  readonly #next: Uint32Array
  /** entry -> the hash of its band. */
  readonly #hashes: Uint32Array
  /** place -> story. */
  readonly #stories: Uint32Array
  /** Room for the stories of one band. */
  readonly #found = new Uint32Array(CROWDED)
  #count = 0

  /** @param capacity - most stories that are added. */
  constructor(bands: number, capacity: number) {
    let slots = 1
    while (slots < capacity) slots *= 2
    this.#bands = bands
    this.#mask = slots - 1
    this.#heads = new Uint32Array(bands * slots)
    this.#next = new Uint32Array(bands * capacity)
    this.#hashes = new Uint32Array(bands * capacity)
    this.#stories = new Uint32Array(capacity)
  }

  /** Adds a story under the hashes of its bands. */
  add(story: number, hashes: Uint32Array): void {
    const place = this.#count++
    this.#stories[place] = story
    for (let band = 0; band < this.#bands; band++) {
      const hash = hashes[band] as number
      const head = band * (this.#mask + 1) + (hash & this.#mask)
      const entry = place * this.#bands + band
      this.#hashes[entry] = hash
      this.#next[entry] = this.#heads[head] as number
      this.#heads[head] = entry + 1
    }
  }

  /**
   * Visits the stories that share bands with these, once a band, and tells how many bands are shared by
   * too many to be looked at.
   */
  visit(hashes: Uint32Array, onStory: (story: number) => void): number {
    let crowded = 0
    for (let band = 0; band < this.#bands; band++) {
      const hash = hashes[band] as number
      let found = 0
      let entry = this.#heads[band * (this.#mask + 1) + (hash & this.#mask)] as number
      for (; entry > 0 && found < CROWDED; entry = this.#next[entry - 1] as number) {
        if (this.#hashes[entry - 1] === hash) {
          this.#found[found++] = this.#stories[Math.floor((entry - 1) / this.#bands)] as number
        }
      }
      if (found === CROWDED) crowded++
      else for (let i = 0; i < found; i++) onStory(this.#found[i] as number)
    }
    return crowded
  }
}
