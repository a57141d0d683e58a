// What fetching may do, and how much of it.
import type { LookupAddress, LookupAllOptions } from 'node:dns'

/** Looks a name up: all its addresses. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** Limits and permissions of fetching. */
interface FetchLimits {
  /** From the first name lookup to the last byte, redirects included. @default 30000 */
  readonly timeoutMs?: number
  /** Of the body, as it is sent and as it is unpacked. @default 33554432 */
  readonly maxBytes?: number
  /** @default 5 */
  readonly maxRedirects?: number
  /** Private, loopback, link-local and other special addresses, too. @default false */
  readonly allowPrivate?: boolean
}

export interface FetchOptions extends FetchLimits {
  /** What is known of an earlier answer: an unchanged one is not sent again. */
  readonly validators?: Validators | undefined
  readonly signal?: AbortSignal | undefined
  /** Looks names up. @default the system's resolver */
  readonly resolve?: Resolve | undefined
  /** Which addresses may be connected to. @default public ones, or all with `allowPrivate` */
  readonly isAllowed?: ((address: string) => boolean) | undefined
}

/** What makes a request conditional (RFC 9110, section 13). */
export interface Validators {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}
