// Builds an index on another thread, so that a server that has none yet goes on answering.
import { Worker } from 'node:worker_threads'

import { LedeError } from '../../errors.ts'
import { hasThreads } from '../../node/threads/threads.ts'
import type { BuildAnswer } from './build-entry.ts'
import { type BuildOutcome, type BuildTask, runBuild } from './run-build.ts'

/**
 * Does what `runBuild` does on another thread. Aborted, it leaves the folder as a killed build does.
 * @throws LedeError as `runBuild`, and `internal` when the thread dies; the signal's reason.
 */
export async function buildOnThread(task: BuildTask, signal: AbortSignal): Promise<BuildOutcome> {
  // Only this thread can read standard input.
  if (!hasThreads || task.sources.includes('-')) return runBuild(task)
  const worker = new Worker(new URL('./build-entry.js', import.meta.url), { workerData: task })
  const answer = await new Promise<BuildAnswer>((resolve, reject) => {
    const died = (reason: string, cause?: Error): void => {
      reject(
        new LedeError('internal', `The thread that builds the index died (${reason}).`, { cause }),
      )
    }
    signal.addEventListener('abort', () => {
      // What the signal was given is what its listeners expect to be thrown.
      reject(signal.reason as Error)
      void worker.terminate()
    })
    worker.once('message', resolve)
    worker.once('error', (error: Error) => {
      died(error.message, error)
    })
    worker.once('exit', (code) => {
      died(`exit code ${code}`)
    })
  })
  if ('code' in answer) throw new LedeError(answer.code, answer.message)
  return answer
}
