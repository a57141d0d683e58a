// Who makes the segments of a build? As many threads as it is given, or this one. Knows who is idle, not
// what becomes of a segment.
import { makeSegment } from '../index-folder/make-segment.ts'
import { type SegmentMaker, type SegmentThread, startSegmentThread } from './segment-thread.ts'

export interface SegmentPool {
  /** Waits until a maker is idle. Each is lent for one segment. */
  readonly take: () => Promise<SegmentMaker>
  /** Ends all threads, whatever they are doing. */
  readonly close: () => Promise<void>
}

/**
 * Creates a pool of so many threads, which start when they are first needed; in a pool of none
 * segments are made on this thread.
 * @param entry What a thread runs.
 */
export function createSegmentPool(
  threads: number,
  entry = new URL('./segment-entry.js', import.meta.url),
): SegmentPool {
  return threads === 0 ? HERE : createThreads(threads, entry)
}

const HERE: SegmentPool = {
  take: () =>
    Promise.resolve(
      (lines, onStory) =>
        new Promise((resolve) => {
          resolve(makeSegment(lines, onStory))
        }),
    ),
  close: () => Promise.resolve(),
}

function createThreads(count: number, entry: URL): SegmentPool {
  const threads: SegmentThread[] = []
  const idle: SegmentThread[] = []
  const waiting: ((thread: SegmentThread) => void)[] = []
  const takeThread = (): SegmentThread | Promise<SegmentThread> => {
    const known = idle.pop()
    if (known !== undefined) return known
    if (threads.length === count) {
      return new Promise((resolve) => {
        waiting.push(resolve)
      })
    }
    const started = startSegmentThread(entry)
    threads.push(started)
    return started
  }
  return {
    take: async () => {
      const thread = await takeThread()
      return async (lines, onStory) => {
        const made = await thread.make(lines, onStory)
        const next = waiting.shift()
        if (next === undefined) idle.push(thread)
        else next(thread)
        return made
      }
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end()))
    },
  }
}
