// A thread that reads feeds, HTML and Markdown, so that a source that was made to take for ever takes
// neither more time nor more memory than it is allowed.
import { type MarkupFormat, type ParseMarkup, parseMarkup } from '../../sources/parse-markup.ts'
import type { SourceContext } from '../../sources/source-context.ts'
import type { ParsedSource } from '../../story/story-draft.ts'
import { hasThreads, startThread, type Thread, ThreadDeath } from './thread.ts'

/** What reading one source may take. */
export interface ParseLimits {
  /** @default 30 */
  readonly seconds?: number
  /** Memory for JavaScript objects. @default 1024 */
  readonly mebibytes?: number
}

/** What the thread is asked for. */
export interface ParseRequest {
  readonly format: MarkupFormat
  readonly text: string
  readonly context: SourceContext
}

export interface ParseThread {
  /** Reads one source after the other. One that goes over a limit gives an issue. */
  readonly parse: ParseMarkup
  /** Ends the thread, whatever it is doing. */
  readonly close: () => Promise<void>
}

/** Creates a thread, which starts with the first source; without the built package, reads here. */
export function createParseThread(limits: ParseLimits = {}): ParseThread {
  if (!hasThreads) return { parse: parseMarkup, close: () => Promise.resolve() }
  const { seconds = 30, mebibytes = 1024 } = limits
  let thread: Thread<ParseRequest, ParsedSource> | undefined
  const start = (): Thread<ParseRequest, ParsedSource> => {
    const entry = new URL('./parse-entry.js', import.meta.url)
    return startThread({ entry, name: 'The thread that reads sources', mebibytes })
  }
  const close = async (): Promise<void> => {
    const ending = thread
    thread = undefined
    await ending?.end()
  }
  let last: Promise<unknown> = Promise.resolve()
  const parseNext: ParseMarkup = async (format, text, context) => {
    thread ??= start()
    const signal = AbortSignal.timeout(seconds * 1000)
    try {
      return await thread.ask({ format, text, context }, { signal })
    } catch (error) {
      await close()
      const reason = signal.aborted ? `takes over ${seconds} s to read` : memoryReason(error)
      if (reason !== undefined) return { stories: [], issues: [{ source: context.source, reason }] }
      const message = error instanceof Error ? error.message : String(error)
      throw new Error(`${context.source}: ${message}`, { cause: error })
    }
  }
  return {
    parse: (format, text, context) => {
      const parsed = last.then(() => parseNext(format, text, context))
      last = parsed.catch(() => undefined)
      return parsed
    },
    close,
  }
}

/** Says in words that a thread ran out of memory; undefined of any other error. */
function memoryReason(error: unknown): string | undefined {
  const cause = error instanceof ThreadDeath ? error.cause : undefined
  const isMemory =
    cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isMemory ? 'takes too much memory to read' : undefined
}
