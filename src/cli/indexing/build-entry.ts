// What the thread runs on which `lede serve` builds its first index: answers once.
import { parentPort, workerData } from 'node:worker_threads'

import { type ErrorCode, LedeError } from '../../errors.ts'
import { type BuildOutcome, type BuildTask, runBuild } from './run-build.ts'

/** What the thread answers: what was built, or why nothing was. */
export type BuildAnswer = BuildOutcome | { readonly code: ErrorCode; readonly message: string }

function answer(message: BuildAnswer): void {
  parentPort?.postMessage(message)
}

try {
  // The thread is started with a task.
  answer(await runBuild(workerData as BuildTask))
} catch (error) {
  if (!(error instanceof LedeError)) throw error
  answer({ code: error.code, message: error.message })
}
