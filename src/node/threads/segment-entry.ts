// What a thread that makes segments runs.
import { type MadeSegment, makeSegment, type SegmentRequest } from '../index-folder/make-segment.ts'
import { answerRequests } from './answer-requests.ts'

/** Stories between two reports of progress. */
const PROGRESS_STORIES = 500

answerRequests(
  (request: SegmentRequest, onProgress) =>
    makeSegment(request, (done) => {
      if (done % PROGRESS_STORIES === 0) onProgress(done)
    }),
  (made: MadeSegment) => [...buffersOf(made)],
)

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
