// A thread that reads feeds, HTML and Markdown, so that a source that somebody made to take for ever
// takes neither more time nor more memory than it is allowed. Knows nothing of the formats.
import { Worker } from 'node:worker_threads'

import type { ParsedMessage } from './parse-entry.ts'
import { type ParseMarkup, parseMarkup } from '../../sources/parse-markup.ts'
import type { SourceContext } from '../../sources/source-context.ts'
import type { ParsedSource } from '../../story/story-draft.ts'

/** What reading one source may take. */
export interface ParseLimits {
  /** @default 30 */
  readonly seconds?: number
  /** Memory for JavaScript objects. @default 1024 */
  readonly mebibytes?: number
}

export interface ParseThread {
  /** Reads one source after the other. One that goes over a limit gives an issue. */
  readonly parse: ParseMarkup
  /** Ends the thread, whatever it is doing. */
  readonly close: () => Promise<void>
}

/** Creates a thread, which starts with the first source; without the built package, reads here. */
export function createParseThread(limits: ParseLimits = {}): ParseThread {
  // Threads run JavaScript files: those of the built package, not its TypeScript sources.
  if (!import.meta.url.endsWith('.js'))
    return { parse: parseMarkup, close: () => Promise.resolve() }
  const { seconds = 30, mebibytes = 1024 } = limits
  let worker: Worker | undefined
  const start = (): Worker =>
    new Worker(new URL('./parse-entry.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mebibytes },
      // A thread that is being ended may still fail, and nobody waits for it any more.
    }).on('error', () => undefined)
  const end = async (): Promise<void> => {
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }
  let last: Promise<unknown> = Promise.resolve()
  const parseNext: ParseMarkup = async (format, text, context) => {
    const running = (worker ??= start())
    // Only a source under way keeps the program alive.
    running.ref()
    try {
      running.postMessage({ format, text, context })
      return await answerOf(running, context, seconds)
    } catch (reason) {
      await end()
      if (reason instanceof Error) throw reason
      return { stories: [], issues: [{ source: context.source, reason: String(reason) }] }
    } finally {
      running.unref()
    }
  }
  return {
    parse: (format, text, context) => {
      const parsed = last.then(() => parseNext(format, text, context))
      last = parsed.catch(() => undefined)
      return parsed
    },
    close: end,
  }
}

/** Waits for what the thread makes of a source; rejects with an error, or with a reason in words. */
function answerOf(
  worker: Worker,
  { source }: SourceContext,
  seconds: number,
): Promise<ParsedSource> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    const fail = (reason: unknown): void => {
      settle(() => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- words are an issue of the source, errors are faults
        reject(reason)
      })
    }
    const onMessage = (message: ParsedMessage): void => {
      settle(() => {
        if ('parsed' in message) resolve(message.parsed)
        else reject(new Error(`${source}: ${message.error}`))
      })
    }
    const onError = (error: NodeJS.ErrnoException): void => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      fail(isMemory ? 'takes too much memory to read' : error)
    }
    const onExit = (code: number): void => {
      fail(new Error(`the thread that reads ${source} died (exit code ${code})`))
    }
    const timer = setTimeout(() => {
      fail(`takes over ${seconds} s to read`)
    }, seconds * 1000)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}
