// The value between fetching an address and reading a source.
import type { SourceFormat } from './detect-format.ts'

/** A source that was fetched. */
export interface FetchedSource {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Where it was in the end, after redirects; its links are relative to this. */
  readonly address: string
  readonly charset: string | undefined
  /** What its media type or its name usually stands for. */
  readonly usual: SourceFormat | undefined
  /** What is to be reported, though it can be read. */
  readonly warning?: string | undefined
}

/** Fetches what is at an address, or says in a few words why it could not. */
export type FetchSource = (address: string) => Promise<FetchedSource | { readonly reason: string }>
