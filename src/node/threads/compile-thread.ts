// Compiles an index on another thread, so that the one that answers goes on answering.
import { Worker } from 'node:worker_threads'

import { IndexError } from '../../errors.ts'
import type { Language } from '../../languages.ts'
import type { CompileAnswer, CompileOrder } from './compile-entry.ts'
import { compileDirectory } from '../index-folder/compile-directory.ts'
import { hasThreads } from './threads.ts'

/**
 * Compiles the index of a folder for a language, on another thread.
 * @throws IndexError for an index that cannot be read.
 */
export async function compileOnThread(
  directory: string,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!hasThreads) return compileDirectory(directory, language)
  const worker = new Worker(new URL('./compile-entry.js', import.meta.url), {
    workerData: { directory, language } satisfies CompileOrder,
  })
  const answer = await new Promise<CompileAnswer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => {
      reject(new Error(`The compiling thread ended with code ${code}`))
    })
  })
  if ('bytes' in answer) return answer.bytes
  // The thread answers with codes of IndexError only: nothing else is thrown on purpose there.
  throw new IndexError(
    answer.code as IndexError['code'] & 'index_damaged',
    directory,
    answer.message,
  )
}
