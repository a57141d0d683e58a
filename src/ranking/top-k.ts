// Top-k: the k best of many, in order.
import { createHitComparison, type HitComparison, type RankedStory } from './hit-order.ts'

/** Takes stories in any order. */
export interface HitCollector {
  readonly offer: (story: number, tier: number, key: number, score: number) => void
}

/** Keeps the best `capacity` stories that were offered, in a binary heap with the worst on top. */
export class TopK implements HitCollector {
  /** How many are kept. */
  readonly capacity: number
  readonly #heap: RankedStory[] = []
  /** Keys that a story must reach; anything does while there is room. */
  #worstTier = Infinity
  #worstKey = -Infinity
  /** Of equal keys, stories before this one are kept. */
  #worstStory = -1
  readonly #compareStories: (a: number, b: number) => number
  readonly #compare: HitComparison

  /**
   * @param capacity - how many to keep, from 0.
   * @param compareStories - which of two stories of equal keys stands first.
   */
  constructor(capacity: number, compareStories: (a: number, b: number) => number) {
    this.capacity = capacity
    this.#compareStories = compareStories
    this.#compare = createHitComparison(compareStories)
    if (capacity === 0) this.#worstTier = -Infinity
  }

  /**
   * Tells whether a story with these keys (the key or a bound above it) could be kept; more exactly
   * where its number is given, which often decides: that of most stories without views, for one.
   */
  mayAccept(tier: number, key: number, story = -1): boolean {
    if (tier !== this.#worstTier) return tier < this.#worstTier
    if (key !== this.#worstKey) return key > this.#worstKey
    // Without a number it could be any story, and while there is room every one is taken.
    return story < 0 || this.#worstStory < 0 || this.#compareStories(story, this.#worstStory) < 0
  }

  offer(story: number, tier: number, key: number, score: number): void {
    if (!this.mayAccept(tier, key, story)) return
    const hit = { story, tier, key, score }
    const heap = this.#heap
    if (heap.length < this.capacity) {
      heap.push(hit)
      this.#siftUp(heap.length - 1)
    } else {
      heap[0] = hit
      this.#siftDown(0)
    }
    this.#setBounds()
  }

  /** Takes a story in place of another one that it stands before, whether that one was kept or not. */
  replace(other: number, hit: RankedStory): void {
    const at = this.#heap.findIndex(({ story }) => story === other)
    if (at < 0) {
      this.offer(hit.story, hit.tier, hit.key, hit.score)
      return
    }
    this.#heap[at] = hit
    this.#siftDown(at)
    this.#setBounds()
  }

  #setBounds(): void {
    const worst = this.#heap[0]
    if (this.#heap.length < this.capacity || worst === undefined) return
    this.#worstTier = worst.tier
    this.#worstKey = worst.key
    this.#worstStory = worst.story
  }

  /** What is kept so far, in no order. */
  get kept(): readonly RankedStory[] {
    return this.#heap
  }

  /** Gives what was kept, best first. */
  toArray(): RankedStory[] {
    return [...this.#heap].sort(this.#compare)
  }

  #siftUp(from: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isWorse(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #siftDown(from: number): void {
    let at = from
    for (;;) {
      const left = 2 * at + 1
      if (left >= this.#heap.length) return
      const right = left + 1
      const child = right < this.#heap.length && this.#isWorse(right, left) ? right : left
      if (!this.#isWorse(child, at)) return
      this.#swap(at, child)
      at = child
    }
  }

  #isWorse(a: number, b: number): boolean {
    // Both are places in the heap.
    return this.#compare(this.#heap[a] as RankedStory, this.#heap[b] as RankedStory) > 0
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a] as RankedStory
    this.#heap[a] = this.#heap[b] as RankedStory
    this.#heap[b] = one
  }
}
