// What runs on a thread: each request is answered with a result or an error, and with progress before.
import process from 'node:process'
import { parentPort } from 'node:worker_threads'

import { type ErrorCode, IndexError, LedeError } from '../../errors.ts'

/** What a thread says: how much is done; at the end the result, or why there is none. */
export type Answer<Result> = { readonly done: number } | { readonly result: Result } | Failure

/** A LedeError on its way to another thread, which keeps no class and no code of an error. */
export interface Failure {
  readonly code: ErrorCode
  readonly message: string
  /** The folder of an IndexError. */
  readonly directory?: string
}

/**
 * Answers the requests that `startThread` sends to this thread. An error that is no LedeError ends the
 * thread.
 * @param answer Makes the result of a request, and may call `onProgress` with how much is done.
 * @param transferOf Gives the memory of a result that is handed over, not copied.
 */
export function answerRequests<Result>(
  answer: (request: never, onProgress: (done: number) => void) => Result | Promise<Result>,
  transferOf: (result: Result) => readonly ArrayBuffer[] = () => [],
): void {
  const say = (said: Answer<Result>, transfer: readonly ArrayBuffer[] = []): void => {
    parentPort?.postMessage(said, transfer)
  }
  const onRequest = async (request: never): Promise<void> => {
    try {
      const result = await answer(request, (done) => {
        say({ done })
      })
      await printed()
      say({ result }, transferOf(result))
    } catch (error) {
      if (!(error instanceof LedeError)) throw error
      await printed()
      const { code, message } = error
      say({ code, message, ...(error instanceof IndexError && { directory: error.directory }) })
    }
  }
  // A rejection ends the thread. Whoever starts it knows what to send, hence the cast.
  parentPort?.on('message', (request: unknown) => void onRequest(request as never))
}

/** Waits until the main thread has what was printed: after the answer the thread may be ended. */
async function printed(): Promise<void> {
  if (process.stderr.writableLength === 0) return
  await new Promise((resolve) => process.stderr.write('', resolve))
}
