// An index built on another thread, so that a server that has none yet goes on answering.
import { askThread, hasThreads } from '../../node/threads/thread.ts'
import { type BuildOutcome, type BuildTask, runBuild } from './run-build.ts'

/**
 * Does what `runBuild` does on another thread. Aborted, it leaves the folder as a killed build does.
 * @throws LedeError as `runBuild`, and `internal` when the thread dies; the signal's reason.
 */
export async function buildOnThread(task: BuildTask, signal: AbortSignal): Promise<BuildOutcome> {
  // Only this thread can read standard input.
  if (!hasThreads || task.sources.includes('-')) return runBuild(task)
  const entry = new URL('./build-entry.js', import.meta.url)
  return askThread<BuildOutcome>({ entry, name: 'The thread that builds the index' }, task, signal)
}
