// Stories as the bytes of their JSON Lines, outside the JavaScript heap: one is read when it is shown.
// Knows the lines, not what stories are found for.
import { hash32 } from '../../analysis/hash.ts'
import type { Story } from '../../story/story.ts'
import type { StoryReader } from '../stories.ts'

/** Where each story's line is, and which line has an id. */
export interface StoryLocator {
  /** Line n is bytes `offsets[n] .. offsets[n + 1]`, its line feed included. */
  readonly offsets: Float64Array
  /**
   * Open hashing by id: a story's number plus 1 stands at its id's hash or after it, 0 is free. At
   * least half is free; the length is a power of two.
   */
  readonly byId: Uint32Array
}

/** Stories that were shown lately and are kept as objects. */
const RECENT_STORIES = 256

const LINE_FEED = 10

/** Finds the first `count` lines of `bytes`: line n is bytes `offsets[n] .. offsets[n + 1]`. */
export function findLines(bytes: Uint8Array, count: number): Float64Array {
  const offsets = new Float64Array(count + 1)
  let at = 0
  for (let number = 0; number < count; number++) {
    at = bytes.indexOf(LINE_FEED, at) + 1
    offsets[number + 1] = at
  }
  return offsets
}

/** Makes the locator of stories whose lines begin and end at `offsets`. */
export function toStoryLocator(offsets: Float64Array, ids: readonly string[]): StoryLocator {
  let capacity = 2
  while (capacity < 2 * ids.length) capacity *= 2
  const byId = new Uint32Array(capacity)
  ids.forEach((id, number) => {
    let slot = firstSlot(id, capacity)
    while (byId[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    byId[slot] = number + 1
  })
  return { offsets, byId }
}

/** Gives stories from the bytes of their lines. */
export function createPackedStoryReader(
  bytes: Uint8Array,
  { offsets, byId }: StoryLocator,
): StoryReader {
  const count = offsets.length - 1
  const decoder = new TextDecoder()
  const recent = new Map<number, Story>()
  const get = (number: number): Story => {
    const known = recent.get(number)
    if (known !== undefined) return known
    const line = decoder.decode(bytes.subarray(offsets[number], offsets[number + 1]))
    // Whoever wrote the line wrote a Story, and its bytes were checked against their hash.
    const story = JSON.parse(line) as Story
    recent.set(number, story)
    for (const oldest of recent.keys()) {
      if (recent.size <= RECENT_STORIES) break
      recent.delete(oldest)
    }
    return story
  }
  const find = (id: string): number | undefined => {
    for (let slot = firstSlot(id, byId.length); ; slot = (slot + 1) & (byId.length - 1)) {
      const number = (byId[slot] ?? 0) - 1
      if (number < 0) return undefined
      if (get(number).id === id) return number
    }
  }
  return { count, get, find }
}

function firstSlot(id: string, capacity: number): number {
  return hash32(id) & (capacity - 1)
}
