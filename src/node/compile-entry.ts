// What a thread that compiles runs: answers once with the compiled bytes, which it hands over uncopied.
import { parentPort, workerData } from 'node:worker_threads'

import { LedeError } from '../errors.ts'
import { compileDirectory } from './compile-directory.ts'

/** What the thread answers: bytes, or why there are none. */
export type CompileAnswer =
  { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly code: string; readonly message: string }

// The thread is started with the folder's path.
const directory = workerData as string
try {
  const bytes = await compileDirectory(directory)
  parentPort?.postMessage({ bytes } satisfies CompileAnswer, [bytes.buffer])
} catch (error) {
  if (!(error instanceof LedeError)) throw error
  const { code, message } = error
  parentPort?.postMessage({ code, message } satisfies CompileAnswer)
}
