// What a thread that makes segments runs: one segment after the other, each answered with arrays that
// are handed over uncopied.
import { parentPort } from 'node:worker_threads'

import { type ErrorCode, LedeError } from '../../errors.ts'
import { type MadeSegment, makeSegment } from '../index-folder/make-segment.ts'

/** What the thread says: how many stories are done; at the end the segment, or why there is none. */
export type SegmentAnswer =
  | { readonly done: number }
  | { readonly made: MadeSegment }
  | { readonly code: ErrorCode; readonly message: string }

/** Progress is told every so many stories. */
const PROGRESS_STORIES = 500

function answer(message: SegmentAnswer, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}

/** The memory of all typed arrays in a value. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    // Nothing here is made on shared memory.
    found.add(value.buffer as ArrayBuffer)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Map)) {
    for (const part of Object.values(value)) buffersOf(part, found)
  }
  return found
}

// Whoever starts the thread sends it nothing but lines.
parentPort?.on('message', (lines: Uint8Array) => {
  try {
    const made = makeSegment(lines, (done) => {
      if (done % PROGRESS_STORIES === 0) answer({ done })
    })
    answer({ made }, [...buffersOf(made)])
  } catch (error) {
    if (!(error instanceof LedeError)) throw error
    answer({ code: error.code, message: error.message })
  }
})
