// The events of watching sources.
import type { SourceIssue } from '../../story/story-draft.ts'

/** What happened while watching. */
export type WatchEvent =
  | {
      readonly kind: 'read'
      readonly source: string
      /** How many stories it holds now. */
      readonly stories: number
      /** The server said that nothing has changed. */
      readonly isUnchanged: boolean
      readonly issues: readonly SourceIssue[]
    }
  | {
      readonly kind: 'failed'
      readonly source: string
      readonly reason: string
      /** How often in a row. */
      readonly failures: number
      readonly retryInMs: number
    }
  | {
      /** It was read, but its answer cannot be kept here, so that it will be sent whole again. */
      readonly kind: 'not_kept'
      readonly source: string
      readonly reason: string
    }
  | {
      readonly kind: 'indexed'
      readonly added: number
      readonly changed: number
      /** In the index now. */
      readonly stories: number
      readonly generation: string
    }
  | { readonly kind: 'not_indexed'; readonly reason: string; readonly retryInMs: number }
