// A thread that makes segments, one after the other. Knows how to talk to it, not what becomes of them.
import { Worker } from 'node:worker_threads'

import { LedeError } from '../../errors.ts'
import type { MadeSegment } from '../index-folder/make-segment.ts'
import type { SegmentAnswer } from './segment-entry.ts'

/** Makes one segment from its lines, which it takes over; tells how many of its stories are done. */
export type SegmentMaker = (
  lines: Uint8Array<ArrayBuffer>,
  onStory: (done: number) => void,
) => Promise<MadeSegment>

export interface SegmentThread {
  /**
   * Makes a segment; the next one when that is done.
   * @throws LedeError what the thread threw, or `internal` where the thread died.
   */
  readonly make: SegmentMaker
  /** Ends the thread, whatever it is doing. */
  readonly end: () => Promise<unknown>
}

/** Starts a thread that runs `entry`. */
export function startSegmentThread(entry: URL): SegmentThread {
  const worker = new Worker(entry)
  let job:
    | {
        readonly onStory: (done: number) => void
        readonly resolve: (made: MadeSegment) => void
        readonly reject: (error: LedeError) => void
      }
    | undefined
  let death: LedeError | undefined
  const die = (reason: string, cause?: Error): void => {
    const message = `A thread that builds the index died (${reason}). The old index, if there is one, is as it was.`
    death ??= new LedeError('internal', message, { cause })
    job?.reject(death)
  }
  worker.on('message', (answer: SegmentAnswer) => {
    if ('done' in answer) job?.onStory(answer.done)
    else if ('made' in answer) job?.resolve(answer.made)
    else job?.reject(new LedeError(answer.code, answer.message))
  })
  worker.on('error', (error: Error) => {
    die(error.message, error)
  })
  worker.on('exit', (code) => {
    die(`exit code ${code}`)
  })
  return {
    make: (lines, onStory) =>
      new Promise((resolve, reject) => {
        if (death !== undefined) {
          reject(death)
          return
        }
        job = { onStory, resolve, reject }
        worker.postMessage(lines, [lines.buffer])
      }),
    end: () => worker.terminate(),
  }
}
