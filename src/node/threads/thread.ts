// A thread that answers one request after the other, as the side that asks sees it.
import { Worker } from 'node:worker_threads'

import { IndexError, LedeError } from '../../errors.ts'
import type { Answer, Failure } from './answer-requests.ts'

/** Whether threads can be started: they run JavaScript files, which only the built package has. */
export const hasThreads: boolean = import.meta.url.endsWith('.js')

/** What a thread runs, and what it may take. */
export interface ThreadOptions {
  /** A file that calls `answerRequests`. */
  readonly entry: URL
  /** What it is, for the error when it dies: `The thread that compiles the index`. */
  readonly name: string
  /** A sentence for that error: what it means to the reader. */
  readonly consequence?: string
  /** Most memory for JavaScript objects, MiB. @default what Node takes */
  readonly mebibytes?: number
}

interface RequestOptions {
  /** Called with how much is done, in the unit of the thread. */
  readonly onProgress?: ((done: number) => void) | undefined
  /** Memory that is handed over, not copied. */
  readonly transfer?: readonly ArrayBuffer[]
  /** Aborted, it ends the thread, whatever the thread is doing. */
  readonly signal?: AbortSignal
}

export interface Thread<Request, Result> {
  /**
   * Sends a request and waits for what becomes of it; one at a time.
   * @throws LedeError as the thread threw it; ThreadDeath; the signal's reason.
   */
  readonly ask: (request: Request, options?: RequestOptions) => Promise<Result>
  /** Ends the thread, whatever it is doing. */
  readonly end: () => Promise<void>
}

/** Thrown when a thread ended without an answer; `cause` is the error that ended it. */
export class ThreadDeath extends LedeError {
  override readonly name = 'ThreadDeath'

  constructor({ name, consequence }: ThreadOptions, reason: string, cause?: Error) {
    const rest = consequence === undefined ? '' : ` ${consequence}`
    super('internal', `${name} died (${reason}).${rest}`, { cause })
  }
}

/** Starts a thread. It keeps the program alive only while a request is under way. */
export function startThread<Request, Result>(options: ThreadOptions): Thread<Request, Result> {
  const { entry, mebibytes } = options
  const resourceLimits = mebibytes === undefined ? {} : { maxOldGenerationSizeMb: mebibytes }
  const worker = new Worker(entry, { resourceLimits })
  let death: ThreadDeath | undefined
  let request: Settle<Result> | undefined
  const die = (reason: string, cause?: Error): void => {
    death ??= new ThreadDeath(options, reason, cause)
    request?.reject(death)
  }
  worker
    .on('message', (answer: Answer<Result>) => {
      if ('done' in answer) request?.onProgress?.(answer.done)
      else if ('result' in answer) request?.resolve(answer.result)
      else request?.reject(toError(answer))
    })
    .on('error', (error: Error) => {
      die(error.message, error)
    })
    .on('exit', (code) => {
      die(`exit code ${code}`)
    })
  const ask = async (
    sent: Request,
    { onProgress, transfer = [], signal }: RequestOptions = {},
  ): Promise<Result> => {
    signal?.throwIfAborted()
    if (death !== undefined) throw death
    const onAbort = (): void => {
      // What the signal was given is what its listeners expect to be thrown.
      request?.reject(signal?.reason as Error)
      void worker.terminate()
    }
    worker.ref()
    signal?.addEventListener('abort', onAbort)
    try {
      return await new Promise((resolve, reject) => {
        request = { onProgress, resolve, reject }
        worker.postMessage(sent, transfer)
      })
    } finally {
      signal?.removeEventListener('abort', onAbort)
      request = undefined
      worker.unref()
    }
  }
  const end = async (): Promise<void> => {
    await worker.terminate()
  }
  return { ask, end }
}

/** Starts a thread for one request, and ends it. @throws as `Thread.ask`. */
export async function askThread<Result>(
  options: ThreadOptions,
  request: unknown,
  signal?: AbortSignal,
): Promise<Result> {
  const thread = startThread<unknown, Result>(options)
  try {
    return await thread.ask(request, { ...(signal && { signal }) })
  } finally {
    await thread.end()
  }
}

interface Settle<Result> extends Pick<RequestOptions, 'onProgress'> {
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

function toError({ code, message, directory }: Failure): LedeError {
  if (directory === undefined) return new LedeError(code, message)
  // What has a folder was an IndexError, so its code is one of an IndexError.
  return new IndexError(code as ConstructorParameters<typeof IndexError>[0], directory, message)
}
