// What a thread that compiles runs: answers once with the compiled bytes, which it hands over uncopied.
import { parentPort, workerData } from 'node:worker_threads'

import { LedeError } from '../../errors.ts'
import type { Language } from '../../languages.ts'
import { compileDirectory } from '../index-folder/compile-directory.ts'

/** What the thread answers: bytes, or why there are none. */
export type CompileAnswer =
  { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly code: string; readonly message: string }

/** What the thread is started with. */
export interface CompileOrder {
  readonly directory: string
  readonly language: Language
}

// compile-thread.ts starts it, and with nothing else.
const { directory, language } = workerData as CompileOrder
try {
  const bytes = await compileDirectory(directory, language)
  parentPort?.postMessage({ bytes } satisfies CompileAnswer, [bytes.buffer])
} catch (error) {
  if (!(error instanceof LedeError)) throw error
  const { code, message } = error
  parentPort?.postMessage({ code, message } satisfies CompileAnswer)
}
