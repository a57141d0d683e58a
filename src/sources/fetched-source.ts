// The value between fetching an address and reading a source.
import type { SourceFormat } from './detect-format.ts'

export interface FetchedSource {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Its final address, after redirects; its links are relative to it. */
  readonly address: string
  readonly charset: string | undefined
  /** The usual format for its media type or name. */
  readonly usual: SourceFormat | undefined
  /** A warning to report, although it can be read. */
  readonly warning?: string | undefined
}

/** Fetches an address, or gives the reason in a few words why it could not. */
export type FetchSource = (address: string) => Promise<FetchedSource | { readonly reason: string }>
