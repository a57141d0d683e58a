// An index compiled on another thread, so that the one that answers goes on answering.
import type { Language } from '../../languages.ts'
import { compileDirectory } from '../index-folder/compile-directory.ts'
import { askThread, hasThreads } from './thread.ts'

/** What the thread is asked for. */
export interface CompileRequest {
  readonly directory: string
  readonly language: Language
}

/**
 * Compiles the segments of a folder for a language, on another thread.
 * @throws IndexError for an index that cannot be read; LedeError `internal` when the thread dies.
 */
export async function compileOnThread(
  directory: string,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>[]> {
  if (!hasThreads) return compileDirectory(directory, language)
  const entry = new URL('./compile-entry.js', import.meta.url)
  return askThread<Uint8Array<ArrayBuffer>[]>(
    { entry, name: 'The thread that compiles the index' },
    {
      directory,
      language,
    } satisfies CompileRequest,
  )
}
