// What the thread runs that reads feeds, HTML and Markdown: answers one source after the other.
import { parentPort } from 'node:worker_threads'

import { type MarkupFormat, parseMarkup } from '../../sources/parse-markup.ts'
import type { SourceContext } from '../../sources/source-context.ts'
import type { ParsedSource } from '../../story/story-draft.ts'

/** What the thread answers: what was read, or how the program failed. */
export type ParsedMessage = { readonly parsed: ParsedSource } | { readonly error: string }

interface ParseTask {
  readonly format: MarkupFormat
  readonly text: string
  readonly context: SourceContext
}

// Whoever starts the thread sends it nothing but tasks.
parentPort?.on('message', ({ format, text, context }: ParseTask) => {
  parseMarkup(format, text, context).then(
    (parsed) => {
      parentPort?.postMessage({ parsed } satisfies ParsedMessage)
    },
    (error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
      parentPort?.postMessage({ error: message } satisfies ParsedMessage)
    },
  )
})
