// What a reader of any format needs next to the text: name, address, time zone, date order.
import type { DateContext } from './dates/printed-date.ts'

export interface SourceContext extends DateContext {
  /** The name that stories and issues carry. */
  readonly source: string
  /** The address that the source was fetched from, to which its links are relative. */
  readonly address?: string
  /** Stories dated after this moment are left out, milliseconds since 1970. @default none */
  readonly latestMs?: number | undefined
}
