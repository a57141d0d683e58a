// The makers of the segments of a build: as many threads as it is given, or this thread.
import { type MadeSegment, makeSegment, type SegmentRequest } from '../index-folder/make-segment.ts'
import { startThread, type Thread } from './thread.ts'

export interface SegmentPool {
  /** Waits until a segment can be made at once. */
  readonly free: () => Promise<void>
  /**
   * Makes one segment from the lines of its stories, which it takes over; tells how many of its stories are done.
   * @throws LedeError what makes no segment, or `internal` when the thread dies.
   */
  readonly make: (request: SegmentRequest, onStory: (done: number) => void) => Promise<MadeSegment>
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
  free: () => Promise.resolve(),
  make: makeSegment,
  close: () => Promise.resolve(),
}

function createThreads(count: number, entry: URL): SegmentPool {
  const threads: Thread<SegmentRequest, MadeSegment>[] = []
  const idle: Thread<SegmentRequest, MadeSegment>[] = []
  const busy = new Set<Promise<void>>()
  const start = (): Thread<SegmentRequest, MadeSegment> => {
    const thread = startThread<SegmentRequest, MadeSegment>({
      entry,
      name: 'A thread that builds the index',
      consequence: 'The old index, if there is one, is as it was.',
    })
    threads.push(thread)
    return thread
  }
  return {
    free: async () => {
      while (busy.size >= count) await Promise.race(busy)
    },
    make: (request, onStory) => {
      const thread = idle.pop() ?? start()
      const making = thread.ask(request, {
        onProgress: onStory,
        transfer: [request.lines.buffer],
      })
      const settled = making
        .then(
          () => idle.push(thread),
          // A thread that failed is not used again.
          () => undefined,
        )
        .then(() => {
          busy.delete(settled)
        })
      busy.add(settled)
      return making
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end()))
    },
  }
}
